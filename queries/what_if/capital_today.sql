-- Vilket eget kapital, vilka intäkter och kostnader utgår man från, och från vilket år är de?
-- Each figure is the latest that the papers have; a forecast only of a year after the latest closing.
-- Grain: one row per named figure, in kronor with its year; costs positive.
WITH known AS (
    SELECT measure, left(period, 4) AS year, quantity, value * CASE unit WHEN 'tkr' THEN 1000 ELSE 1 END AS kronor, fact_id
    FROM fact
    JOIN accounts USING (item)
    WHERE topic = 'ekonomi' AND used AND value IS NOT NULL
),
named AS (
    SELECT 'closing' AS name, * FROM known WHERE measure = 'balansrakning' AND quantity = 'utgaende-kapital'
    UNION ALL SELECT 'forecast_closing', * FROM known WHERE measure = 'prognos' AND quantity = 'utgaende-kapital'
    UNION ALL SELECT 'budget_income', * FROM known WHERE measure = 'budget' AND quantity = 'totala-intakter'
    UNION ALL SELECT 'budget_costs', * REPLACE (abs(kronor) AS kronor) FROM known WHERE measure = 'budget' AND quantity = 'totala-kostnader'
    UNION ALL SELECT 'income', * FROM known WHERE measure = 'utfall' AND quantity = 'totala-intakter'
    UNION ALL SELECT 'other_income', * FROM known WHERE measure = 'utfall' AND quantity = 'ovriga-intakter'
),
latest AS (
    SELECT * FROM named
    -- the budget is one year's: income and costs of the latest that has both
    WHERE CASE WHEN name LIKE 'budget_%' THEN year IN (SELECT year FROM named WHERE name = 'budget_income') AND year IN (SELECT year FROM named WHERE name = 'budget_costs')
               WHEN name = 'forecast_closing' THEN year > (SELECT max(year) FROM named WHERE name = 'closing') ELSE true END
    QUALIFY year = max(year) OVER (PARTITION BY name)
)
SELECT name, CAST(any_value(year) AS INTEGER) AS year, min(kronor) AS kronor, max(kronor) <> min(kronor) AS disagrees, list(fact_id ORDER BY fact_id) AS fact_ids
FROM latest
GROUP BY name
ORDER BY name
