-- Var står de här talen?
-- Grain: one row per fact_id asked for.
SELECT fact_id, measures.label AS measure_label, coalesce(platforms.label, area_name.label, fact.area) AS what, period,
    fact_detail.detail, sex, value, fact.unit, fact.status, sources.short_title AS source, locator, printed, note,
    findings.title AS finding
FROM fact
JOIN fact_detail USING (fact_id)
JOIN measures ON (measures.topic, measures.measure, measures.unit) = (fact.topic, fact.measure, fact.unit)
JOIN sources USING (source_id)
LEFT JOIN platforms USING (platform)
LEFT JOIN area_name ON area_name.area = fact.area
LEFT JOIN findings USING (finding_id)
WHERE list_contains($fact_ids, fact_id)
ORDER BY fact_id
