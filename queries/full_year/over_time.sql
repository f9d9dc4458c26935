-- Hur har andelen i trygghetssystemen utvecklats, så långt uppgifterna räcker?
-- Grain: one row per year from the first that any municipality has. Years without figures keep their row; `segment` ties together years that follow each other.
WITH known AS (
    SELECT period, share, share_kind, "count", fact_ids FROM full_year WHERE area = $area AND item = 'totalt' AND share IS NOT NULL
),
years AS (
    SELECT unnest(range(min(CAST(period AS INTEGER)), coalesce((SELECT max(CAST(period AS INTEGER)) FROM known), max(CAST(period AS INTEGER))) + 1))::VARCHAR AS period
    FROM full_year
    WHERE item = 'totalt'
)
SELECT period, period AS label, share, share_kind, "count", coalesce(fact_ids, []) AS fact_ids,
    sum(CASE WHEN share IS NULL THEN 1 ELSE 0 END) OVER (ORDER BY period) AS segment
FROM years
LEFT JOIN known USING (period)
ORDER BY period
