-- Förändringen av sjukdagarna ska följa av dagarna före och efter.
-- Grain: one row per printed change in days that is not the difference.
SELECT
    list(fact_id ORDER BY fact_id) AS fact_ids,
    format('indikator {}: {:g} är inte skillnaden mellan {:g} och {:g} dagar', item, any_value(value) FILTER (measure = 'utfall_dagar_diff'),
           arg_max(value, period) FILTER (measure = 'utfall_dagar'), arg_min(value, period) FILTER (measure = 'utfall_dagar')) AS message
FROM fact
WHERE topic = 'socialt_bokslut' AND measure IN ('utfall_dagar', 'utfall_dagar_diff') AND value IS NOT NULL
GROUP BY item, area, left(period, 4)
HAVING abs(any_value(value) FILTER (measure = 'utfall_dagar_diff')
           - arg_max(value, period) FILTER (measure = 'utfall_dagar') + arg_min(value, period) FILTER (measure = 'utfall_dagar')) > 1e-9
