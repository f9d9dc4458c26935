-- Var står de här talen?
-- Grain: one row per fact_id asked for.
SELECT fact_id, measures.label AS measure_label, coalesce(platforms.label, area_name.label, fact.area) AS what, period,
    fact_detail.detail, sex, value, fact.unit, fact.status, sources.short_title AS source, locator, printed, note,
    (
        -- every finding that the row takes part in, worst first
        SELECT string_agg(title, ' | ' ORDER BY list_position(['hög', 'medel', 'låg'], severity), finding_id)
        FROM findings
        JOIN finding_facts AS pair USING (finding_id)
        WHERE pair.fact_id = fact.fact_id
    ) AS finding
FROM fact
JOIN fact_detail USING (fact_id)
JOIN measures ON (measures.topic, measures.measure, measures.unit) = (fact.topic, fact.measure, fact.unit)
JOIN sources USING (source_id)
LEFT JOIN platforms USING (platform)
LEFT JOIN area_name ON area_name.area = fact.area
WHERE list_contains($fact_ids, fact_id)
ORDER BY fact_id
