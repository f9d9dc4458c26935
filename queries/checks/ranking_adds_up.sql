-- Rangordningens tre delar ska bli totalen (avrundade tal) och platserna ska ge skillnaden.
-- Grain: one row per municipality and quantity that does not add up.
SELECT list(fact_id ORDER BY fact_id) AS fact_ids,
    format('{} {}: delarna blir {:g}, totalen är {:g}', area, measure, sum(value) FILTER (item <> 'totalt'),
           any_value(value) FILTER (item = 'totalt')) AS message
FROM fact
WHERE topic = 'ranking' AND measure IN ('antal', 'andel')
GROUP BY area, measure, period
-- three rounded parts and a rounded whole: at most two units of the last digit
HAVING abs(sum(value) FILTER (item <> 'totalt') - any_value(value) FILTER (item = 'totalt')) > CASE measure WHEN 'antal' THEN 2 ELSE 0.2 END + 1e-9
UNION ALL
SELECT [step.fact_id, before.fact_id, now.fact_id],
    format('{}: från plats {:g} till {:g} är inte {:g} steg', area, before.value, now.value, step.value)
FROM fact AS step
JOIN fact AS before USING (topic, area)
JOIN fact AS now USING (topic, area)
WHERE topic = 'ranking' AND step.measure = 'placering-skillnad' AND before.measure = 'placering' AND now.measure = 'placering'
    AND before.period = left(step.period, 4) AND now.period = right(step.period, 4) AND step.value <> before.value - now.value
