-- Papperets ord om att fler eller färre avslutades än året före ska stämma med antalen.
-- Grain: one row per claim that does not hold.
SELECT
    [claim.fact_id, before.fact_id, after.fact_id] AS fact_ids,
    format('{} {}: {:g} avslutade mot {:g} året före, men texten säger {}', claim.platform, claim.period, after.value, before.value,
           CASE WHEN claim.value = 1 THEN 'fler' ELSE 'färre' END) AS message
FROM fact AS claim
JOIN fact AS after ON after.platform = claim.platform AND after.period = claim.period AND after.measure = 'avslutade'
    AND after.sex = 'T' AND after.used AND after.item IS NULL
JOIN fact AS before ON before.platform = claim.platform AND before.period = CAST(CAST(claim.period AS INTEGER) - 1 AS VARCHAR)
    AND before.measure = 'avslutade' AND before.sex = 'T' AND before.used AND before.item IS NULL
WHERE claim.measure = 'fler_avslutade_enligt_texten'
    AND CASE WHEN claim.value = 1 THEN after.value <= before.value ELSE after.value >= before.value END
