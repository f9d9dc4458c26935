-- Var står de här talen?
-- Grain: one row per fact_id asked for.
SELECT fact_id, measures.label AS measure_label, coalesce(platforms.label, areas.label, fact.area) AS what, period,
    coalesce(outcomes.label, parties.label, item) AS detail, sex, value, fact.unit, fact.status, sources.short_title AS source, locator, printed, note,
    findings.title AS finding
FROM fact
JOIN measures USING (topic, measure)
JOIN sources USING (source_id)
LEFT JOIN platforms USING (platform)
LEFT JOIN areas ON areas.area = fact.area
LEFT JOIN outcomes USING (category)
LEFT JOIN parties USING (item)
LEFT JOIN findings USING (finding_id)
WHERE list_contains($fact_ids, fact_id)
ORDER BY fact_id
