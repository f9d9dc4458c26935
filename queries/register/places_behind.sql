-- Vilken kommun, vilken period och vilket papper gäller de här talen?
-- Grain: one row per fact_id asked for.
SELECT fact_id, area_name.label AS area_label, fact.area, period, measures.label AS measure_label, units.label AS unit_label,
    sources.short_title AS source, section
FROM fact
JOIN measures ON (measures.topic, measures.measure, measures.unit) = (fact.topic, fact.measure, fact.unit)
JOIN units ON units.unit = fact.unit
JOIN sources USING (source_id)
LEFT JOIN area_name ON area_name.area = fact.area
WHERE list_contains($fact_ids, fact_id)
ORDER BY fact_id
