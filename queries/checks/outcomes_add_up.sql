-- Avslutade efter utfall summerar till alla avslutade, när alla utfall finns.
-- Grain: one row per period, platform and sex where every outcome printed for the platform has a value and the sum differs.
WITH outcome AS (
    SELECT period, platform, item, category, sex, value, fact_id
    FROM fact
    WHERE topic = 'deltagare' AND measure = 'avslut' AND used AND category NOT IN (SELECT outcome FROM outcome_sums())
),
expected AS (
    -- the outcomes that the platform has in that period, whichever sex they are given for
    SELECT period, platform, item, count(DISTINCT category) AS categories, bool_or(category LIKE 'avbrott%') AS has_interrupted
    FROM outcome GROUP BY ALL
),
summed AS (
    SELECT period, platform, item, sex, count(value) AS given, sum(value) AS outcomes, list(fact_id ORDER BY fact_id) AS fact_ids
    FROM outcome GROUP BY ALL
)
SELECT
    list_append(summed.fact_ids, ended.fact_id) AS fact_ids,
    format('{} {} {}: utfallen summerar till {:g}, avslutade är {:g}', platform, period, sex, outcomes, ended.value) AS message
FROM summed
JOIN expected USING (period, platform)
JOIN fact AS ended USING (period, platform, sex)
WHERE ended.topic = 'deltagare' AND ended.measure = 'avslutade' AND ended.used AND ended.item IS NULL
    AND summed.item IS NULL AND expected.item IS NULL
    AND given = categories AND ended.value IS NOT NULL
    -- without a row for the interrupted the list may be open: then it may not exceed, else it must be equal
    AND CASE WHEN has_interrupted OR period LIKE '%T%' THEN outcomes <> ended.value ELSE outcomes > ended.value END
