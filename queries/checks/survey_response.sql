-- De svarande ska inte vara fler än de tillfrågade, och tabellens svarsfrekvens ska följa av de två.
-- Grain: one row per survey table where they do not.
SELECT [total.fact_id, asked.fact_id, response.fact_id] AS fact_ids,
    format('{} {} fråga {} {}: {:g} % är inte {:g} av {:g}', period, platform, item, respondent, response.value, total.value, asked.value) AS message
FROM fact AS total
JOIN fact AS asked USING (topic, period, area, platform, respondent, item, sex)
JOIN fact AS response USING (topic, period, area, platform, respondent, item, sex)
WHERE topic = 'enkat' AND total.measure = 'n' AND asked.measure = 'inbjudna' AND response.measure = 'svarsfrekvens'
    AND total.used AND asked.used AND response.used
    AND (total.value > asked.value OR abs(response.value - 100 * total.value / asked.value) > 0.5 * pow(10, -response.decimals) + 1e-9)
