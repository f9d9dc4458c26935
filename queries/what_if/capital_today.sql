-- Vilket eget kapital, vilka intäkter och kostnader utgår man från, och vad säger papperen om trappan?
-- Grain: one row per named figure, in kronor; costs positive.
WITH known AS (
    SELECT measure, period, quantity, value * CASE unit WHEN 'tkr' THEN 1000 ELSE 1 END AS kronor, fact_id, source_id, status
    FROM fact
    JOIN accounts USING (item)
    WHERE topic = 'ekonomi' AND used AND value IS NOT NULL
),
named AS (
    SELECT 'closing_2019' AS name, kronor, fact_id FROM known
    WHERE measure = 'balansrakning' AND period = '2019-12-31' AND quantity = 'utgaende-kapital'
    UNION ALL
    SELECT 'closing_2020_forecast', kronor, fact_id FROM known WHERE measure = 'prognos' AND period = '2020' AND quantity = 'utgaende-kapital'
    UNION ALL
    SELECT 'income_2020_budget', kronor, fact_id FROM known WHERE measure = 'budget' AND period = '2020' AND quantity = 'totala-intakter'
    UNION ALL
    SELECT 'costs_2020_budget', abs(kronor), fact_id FROM known WHERE measure = 'budget' AND period = '2020' AND quantity = 'totala-kostnader'
    UNION ALL
    SELECT 'income_2019', kronor, fact_id FROM known WHERE measure = 'utfall' AND period = '2019' AND quantity = 'totala-intakter'
    UNION ALL
    SELECT 'other_2019', kronor, fact_id FROM known WHERE measure = 'utfall' AND period = '2019' AND quantity = 'ovriga-intakter'
)
SELECT name, min(kronor) AS kronor, max(kronor) <> min(kronor) AS disagrees, list(fact_id ORDER BY fact_id) AS fact_ids
FROM named
GROUP BY name
ORDER BY name
