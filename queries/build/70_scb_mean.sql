-- SCB's cells as they may be used, and their means per year, for the three steps that follow. Ages 20–64. Ekonomiskt bistånd that is 0 for women
-- and men together has not been reported: it is missing for all sexes. Sums (totalt and the sectors of the table benefits) are made of
-- benefits, and are missing when one of them is: the published sum is not adjusted. A year's sum is the sum of its benefits' means.
-- The own municipalities together (the whole förbund) are their sum, missing where one of them is. scb_cell is a view: reading the delivery twice is faster than keeping
-- a copy of it.
-- Grain: temporary; scb_cell one row per delivery, area, month, sex and published item (older deliveries: sex T only);
-- scb_part one row per item and benefit in it; scb_mean one row per delivery, area, year, sex and item.
CREATE TEMP VIEW scb_cell AS
WITH cell AS (
    SELECT * FROM scb_value WHERE age_group = '20-64' AND item <> 'totalt' AND (is_newest OR sex = 'T')
),
unreported AS (
    SELECT delivery, area, month, item, true AS is_unreported FROM cell WHERE item = 'ekonomiskt-bistand' AND sex = 'T' AND value = 0
),
reported AS (
    SELECT delivery, is_newest, area, month, sex, item, CASE WHEN is_unreported IS NULL THEN value END AS value
    FROM cell
    LEFT JOIN unreported USING (delivery, area, month, item)
)
SELECT * FROM reported
UNION ALL
SELECT delivery, is_newest, whole_area(), month, sex, item, CASE WHEN count(value) = count(*) THEN sum(value) END
FROM reported
WHERE is_own(area)
GROUP BY delivery, is_newest, month, sex, item;

CREATE TEMP TABLE scb_part AS
SELECT item, item AS part FROM benefits WHERE kind = 'benefit'
UNION ALL
SELECT sector, item FROM benefits WHERE kind = 'benefit' AND sector <> item
UNION ALL
SELECT 'totalt', item FROM benefits WHERE kind = 'benefit';

CREATE TEMP TABLE scb_mean AS
WITH mean AS (
    SELECT delivery, is_newest, area, left(month, 4) AS period, sex, item AS part, avg(value) AS mean, count(value) AS months,
        count(*) - count(value) AS missing_months
    FROM scb_cell
    GROUP BY ALL
),
population AS (
    SELECT delivery, area, period, sex, mean AS population FROM mean WHERE part = 'folkmangd'
)
SELECT delivery, is_newest, area, period, sex, item, CASE WHEN count(mean) = count(*) THEN sum(mean) END AS "count", any_value(population) AS population,
    min(months)::INTEGER AS months, max(missing_months)::INTEGER AS missing_months
FROM mean
JOIN scb_part USING (part)
JOIN population USING (delivery, area, period, sex)
GROUP BY delivery, is_newest, area, period, sex, item;
