-- Vem aktualiserar i hela förbundet, i antal? Bara tertialrapporten 2020 ger en lista.
-- Grain: one row per party for one period.
SELECT item AS party, parties.label, value AS "count", [fact_id] AS fact_ids
FROM fact
JOIN parties USING (item)
WHERE topic = 'aktualisering' AND measure = 'aktualiserade' AND platform = 'hela-forbundet' AND used AND period = $period
ORDER BY parties.sort_order
