-- Hur många gav varje svar på en fråga, på varje plattform?
-- Grain: one row per platform and answer, in the order of the scale; count is missing where the paper has lost it or it is hidden.
SELECT result.platform, platforms.label AS platform_label, result.item, scales.answer, CAST(scales.position AS INTEGER) AS position,
    scales.in_share = 'ja' AS is_top, EXISTS (SELECT 1 FROM scales AS steps WHERE steps.scale = result.scale AND steps.is_top_three = 'ja') AS has_steps,
    fact.value AS "count", fact.status = 'suppressed' AS is_hidden, result.n, fact.value / result.n AS share, scales.colour, scales.text_colour,
    [fact.fact_id] AS fact_ids
FROM survey_result AS result
JOIN platforms USING (platform)
JOIN scales USING (scale)
JOIN fact ON fact.topic = 'enkat' AND fact.measure = 'svar' AND fact.used AND fact.category = scales.answer
    AND (fact.period, fact.platform, fact.respondent, fact.item) = (result.period, result.platform, result.respondent, result.item)
WHERE result.period = $period AND result.respondent = $respondent AND result.item = $item
    AND concerns(result.area, $area)
ORDER BY platforms.sort_order, scales.position
