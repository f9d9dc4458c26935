-- Medlemmarnas bidrag och övriga intäkter i en tabell ska bli tabellens summa av intäkter.
-- Grain: one row per table and year whose contributions and other income do not add up to the printed sum.
WITH line AS (
    SELECT fact_id, source_id, section, CASE WHEN measure = 'not' THEN 'utfall' ELSE measure END AS figure, period, unit, value,
        CASE WHEN topic = 'bidrag' THEN 'member' ELSE account END AS what
    FROM fact
    LEFT JOIN accounts USING (item)
    WHERE topic IN ('bidrag', 'ekonomi') AND value IS NOT NULL AND unit IN ('kr', 'tkr')
)
SELECT list(fact_id ORDER BY fact_id) AS fact_ids,
    format('{} {} ({}): bidragen och övriga intäkter blir {:.0f}, summan är {:.0f} {}', figure, period, section,
           sum(value) FILTER (what <> 'intakter-samo'), sum(value) FILTER (what = 'intakter-samo'), unit) AS message
FROM line
WHERE what IN ('member', 'ovriga-intakter', 'intakter-samo')
GROUP BY source_id, section, figure, period, unit
HAVING count(*) FILTER (what = 'member') = (SELECT count(*) FROM members WHERE is_valid(valid_from, valid_to, any_value(line.period))) AND count(*) FILTER (what = 'intakter-samo') = 1
    AND sum(value) FILTER (what <> 'intakter-samo') <> sum(value) FILTER (what = 'intakter-samo')
