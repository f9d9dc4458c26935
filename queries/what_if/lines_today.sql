-- Vad kostade varje post, vad var budgeterat, och hur många tog del, avslutade och gick till arbete eller studier?
-- Grain: one row per line of cost in the latest table of outcome and budget, with its year. Amounts in kronor, costs positive; counts are persons of it and NULL
-- where the papers have none for the line; share_low and share_high are the 95 % interval of the share of the finished that went on. The EU project is not here: it has its own income, and its participants stand apart.
WITH amount AS (
    SELECT account, accounts.label, part, accounts.platform, sort_order, fact.measure, period, -value AS cost, fact_id
    FROM fact
    JOIN accounts USING (item)
    WHERE topic = 'ekonomi' AND fact.measure IN ('utfall', 'budget') AND unit = 'kr' AND used
        AND kind = 'kostnad' AND part IN ('insatser', 'verksamhetsnara', 'kansli')
),
latest AS (
    SELECT max(period) AS period FROM amount WHERE measure = 'budget' AND period IN (SELECT period FROM amount WHERE measure = 'utfall')
),
line AS (
    SELECT account, label, part, platform, sort_order, period, any_value(cost) FILTER (measure = 'utfall') AS outcome_cost,
        any_value(cost) FILTER (measure = 'budget') AS budget_cost, list(fact_id ORDER BY fact_id) AS fact_ids
    FROM amount
    JOIN latest USING (period)
    GROUP BY ALL
),
counted AS (
    SELECT group_code AS platform, any_value(value) FILTER (measure = 'deltagare') AS participants,
        any_value(value) FILTER (measure = 'avslutade') AS finished,
        flatten(list(fact_ids) FILTER (measure IN ('deltagare', 'avslutade'))) AS count_fact_ids
    FROM volume
    JOIN latest USING (period)
    WHERE sex = 'T'
    GROUP BY group_code
),
gone_on AS (
    SELECT group_code AS platform, sum("count") AS outcomes, flatten(list(fact_ids)) AS outcome_fact_ids
    FROM outcome
    JOIN latest USING (period)
    WHERE sex = 'T' AND outcome IN ('arbete', 'studier')
    GROUP BY group_code
    HAVING count("count") = 2
)
SELECT account, line.label, part, platform, CAST(period AS INTEGER) AS year, outcome_cost, budget_cost, participants, finished, outcomes,
    wilson_low(outcomes / nullif(finished, 0), finished) AS share_low, wilson_high(outcomes / nullif(finished, 0), finished) AS share_high,
    list_sort(list_distinct(list_concat(line.fact_ids, coalesce(count_fact_ids, []), coalesce(outcome_fact_ids, [])))) AS fact_ids
FROM line
LEFT JOIN counted USING (platform)
LEFT JOIN gone_on USING (platform)
ORDER BY sort_order
