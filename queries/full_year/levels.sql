-- Nivå och sammansättning för varje kommun som har uppgifter: det som likheten räknas på.
-- Grain: one row per municipality; level is the share of the population, the parts are shares of all in the safety nets.
SELECT area, area_name.label AS area_label, presets, is_own(area) AS is_own, any_value(share) FILTER (item = 'totalt') AS level,
    any_value("count") FILTER (item = 'ohalsa') / any_value("count") FILTER (item = 'totalt') AS part_ill_health,
    any_value("count") FILTER (item = 'arbetsloshet-sektor') / any_value("count") FILTER (item = 'totalt') AS part_unemployment,
    any_value("count") FILTER (item = 'ekonomiskt-bistand') / any_value("count") FILTER (item = 'totalt') AS part_assistance,
    any_value("count") FILTER (item = 'totalt') AS "count",
    (SELECT count(*) FROM shape) AS all_municipalities, list_sort(list_distinct(flatten(list(fact_ids)))) AS fact_ids
FROM full_year
JOIN area_name USING (area)
LEFT JOIN municipalities USING (area)
WHERE period = $year AND item IN ('totalt', 'ohalsa', 'arbetsloshet-sektor', 'ekonomiskt-bistand')
    AND (length(area) = 4 OR area = 'SE')
GROUP BY area, area_name.label, presets
HAVING level IS NOT NULL
ORDER BY area
