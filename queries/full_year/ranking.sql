-- Vilken plats har kommunerna i landet, och hur har den ändrats?
-- Grain: one row per municipality that the papers print, by place.
SELECT area, area_name.label AS area_label, any_value(value) FILTER (measure = 'placering' AND period = '2019') AS place,
    any_value(value) FILTER (measure = 'placering' AND period = '2018') AS place_before,
    any_value(value) FILTER (measure = 'placering-skillnad') AS step,
    any_value(value) FILTER (measure = 'andel' AND item = 'totalt') / 100 AS share,
    any_value(area_name.sort_order) BETWEEN 1 AND 6 AS is_own, (SELECT count(*) FROM shape) AS all_municipalities,
    list(fact_id ORDER BY fact_id) AS fact_ids
FROM fact
JOIN area_name USING (area)
WHERE topic = 'ranking'
GROUP BY area, area_name.label
ORDER BY place
