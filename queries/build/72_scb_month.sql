-- Helårsekvivalenter per month by SCB's newest delivery, for the country and the förbund's own municipalities (those in the table areas).
-- Grain: one row per area, month, sex and benefit, sector or total.
CREATE TABLE scb_month AS
WITH cell AS (
    SELECT area, month, sex, item AS part, value FROM scb_cell WHERE is_newest AND area IN (SELECT area FROM areas)
),
population AS (
    SELECT area, month, sex, value AS population FROM cell WHERE part = 'folkmangd'
),
counted AS (
    SELECT area, month, sex, item, CASE WHEN count(value) = count(*) THEN round(sum(value), 3) END AS "count"
    FROM cell
    JOIN scb_part USING (part)
    GROUP BY area, month, sex, item
)
SELECT area, month, sex, item, "count", population, round("count" / nullif(population, 0), 7) AS share, "count" IS NULL AS is_missing
FROM counted
JOIN population USING (area, month, sex)
ORDER BY area, item, sex, month;
