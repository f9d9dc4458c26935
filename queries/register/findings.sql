-- Vad i handlingarna går inte ihop?
-- Grain: one row per finding, worst first.
SELECT findings.finding_id, kind, severity, title, explanation, treatment, count(fact_id) AS fact_count,
    list(DISTINCT area ORDER BY area) AS areas, list(DISTINCT period ORDER BY period) AS periods, list_sort(list(DISTINCT source_id)) AS source_ids,
    list_sort(list(DISTINCT topic)) AS topics
FROM findings
LEFT JOIN finding_facts USING (finding_id)
LEFT JOIN fact USING (fact_id)
GROUP BY findings.finding_id, kind, severity, title, explanation, treatment
ORDER BY list_position(['hög', 'medel', 'låg'], severity), min(fact_id)
