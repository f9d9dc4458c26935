-- Kvinnor + män = totalt, inom samma avsnitt.
-- Grain: one row per quantity and section where K, M and T all stand and do not add up.
SELECT
    list(fact_id ORDER BY fact_id) AS fact_ids,
    format('{} {} {} ({}): {:g} kvinnor + {:g} män är inte {:g}', any_value(measure), coalesce(any_value(platform), any_value(area)),
           any_value(period), section, any_value(value) FILTER (sex = 'K'), any_value(value) FILTER (sex = 'M'),
           any_value(value) FILTER (sex = 'T')) AS message
FROM fact
WHERE unit = 'antal' AND value IS NOT NULL
GROUP BY topic, measure, period, area, platform, respondent, item, category, source_id, section
HAVING count(*) = 3 AND sum(value) FILTER (sex <> 'T') <> any_value(value) FILTER (sex = 'T')
