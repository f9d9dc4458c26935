-- Rangordningens tre delar ska bli totalen (avrundade tal) och platserna ska ge skillnaden.
-- Grain: one row per municipality and quantity that does not add up.
SELECT list(fact_id ORDER BY fact_id) AS fact_ids,
    format('{} {}: delarna blir {:g}, totalen är {:g}', area, measure, sum(value) FILTER (item <> 'totalt'),
           any_value(value) FILTER (item = 'totalt')) AS message
FROM fact
WHERE topic = 'ranking' AND measure IN ('antal', 'andel')
GROUP BY area, measure
-- three rounded parts and a rounded whole: at most two units of the last digit
HAVING abs(sum(value) FILTER (item <> 'totalt') - any_value(value) FILTER (item = 'totalt')) > CASE measure WHEN 'antal' THEN 2 ELSE 0.2 END + 1e-9
UNION ALL
SELECT list(fact_id ORDER BY fact_id),
    format('{}: från plats {:g} till {:g} är inte {:g} steg', area, any_value(value) FILTER (period = '2018'),
           any_value(value) FILTER (period = '2019'), any_value(value) FILTER (measure = 'placering-skillnad'))
FROM fact
WHERE topic = 'ranking' AND measure IN ('placering', 'placering-skillnad')
GROUP BY area
HAVING any_value(value) FILTER (measure = 'placering-skillnad')
    <> any_value(value) FILTER (period = '2018') - any_value(value) FILTER (period = '2019')
