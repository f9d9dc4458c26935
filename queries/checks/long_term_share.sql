-- Långsiktig lösning är alla avslutade utom avbrotten.
-- Grain: one row per platform and period that prints the share.
SELECT
    [share.fact_id, ended.fact_id] AS fact_ids,
    format('{} {}: {:g} % till långsiktig lösning, men {:g} av {:g} avbröt', platform, period, share.value,
           coalesce(interrupted.value, 0), ended.value) AS message
FROM fact AS share
JOIN fact AS ended USING (topic, period, platform, sex)
LEFT JOIN (
    SELECT period, platform, sex, sum(value) AS value FROM fact
    WHERE topic = 'deltagare' AND measure = 'avslut' AND category LIKE 'avbrott%' AND used GROUP BY ALL
) AS interrupted USING (period, platform, sex)
WHERE topic = 'deltagare' AND share.measure = 'langsiktig-losning' AND ended.measure = 'avslutade' AND ended.used AND ended.value > 0
    AND abs(share.value - 100 * (ended.value - coalesce(interrupted.value, 0)) / ended.value) > 0.5 * pow(10, -share.decimals) + 1e-9
