-- Kommunernas andelar av befolkningen i arbetsför ålder ska bli hela, så när som på avrundningen.
-- Grain: one row per table whose shares do not sum to 100.
SELECT list(fact_id ORDER BY fact_id) AS fact_ids, format('andelarna {} ({}) blir {:.2f} %', period, section, sum(value)) AS message
FROM fact
WHERE topic = 'bidrag' AND measure = 'andel' AND category IS NULL AND value IS NOT NULL
GROUP BY source_id, section, period
HAVING abs(sum(value) - 100) > 0.5 * count(*) * pow(10, -min(decimals)) + 1e-9
