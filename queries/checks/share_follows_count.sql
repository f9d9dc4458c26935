-- En tryckt andel ska följa av sitt antal och antalet avslutade, på en halv enhet i sista siffran när.
-- Grain: one row per printed share whose count and base are known.
SELECT
    [share.fact_id, outcome.fact_id, ended.fact_id] AS fact_ids,
    format('{} {} {}: {:g} % är inte {:g} av {:g} ({:.2f} %)', platform, period, category, share.value, outcome.value, ended.value,
           100 * outcome.value / ended.value) AS message
FROM fact AS share
JOIN fact AS outcome USING (topic, period, platform, category, sex)
JOIN fact AS ended USING (topic, period, platform, sex)
WHERE topic = 'deltagare'
    AND share.measure = 'andel' AND outcome.measure = 'avslut' AND ended.measure = 'avslutade'
    AND outcome.used AND ended.used AND ended.value > 0
    AND share.item IS NULL AND outcome.item IS NULL AND ended.item IS NULL
    AND abs(share.value - 100 * outcome.value / ended.value) > 0.5 * pow(10, -share.decimals) + 1e-9
