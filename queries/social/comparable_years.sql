-- Vilka av årets mål går att jämföra med ett tidigare år, hur gick det då, och varför går de andra inte att jämföra?
-- Shares stand only where the two may be compared: same question and same scale. The change is told apart by Newcombe's interval.
-- Grain: one row per goal of the later period that has, or seems to have, an earlier one on the same platform.
WITH pair AS (
    SELECT later.*, split_part(comparable_with, ' ', 1) AS earlier_period, split_part(comparable_with, ' ', 2) AS earlier_item,
        comparable = 'ja' AS is_comparable, reason
    FROM social_result AS later
    JOIN questions ON questions.period = later.period AND questions.item = later.item AND questions.respondent = later.respondent
        AND questions.category IS NOT DISTINCT FROM later.category
    JOIN social_account USING (goal_row)
    WHERE later.period = $period AND group_code = $group_code AND comparable_with IS NOT NULL
),
beside AS (
    SELECT pair.*, CASE WHEN is_comparable THEN earlier.share END AS earlier_share, CASE WHEN is_comparable THEN earlier."count" END AS earlier_count,
        CASE WHEN is_comparable THEN earlier.n END AS earlier_n, CASE WHEN is_comparable THEN earlier.low END AS earlier_low,
        CASE WHEN is_comparable THEN earlier.high END AS earlier_high, list_sort(list_distinct(pair.fact_ids || earlier.fact_ids)) AS all_fact_ids
    FROM pair
    JOIN social_result AS earlier ON (earlier.period, earlier.item, earlier.platform, earlier.respondent)
                                   = (earlier_period, earlier_item, pair.platform, pair.respondent)
)
SELECT item, beside.label, respondents.label AS respondent_label, platforms.label AS platform_label, period, earlier_period, earlier_item, is_comparable, reason,
    earlier_share, earlier_count, earlier_n, earlier_low, earlier_high,
    CASE WHEN is_comparable THEN share END AS share, CASE WHEN is_comparable THEN "count" END AS "count", CASE WHEN is_comparable THEN n END AS n,
    CASE WHEN is_comparable THEN low END AS low, CASE WHEN is_comparable THEN high END AS high,
    beside.share - earlier_share AS change,
    are_told_apart(beside.share, beside.low, beside.high, earlier_share, earlier_low, earlier_high) AS told_apart,
    all_fact_ids AS fact_ids
FROM beside
JOIN platforms USING (platform)
LEFT JOIN respondents ON respondents.respondent = beside.respondent
ORDER BY beside.sort_order
