-- Deltagare − avslutade = kvar, inom samma år.
-- Grain: one row per period, platform and sex.
SELECT
    [participants.fact_id, ended.fact_id, remaining.fact_id] AS fact_ids,
    format('{} {} {}: {:g} − {:g} är inte {:g}', platform, period, sex, participants.value, ended.value, remaining.value) AS message
FROM fact AS participants
JOIN fact AS ended USING (period, platform, sex, topic)
JOIN fact AS remaining USING (period, platform, sex, topic)
WHERE topic = 'deltagare'
    AND participants.measure = 'deltagare' AND ended.measure = 'avslutade' AND remaining.measure = 'kvar'
    AND participants.used AND ended.used AND remaining.used
    AND participants.item IS NULL AND ended.item IS NULL AND remaining.item IS NULL
    AND participants.value - ended.value <> remaining.value
