-- Alla siffror med namn i stället för koder, att söka i.
-- Grain: one row per published figure and place.
SELECT topic, measures.label AS measure_label, fact.period, coalesce(platforms.label, areas.label, fact.area) AS what,
    coalesce(outcomes.label, parties.label, fact.item) AS detail, sex, value, fact.unit, fact.status, used, sources.short_title AS source,
    locator, printed, fact.note, findings.title AS finding
FROM fact
JOIN measures USING (topic, measure)
JOIN sources USING (source_id)
LEFT JOIN areas ON areas.area = fact.area
LEFT JOIN platforms USING (platform)
LEFT JOIN parties USING (item)
LEFT JOIN outcomes USING (category)
LEFT JOIN findings USING (finding_id)
ORDER BY fact_id
