-- Hur stor andel valde de översta svaren på varje fråga, på varje plattform, och hur många svarade?
-- Grain: one row per question and platform that was asked; the steering group that municipalities share stands under each of them.
SELECT result.period, result.item, result.description, result.respondent, respondents.label AS respondent_label, result.platform,
    platforms.label AS platform_label, top AS "count", n, share, low, high, goal, signal, signals.symbol, signals.label AS signal_label,
    signals.colour AS signal_colour, is_hidden, response_rate, guide, coalesce(response_rate < guide, false) AS is_below_guide, result.scale, comparable_with, comparable,
    reason, result.fact_ids,
    (SELECT count(*) FROM scales WHERE scales.scale = result.scale AND is_top_three = 'ja') AS top_steps, EXISTS (
        SELECT 1 FROM fact
        WHERE fact.topic = 'socialt_bokslut' AND fact.measure = 'utfall_andel' AND concat_ws(' ', fact.period, fact.item) = comparable_with
            AND (fact.platform = result.platform OR list_contains(string_split(steering_groups.members, ' '), fact.platform))
    ) AS has_earlier
FROM survey_result AS result
JOIN platforms USING (platform)
JOIN respondents ON respondents.respondent = result.respondent
JOIN signals USING (signal)
LEFT JOIN steering_groups ON steering_groups.platform = result.platform
WHERE result.period = $period AND result.respondent = $respondent
    AND concerns(result.area, $area)
ORDER BY CAST(split_part(result.item, '.', 1) AS INTEGER), CAST(split_part(result.item, '.', 2) AS INTEGER), platforms.sort_order
