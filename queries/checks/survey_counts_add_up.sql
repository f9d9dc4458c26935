-- Antalen på varje svar ska bli antalet svarande. Är ett antal borta får de andra inte bli fler.
-- Grain: one row per survey table whose counts do not add up.
SELECT
    list(DISTINCT answer.fact_id ORDER BY answer.fact_id) AS fact_ids,
    format('{} {} fråga {} {}: svaren blir {:g}, inte {:g}', any_value(period), any_value(platform), any_value(item), any_value(respondent),
           sum(answer.value), any_value(total.value)) AS message
FROM fact AS answer
JOIN fact AS total USING (topic, period, area, platform, respondent, item, sex)
WHERE topic = 'enkat' AND answer.measure = 'svar' AND total.measure = 'n' AND answer.used AND total.used AND total.value IS NOT NULL
GROUP BY total.fact_id
HAVING sum(answer.value) > any_value(total.value) OR (count(*) = count(answer.value) AND sum(answer.value) <> any_value(total.value))
