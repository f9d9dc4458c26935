-- De delar som codes/totals.csv räknar upp ska bli totalen, för kvinnor, män och alla.
-- Grain: one row per total and sex whose parts are all known and do not add up to it.
WITH part AS (
    SELECT topic, measure, item AS total_item, category AS total_category, parts_are, valid_from, valid_to, unnest(string_split(parts, '; ')) AS part_code,
        len(string_split(parts, '; ')) AS part_count
    FROM totals
),
known AS (
    SELECT topic, measure, total_item, total_category, part_count, fact.period, coalesce(platform, area) AS place, sex, fact.value, fact_id
    FROM part
    JOIN fact USING (topic, measure)
    WHERE used AND value IS NOT NULL AND is_valid(valid_from, valid_to, period)
        AND CASE parts_are WHEN 'item' THEN fact.item = part_code AND fact.category IS NULL
                           ELSE fact.item IS NOT DISTINCT FROM total_item AND fact.category = part_code END
)
SELECT list_append(list(known.fact_id ORDER BY known.fact_id), any_value(whole.fact_id)) AS fact_ids,
    format('{} {} {} {}: delarna blir {:g}, totalen är {:g}', topic, coalesce(known.total_item, known.total_category), period, sex, sum(known.value), any_value(whole.value)) AS message
FROM known
JOIN (SELECT topic, measure, period, coalesce(platform, area) AS place, sex, item AS total_item, category AS total_category, value, fact_id
      FROM fact WHERE used) AS whole USING (topic, measure, period, place, sex)
WHERE whole.total_item IS NOT DISTINCT FROM known.total_item AND whole.total_category IS NOT DISTINCT FROM known.total_category
GROUP BY topic, measure, known.total_item, known.total_category, period, place, sex
HAVING count(*) = any_value(part_count) AND sum(known.value) <> any_value(whole.value)
