-- Alla siffror med namn i stället för koder, att söka i.
-- Grain: one row per published figure and place.
SELECT topic, measures.label AS measure_label, fact.period, coalesce(areas.label, fact.area) AS area_label, platforms.label AS platform_label,
    coalesce(parties.label, fact.item) AS item_label, coalesce(outcomes.label, fact.category) AS category_label, sex, value, fact.unit, fact.status, used,
    sources.short_title AS source, locator, printed, fact.note, findings.title AS finding
FROM fact
JOIN measures USING (topic, measure)
JOIN sources USING (source_id)
LEFT JOIN areas ON areas.area = fact.area
LEFT JOIN platforms USING (platform)
LEFT JOIN parties USING (item)
LEFT JOIN outcomes USING (category)
LEFT JOIN findings USING (finding_id)
ORDER BY fact_id
