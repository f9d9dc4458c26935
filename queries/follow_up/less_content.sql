-- Var är personal eller styrgrupper mindre nöjda än målet, hur säkert är det, och hur många svarade?
-- Grain: one row per question and platform (or shared steering group) whose share lies below its goal; what is surest and largest first. Shares 0–1.
WITH latest AS (
    SELECT max(period) AS period FROM survey_share
),
response AS (
    SELECT period, platform, respondent, value / 100 AS response_rate, fact_id AS response_fact_id
    FROM fact
    WHERE topic = 'enkat' AND measure = 'svarsfrekvens' AND item IS NULL AND used
),
result AS (
    SELECT survey.period, survey.area, survey.platform, survey.respondent, survey.item, questions.description, survey.top AS "count", survey.n,
        survey.is_hidden, survey.fact_ids, TRY_CAST(questions.goal AS DOUBLE) / 100 AS goal,
        CASE WHEN n >= greatest(1, hide_shares_below_n) THEN top / n END AS share
    FROM survey_share AS survey
    JOIN latest USING (period)
    JOIN questions USING (period, item, respondent)
    CROSS JOIN build
    WHERE survey.respondent IN ('personal', 'styrgrupp')
        AND ($area = 'UR' OR survey.area = $area OR (survey.area = 'KR' AND $area <> '2480'))
)
SELECT result.* EXCLUDE (fact_ids), wilson_low(share, n) AS low, wilson_high(share, n) AS high, goal_signal(share, goal, n) AS signal, signals.symbol,
    signals.label AS signal_label, signals.colour AS signal_colour, platforms.label AS platform_label, respondents.label AS respondent_label,
    response_rate, result.fact_ids || CASE WHEN response_fact_id IS NULL THEN [] ELSE [response_fact_id] END AS fact_ids
FROM result
JOIN platforms USING (platform)
JOIN respondents USING (respondent)
JOIN signals ON signals.signal = goal_signal(share, goal, n)
LEFT JOIN response USING (period, platform, respondent)
WHERE share < goal
ORDER BY signals.signal = 'missed' DESC, goal - share DESC, platforms.sort_order, item
