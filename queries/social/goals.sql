-- Hur gick det med varje socialt mål, för den eller dem som läsaren har valt?
-- Grain: one row per goal of the period and group; the steering group's shared answers once. `respondent` and `state` are empty for all.
WITH claim AS (
    SELECT period, platform, category AS outcome, any_value(value) AS claimed, any_value(printed) AS claim_printed
    FROM fact WHERE topic = 'mal' AND measure = 'natt_enligt_papperet' AND used GROUP BY ALL
),
outcome_of AS (
    SELECT indicator_year AS period, indicator AS item, outcome FROM indicator_outcomes()
)
SELECT result.goal_row, result.period, result.platform, platforms.label AS platform_label, platforms.kind AS platform_kind, result.item, result.category, result.respondent,
    respondents.label AS respondent_label, goal_areas.goal_area, goal_areas.label AS goal_area_label, result.label, result.kind,
    result.goal, CASE WHEN result.signal = 'other_base' THEN bases.label END AS goal_base_label, goal_number, result_number, result."count", result.n, result.share, result.low, result.high, result.is_hidden,
    result.signal, signals.symbol, signals.label AS signal_label, signals.colour AS signal_colour,
    coalesce(paper_signal, claimed) AS claimed, claim_printed, signal_is_lost, result.fact_ids,
    (SELECT list(title ORDER BY title) FROM findings WHERE list_contains(result.finding_ids, finding_id) AND kind NOT IN ('gap', 'reading')) AS finding_titles
FROM social_result AS result
JOIN social_account USING (goal_row)
JOIN goal_areas ON goal_areas.goal_area = result.goal_area AND is_valid(goal_areas.valid_from, goal_areas.valid_to, result.period)
JOIN platforms ON platforms.platform = result.platform
JOIN signals USING (signal)
LEFT JOIN bases ON bases.base = result.goal_base
LEFT JOIN respondents ON respondents.respondent = result.respondent
LEFT JOIN outcome_of ON outcome_of.period = result.period AND outcome_of.item = result.item AND result.respondent IS NULL AND result.kind IN ('share', 'outcome')
LEFT JOIN claim ON claim.period = result.period AND claim.platform = result.platform AND claim.outcome = outcome_of.outcome
WHERE result.period = $period AND group_code = $group_code
    AND ($respondent = '' OR coalesce(result.respondent, 'statistik') = $respondent)
    AND ($state = '' OR list_contains((SELECT string_split(signals, ' ') FROM states WHERE state = $state), result.signal))
ORDER BY goal_areas.sort_order, result.sort_order, platforms.sort_order
