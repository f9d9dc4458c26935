-- Deltagare − avslutade ett år, plus nästa års nya, är nästa års deltagare.
-- Grain: one row per platform and pair of years where it does not close.
SELECT
    [before.fact_id, ended.fact_id, new.fact_id, after.fact_id] AS fact_ids,
    format('{} {}–{}: {:g} − {:g} + {:g} är inte {:g}', platform, before.period, after.period, before.value, ended.value, new.value,
           after.value) AS message
FROM fact AS before
JOIN fact AS ended USING (topic, period, platform, sex)
JOIN fact AS new USING (topic, platform, sex)
JOIN fact AS after USING (topic, platform, sex)
WHERE topic = 'deltagare' AND sex = 'T' AND platform <> 'hela-forbundet'
    AND before.measure = 'deltagare' AND ended.measure = 'avslutade' AND new.measure = 'nya' AND after.measure = 'deltagare'
    AND before.used AND ended.used AND new.used AND after.used
    AND before.item IS NULL AND ended.item IS NULL AND new.item IS NULL AND after.item IS NULL
    AND regexp_full_match(before.period, '\d{4}') AND after.period = CAST(CAST(before.period AS INTEGER) + 1 AS VARCHAR)
    AND new.period = after.period
    AND before.value - ended.value + new.value <> after.value
