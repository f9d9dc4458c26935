-- Textens svarsfrekvens för deltagare ska följa av dem som svarade på någon fråga och dem som avslutade insatsen under året.
-- Grain: one row per platform where it does not.
WITH answered AS (
    SELECT period, platform, arg_max(fact_id, value) AS fact_id, max(value) AS value
    FROM fact
    WHERE topic = 'enkat' AND measure = 'n' AND respondent = 'deltagare' AND used
    GROUP BY period, platform
)
SELECT [response.fact_id, answered.fact_id, ended.fact_id] AS fact_ids,
    format('{} {}: svarsfrekvensen {:g} % är inte {:g} av {:g} avslutade', period, platform, response.value, answered.value, ended.value) AS message
FROM fact AS response
JOIN answered USING (period, platform)
JOIN fact AS ended USING (period, platform, sex)
WHERE response.topic = 'enkat' AND response.measure = 'svarsfrekvens' AND response.respondent = 'deltagare' AND response.item IS NULL AND response.used
    AND ended.topic = 'deltagare' AND ended.measure = 'avslutade' AND ended.used AND ended.item IS NULL
    AND abs(response.value - 100 * answered.value / ended.value) > 0.5 * pow(10, -response.decimals) + 1e-9
