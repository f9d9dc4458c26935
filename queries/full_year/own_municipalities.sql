-- Hur stor andel av befolkningen försörjs i var och en av de sex kommunerna, och i riket?
-- Grain: one row per own municipality, then the six together, then riket.
SELECT area, areas.label AS area_label, share, share_kind, "count", longitude, latitude, fact_ids
FROM full_year
JOIN areas USING (area)
LEFT JOIN shape USING (area)
WHERE period = $year AND item = $item AND area <> 'KR'
ORDER BY CASE WHEN areas.sort_order BETWEEN 1 AND 6 THEN 0 ELSE 1 END, areas.sort_order
