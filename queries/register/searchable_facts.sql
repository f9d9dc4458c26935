-- Alla siffror med namn i stället för koder, att söka i.
-- Grain: one row per published figure and place.
SELECT fact.topic, topics.label AS topic_label, measures.label AS measure_label, fact.period, coalesce(platforms.label, area_name.label, fact.area) AS what,
    fact_detail.detail, sex, value, fact.unit, fact.status, used, sources.short_title AS source,
    locator, printed, fact.note, findings.title AS finding
FROM fact
JOIN topics ON topics.topic = fact.topic AND searched = 'ja'
JOIN fact_detail USING (fact_id)
JOIN measures ON (measures.topic, measures.measure, measures.unit) = (fact.topic, fact.measure, fact.unit)
JOIN sources USING (source_id)
LEFT JOIN area_name ON area_name.area = fact.area
LEFT JOIN platforms USING (platform)
LEFT JOIN findings USING (finding_id)
ORDER BY fact_id
