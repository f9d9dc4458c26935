-- Vad betalade förbundet ett år per deltagare, avslutad eller utfall på varje plattform?
-- $per is deltagare, avslutade, arbete, studier or arbete-eller-studier. Wilson's 95 % interval of the share is turned into an interval of the
-- cost; participants and finished are counted, so they have none.
-- Grain: one row per platform with a line of its own in the accounts; `each` is kronor per person, NULL where the papers lack the count or it is 0.
WITH cost AS (
    SELECT platform AS group_code, -amount AS cost, fact_id
    FROM economy_line
    WHERE measure = 'utfall' AND year = $year AND step = 1 AND kind = 'kostnad' AND part = 'insatser' AND platform IS NOT NULL
),
counted AS (
    SELECT group_code, value AS "count", CAST(NULL AS DOUBLE) AS n, fact_ids
    FROM volume
    WHERE period = $year AND sex = 'T' AND measure = $per
    UNION ALL
    SELECT group_code, sum("count"), any_value(n), list_distinct(flatten(list(fact_ids)))
    FROM outcome
    WHERE period = $year AND sex = 'T' AND list_contains(string_split($per, '-eller-'), outcome)
    GROUP BY group_code
    HAVING count("count") = len(string_split($per, '-eller-'))
)
SELECT group_code, platforms.label, platforms.area, areas.label AS area_label, areas.colour, cost, "count", n,
    cost / nullif("count", 0) AS each, cost / (n * wilson_high("count" / n, n)) AS each_low,
    CASE WHEN "count" > 0 THEN cost / (n * wilson_low("count" / n, n)) END AS each_high,
    list_sort(list_append(coalesce(fact_ids, []), fact_id)) AS fact_ids
FROM cost
JOIN platforms ON platforms.platform = group_code
LEFT JOIN areas USING (area)
LEFT JOIN counted USING (group_code)
ORDER BY platforms.sort_order
