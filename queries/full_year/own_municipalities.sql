-- Hur stor andel av befolkningen försörjs i var och en av förbundets kommuner, och i riket?
-- Grain: one row per own municipality, then all of them together, then riket.
SELECT area, areas.label AS area_label, share, share_kind, "count", longitude, latitude, fact_ids
FROM full_year
JOIN areas USING (area)
LEFT JOIN shape USING (area)
WHERE period = $year AND item = $item AND (is_own(area) OR area IN (whole_area(), 'SE'))
ORDER BY CASE WHEN is_own(area) THEN 0 ELSE 1 END, areas.sort_order
