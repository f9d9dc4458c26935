-- Ett socialt utfall i procent ska följa av sitt antal och antalet som svarade, och antalet får inte vara större än dem.
-- Grain: one row per printed outcome share, or pair of counts, that does not follow.
WITH pair AS (
    SELECT counted.fact_id AS counted_id, base.fact_id AS base_id, counted.period, counted.platform, counted.respondent, counted.item,
        counted.category, counted.value AS counted, base.value AS base
    FROM fact AS counted
    JOIN fact AS base USING (topic, period, area, platform, item, sex)
    WHERE topic = 'socialt_bokslut' AND counted.measure = 'utfall_taljare' AND base.measure = 'utfall_namnare'
        AND counted.respondent IS NOT DISTINCT FROM base.respondent AND counted.category IS NOT DISTINCT FROM base.category
        AND counted.used AND base.used AND base.value > 0
)
SELECT
    [share.fact_id, counted_id, base_id] AS fact_ids,
    format('indikator {} {}: {:g} % är inte {:g} av {:g} (' || '{:.' || (share.decimals + 1) || 'f} %)', pair.item, coalesce(pair.respondent, ''), share.value, counted, base,
           100 * counted / base) AS message
FROM fact AS share
JOIN pair USING (period, platform, item)
WHERE share.topic = 'socialt_bokslut' AND share.measure = 'utfall_andel'
    AND share.respondent IS NOT DISTINCT FROM pair.respondent AND share.category IS NOT DISTINCT FROM pair.category
    AND abs(share.value - 100 * counted / base) > 0.5 * pow(10, -share.decimals) + 1e-9
UNION ALL
SELECT [counted_id, base_id], format('indikator {}: {:g} av {:g}', item, counted, base) FROM pair WHERE counted > base
