-- Vilka tal gäller fyndet, var står de och vilket används?
-- Grain: one row per figure that takes part in the finding, and per other row that states the same quantity.
WITH carrier AS (
    SELECT fact.* FROM fact JOIN finding_facts USING (fact_id) WHERE finding_facts.finding_id = $finding_id
)
SELECT fact_id, measures.label AS measure_label, coalesce(platforms.label, area_name.label, fact.area) AS what, period,
    fact_detail.detail, sex, value, fact.unit, fact.status, used, sources.short_title AS source, locator, printed, note
FROM fact
JOIN fact_detail USING (fact_id)
JOIN measures ON (measures.topic, measures.measure, measures.unit) = (fact.topic, fact.measure, fact.unit)
JOIN sources USING (source_id)
LEFT JOIN platforms USING (platform)
LEFT JOIN area_name ON area_name.area = fact.area
WHERE fact_id IN (SELECT fact_id FROM carrier)
    OR EXISTS (
        SELECT 1 FROM carrier
        WHERE carrier.topic = fact.topic AND carrier.measure = fact.measure AND carrier.period = fact.period AND carrier.sex = fact.sex
            AND carrier.area = fact.area AND carrier.respondent IS NOT DISTINCT FROM fact.respondent
            AND carrier.platform IS NOT DISTINCT FROM fact.platform AND carrier.item IS NOT DISTINCT FROM fact.item
            AND carrier.category IS NOT DISTINCT FROM fact.category AND carrier.unit = fact.unit
    )
ORDER BY period, what, measure_label, detail, sex, fact_id
