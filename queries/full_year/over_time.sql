-- Hur har andelen i trygghetssystemen utvecklats, så långt papperen räcker?
-- Grain: one row per year 2014–2019. Years without figures keep their row; `segment` ties together years that follow each other.
WITH years AS (
    SELECT unnest(range(2014, 2020))::VARCHAR AS period
),
known AS (
    SELECT period, share, share_kind, "count", fact_ids FROM full_year WHERE area = $area AND item = 'totalt' AND share IS NOT NULL
)
SELECT period, period AS label, share, share_kind, "count", coalesce(fact_ids, []) AS fact_ids,
    sum(CASE WHEN share IS NULL THEN 1 ELSE 0 END) OVER (ORDER BY period) AS segment
FROM years
LEFT JOIN known USING (period)
ORDER BY period
