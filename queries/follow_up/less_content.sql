-- Var är personal eller styrgrupper mindre nöjda än målet, hur säkert är det, och hur många svarade?
-- Grain: one row per question and platform (or shared steering group) whose share lies below its goal; what is surest and largest first. Shares 0–1.
SELECT result.period, result.area, result.platform, result.respondent, result.item, indicators.label, description, top AS "count", n, share, low, high, goal, signal,
    signals.symbol, signals.label AS signal_label, signals.colour AS signal_colour, is_hidden, platforms.label AS platform_label,
    CASE WHEN platform IN (SELECT platform FROM steering_groups) THEN platforms.short_label ELSE '' END AS shared_name,
    respondents.label AS respondent_label, response_rate, result.fact_ids
FROM survey_result AS result
JOIN platforms USING (platform)
JOIN respondents ON respondents.respondent = result.respondent
JOIN signals USING (signal)
JOIN indicators ON (indicators.period, indicators.item, indicators.respondent) = (result.period, result.item, result.respondent)
WHERE result.period = (SELECT max(period) FROM survey_result WHERE respondent IN ('personal', 'styrgrupp')) AND result.respondent IN ('personal', 'styrgrupp') AND share < goal
    AND concerns(result.area, $area)
ORDER BY signal = 'missed' DESC, goal - share DESC, platforms.sort_order, result.item
