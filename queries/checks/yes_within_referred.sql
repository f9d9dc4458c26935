-- Ja i beredningen kan inte vara fler än de aktualiserade.
-- Grain: one row per printed yes that exceeds the referred of the same sex.
SELECT
    [yes.fact_id, referred.fact_id] AS fact_ids,
    format('{} {} {}: {:g} ja av {:g} aktualiserade', platform, period, sex, yes.value, referred.value) AS message
FROM fact AS yes
JOIN fact AS referred USING (topic, period, platform, sex)
WHERE topic = 'aktualisering' AND yes.measure = 'ja_i_beredning' AND referred.measure = 'aktualiserade'
    AND referred.used AND referred.item IS NULL AND (yes.used OR period LIKE '%T%') AND yes.value > referred.value
