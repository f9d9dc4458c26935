-- Formen för varje kommun i landet, och värdet för dem som har uppgifter.
-- Grain: one row per municipality; share is NULL where there is none.
SELECT area, shape.name AS area_label, geometry, share, "count", coalesce(fact_ids, []) AS fact_ids,
    is_own(area) AS is_own
FROM shape
LEFT JOIN (SELECT * FROM full_year WHERE period = $year AND item = $item) AS chosen USING (area)
ORDER BY area
