-- Utfallen för ett kön kan inte vara fler än de avslutade av det könet, inte heller med rader som inte används.
-- Grain: one row per period, platform and sex of a tertial.
SELECT
    list_append(list(outcome.fact_id ORDER BY outcome.fact_id), any_value(ended.fact_id)) AS fact_ids,
    format('{} {} {}: {:g} i utfallen men {:g} avslutade', platform, period, sex, sum(outcome.value), any_value(ended.value)) AS message
FROM fact AS outcome
JOIN fact AS ended USING (topic, period, platform, sex)
WHERE topic = 'deltagare' AND outcome.measure = 'avslut' AND ended.measure = 'avslutade' AND ended.used
    AND outcome.status = 'printed' AND sex <> 'T' AND period LIKE '%T%'
GROUP BY platform, period, sex
HAVING sum(outcome.value) > any_value(ended.value)
