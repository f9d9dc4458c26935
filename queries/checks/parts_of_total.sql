-- Summan av delarna är helheten: plattformarna av hela förbundet, och delarna av varje annan grupp som papperen har en rad för.
-- Grain: one row per total, period, measure, category and sex where every part that the papers give sums to something else.
WITH part AS (
    SELECT groups.group_code AS platform, member.platform AS part
    FROM groups, platforms AS member
    WHERE list_contains(string_split(groups.members, ' '), member.platform) AND groups.group_code <> member.platform
),
summed AS (
    SELECT part.platform, topic, measure, period, category, sex, unit, sum(value) AS parts, count(*) AS given,
        list(fact_id ORDER BY fact_id) AS fact_ids
    FROM part
    JOIN fact ON fact.platform = part.part
    WHERE used AND item IS NULL AND unit = 'antal' AND value IS NOT NULL
    GROUP BY ALL
)
SELECT
    list_append(summed.fact_ids, total.fact_id) AS fact_ids,
    format('{} {} {} {} {}: delarna summerar till {:g}, helheten är {:g}', total.platform, total.period, total.measure,
           coalesce(total.category, ''), total.sex, parts, total.value) AS message
FROM summed
JOIN fact AS total
    ON total.platform = summed.platform AND total.topic = summed.topic AND total.measure = summed.measure
    AND total.period = summed.period AND total.category IS NOT DISTINCT FROM summed.category AND total.sex = summed.sex
WHERE total.used AND total.item IS NULL AND total.value IS NOT NULL AND total.value <> parts
