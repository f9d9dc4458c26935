-- De som får ja i beredningen är årets nya deltagare.
-- Grain: one row per period, platform and sex where both are given.
SELECT
    [yes.fact_id, new.fact_id] AS fact_ids,
    format('{} {} {}: {:g} ja i beredningen men {:g} nya', platform, period, sex, yes.value, new.value) AS message
FROM fact AS yes
JOIN fact AS new USING (period, platform, sex)
WHERE yes.topic = 'aktualisering' AND yes.measure = 'ja_i_beredning' AND new.topic = 'deltagare' AND new.measure = 'nya'
    AND yes.used AND new.used AND new.item IS NULL AND yes.value <> new.value
