-- Vad vägde styrelsen samman till betyget, i vilken ordning, och åt vilket håll vägde det?
-- Grain: one row per criterion of one goal on one platform. reached, uncertain and missing count the social goals behind it; effect is the board's own
-- word, NULL where it says nothing.
WITH evidence AS (
    SELECT criterion.sort_order, result.signal, result.fact_ids
    FROM (SELECT *, unnest(string_split(items, ' ')) AS item FROM strategic_criteria) AS criterion
    JOIN social_result AS result USING (period, item)
    JOIN social_account USING (goal_row)
    WHERE criterion.period = $period AND goal_id = $goal_id AND group_code = $platform
),
counted AS (
    SELECT sort_order, count(*) FILTER (signal NOT IN ('not_judged', 'no_goal', 'other_base')) AS goals, count(*) FILTER (signal LIKE 'reached%') AS reached,
        count(*) FILTER (signal LIKE '%uncertain') AS uncertain, count(*) FILTER (signal = 'no_data') AS missing,
        list_sort(list_distinct(flatten(list(fact_ids)))) AS fact_ids
    FROM evidence GROUP BY sort_order
)
SELECT strategic_criteria.part, CAST(weight_order AS INTEGER) AS weight_order, strategic_criteria.label, effect,
    coalesce(goals, 0) AS goals, coalesce(reached, 0) AS reached, coalesce(uncertain, 0) AS uncertain, coalesce(missing, 0) AS missing,
    coalesce(counted.fact_ids, []) AS fact_ids
FROM strategic_criteria
LEFT JOIN counted USING (sort_order)
LEFT JOIN board_reasons AS reason ON (reason.period, reason.goal_id, reason.platform) = ($period, $goal_id, $platform)
    AND reason.part = strategic_criteria.part
WHERE strategic_criteria.period = $period AND strategic_criteria.goal_id = $goal_id
ORDER BY strategic_criteria.sort_order
