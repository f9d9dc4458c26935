-- Vilka papper kommer siffrorna ur?
-- Grain: one row per source, oldest first.
SELECT sources.*, count(fact_id) AS fact_count
FROM sources
LEFT JOIN fact USING (source_id)
GROUP BY ALL
ORDER BY date
