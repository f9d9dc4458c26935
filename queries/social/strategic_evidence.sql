-- Vilka sociala mål ligger bakom ett strategiskt mål på en plattform, och hur gick det med dem?
-- Grain: one row per social goal behind a criterion, in the board's order.
SELECT criterion.part, result.goal_row, result.item, result.respondent, respondents.label AS respondent_label, result.label, result.kind,
    result.goal, goal_number, result_number, result."count", result.n, result.share, result.low, result.high, result.is_hidden, result.signal,
    signals.symbol, signals.label AS signal_label, signals.colour AS signal_colour, platforms.label AS platform_label,
    claim.value AS claimed, claim.printed AS claim_printed, result.fact_ids
FROM (SELECT *, unnest(string_split(items, ' ')) AS item FROM strategic_criteria) AS criterion
JOIN social_result AS result USING (period, item)
JOIN social_account USING (goal_row)
JOIN signals USING (signal)
JOIN platforms USING (platform)
LEFT JOIN respondents ON respondents.respondent = result.respondent
LEFT JOIN fact AS claim ON claim.topic = 'mal' AND claim.measure = 'natt_enligt_papperet' AND claim.used AND result.kind = 'outcome'
    AND (claim.period, claim.platform, claim.category) = (result.period, result.platform, result.category)
WHERE criterion.period = $period AND goal_id = $goal_id AND group_code = $platform
ORDER BY criterion.sort_order, result.sort_order, platforms.sort_order
