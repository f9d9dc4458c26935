-- Var ligger området bland de kommuner som har uppgifter, och mot riket?
-- Grain: one row per sector and total: the range and the middle half of all municipalities with data. Quartiles are linearly interpolated.
WITH municipality AS (
    SELECT item, share, fact_ids FROM full_year WHERE period = $year AND share IS NOT NULL AND length(area) = 4
        AND share_kind <> 'ungefärlig'
),
spread AS (
    SELECT item, min(share) AS low, quantile_cont(share, 0.25) AS quarter, median(share) AS middle, quantile_cont(share, 0.75) AS three_quarters,
        max(share) AS high, count(*) AS municipalities, flatten(list(fact_ids)) AS spread_fact_ids
    FROM municipality
    GROUP BY item
)
SELECT item, benefits.label, benefits.colour, low, quarter, middle, three_quarters, high, municipalities,
    (SELECT count(*) FROM shape) AS all_municipalities, here.share, here.share_kind, country.share AS country_share,
    list_sort(list_distinct(list_concat(here.fact_ids, country.fact_ids, spread_fact_ids))) AS fact_ids
FROM spread
JOIN benefits USING (item)
JOIN full_year AS here ON here.item = spread.item AND here.period = $year AND here.area = $area
JOIN full_year AS country ON country.item = spread.item AND country.period = $year AND country.area = 'SE'
WHERE benefits.kind IN ('sector', 'total') OR spread.item = 'ekonomiskt-bistand'
ORDER BY benefits.sort_order = 10 DESC, benefits.sort_order > 6 DESC, benefits.sort_order
