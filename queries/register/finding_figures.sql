-- Vilka tal gäller fyndet, var står de och vilket används?
-- Grain: one row per figure of one finding.
SELECT fact_id, measures.label AS measure_label, coalesce(platforms.label, areas.label, fact.area) AS what, period, coalesce(outcomes.label, parties.label, item) AS detail,
    sex, value, fact.unit, fact.status, used, sources.short_title AS source, locator, printed, note
FROM fact
JOIN measures USING (topic, measure)
JOIN sources USING (source_id)
LEFT JOIN platforms USING (platform)
LEFT JOIN areas ON areas.area = fact.area
LEFT JOIN outcomes USING (category)
LEFT JOIN parties USING (item)
WHERE finding_id = $finding_id
ORDER BY fact_id
