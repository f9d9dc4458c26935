-- De sex ersättningarna ska bli totalen, i samma tabell.
-- Grain: one row per table, area and year whose benefits do not add up to the printed total.
SELECT
    list(fact_id ORDER BY fact_id) AS fact_ids,
    format('{} {} ({}): ersättningarna blir {:g}, totalen är {:g}', area, period, section, sum(value) FILTER (item <> 'totalt'),
           any_value(value) FILTER (item = 'totalt')) AS message
FROM fact
WHERE topic = 'hae' AND measure = 'antal' AND value IS NOT NULL
GROUP BY source_id, section, area, period
HAVING count(*) = 7 AND sum(value) FILTER (item <> 'totalt') <> any_value(value) FILTER (item = 'totalt')
