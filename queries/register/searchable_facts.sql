-- Alla siffror med namn i stället för koder, att söka i.
-- Grain: one row per published figure and place.
SELECT fact.topic, measures.label AS measure_label, fact.period, coalesce(platforms.label, area_name.label, fact.area) AS what,
    fact_detail.detail, sex, value, fact.unit, fact.status, used, sources.short_title AS source,
    locator, printed, fact.note, (
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
LEFT JOIN area_name ON area_name.area = fact.area
LEFT JOIN platforms USING (platform)
ORDER BY fact_id
