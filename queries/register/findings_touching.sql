-- Vilka fynd gäller de här talen?
-- A finding touches a figure when the figure carries it, or when another row that states the same quantity does.
-- Grain: one row per finding, worst first.
WITH asked AS (
    SELECT * FROM fact WHERE list_contains($fact_ids, fact_id)
),
touching AS (
    SELECT fact_id FROM asked
    UNION
    SELECT other.fact_id
    FROM asked
    JOIN fact AS other ON other.topic = asked.topic AND other.measure = asked.measure AND other.period = asked.period AND other.sex = asked.sex
        AND other.area = asked.area AND other.unit = asked.unit AND other.platform IS NOT DISTINCT FROM asked.platform
        AND other.item IS NOT DISTINCT FROM asked.item AND other.category IS NOT DISTINCT FROM asked.category
        AND other.respondent IS NOT DISTINCT FROM asked.respondent
)
SELECT finding_id, kind, severity, title, explanation, treatment
FROM findings
WHERE finding_id IN (SELECT finding_id FROM finding_facts JOIN touching USING (fact_id))
ORDER BY list_position(['hög', 'medel', 'låg'], severity), finding_id
