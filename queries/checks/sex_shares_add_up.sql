-- Kvinnors och mäns andel av samma grupp ska bli hundra procent.
-- Grain: one row per group whose two shares do not add up. Where only one of the sexes is printed there is nothing to add.
SELECT list(fact_id ORDER BY fact_id) AS fact_ids, format('{} {} {}: {:g} % kvinnor och män tillsammans', topic, area, item, sum(value)) AS message
FROM fact
WHERE measure = 'andel' AND sex <> 'T' AND 'konsfordelning' IN (item, category) AND value IS NOT NULL
GROUP BY topic, source_id, section, area, period, item, category
HAVING count(DISTINCT sex) = 2 AND sum(value) <> 100
