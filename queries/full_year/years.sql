-- Vilka år kan visas, och varifrån kommer siffrorna?
-- Grain: one row per year, latest first. `is_whole`: riket and all own municipalities are there for every benefit; `delivery` is NULL when the papers are the source.
SELECT period, (SELECT delivery FROM scb_delivery WHERE is_newest) AS delivery, bool_or(preliminary) AS is_preliminary,
    count(DISTINCT area) FILTER (length(area) = 4 AND item = 'totalt' AND share IS NOT NULL) AS municipalities,
    count(*) FILTER (area = 'SE' AND item = 'ohalsa' AND share IS NOT NULL) > 0 AS is_whole,
    lag(period) OVER (ORDER BY period) AS period_before
FROM full_year
GROUP BY period
HAVING count(*) FILTER (item = 'totalt' AND is_own(area) AND share IS NOT NULL)
    = (SELECT count(*) FROM area_member WHERE group_area = whole_area())
ORDER BY period DESC
