-- Hur stor del av de viktade indikatorerna nåddes, och hur mycket lämnar de oavgjorda öppet?
-- An indicator weighs codes/indicators.csv, divided between its goals on the platform. index is reached / (reached + missed); low is what is sure to
-- be reached and high what is not sure to be missed, both of all that can be judged. Undecided: the goal lies within the interval, or no result.
-- Grain: one row per goal area, and one for all (goal_area NULL); none where nothing can be judged.
WITH judged AS (
    SELECT goal_area, signal, fact_ids, platform || ' ' || item AS indicator, weight / count(*) OVER (PARTITION BY platform, item) AS part
    FROM social_result
    JOIN social_account USING (goal_row)
    WHERE period = $period AND group_code = $group_code AND signal NOT IN ('not_judged', 'no_goal', 'other_base')
),
summed AS (
    SELECT goal_area, count(*) AS goals, count(DISTINCT indicator) AS indicators, sum(part) AS weight,
        count(*) FILTER (signal = 'reached') AS reached, count(*) FILTER (signal = 'reached_uncertain') AS reached_uncertain,
        count(*) FILTER (signal = 'missed_uncertain') AS missed_uncertain, count(*) FILTER (signal = 'missed') AS missed,
        count(*) FILTER (signal = 'no_data') AS no_data,
        coalesce(sum(part) FILTER (signal IN ('reached', 'reached_uncertain')), 0) AS weight_reached,
        coalesce(sum(part) FILTER (signal IN ('missed', 'missed_uncertain')), 0) AS weight_missed,
        coalesce(sum(part) FILTER (signal = 'reached'), 0) AS weight_sure, coalesce(sum(part) FILTER (signal = 'missed'), 0) AS weight_lost,
        list_sort(list_distinct(flatten(list(fact_ids)))) AS fact_ids
    FROM judged
    GROUP BY GROUPING SETS ((goal_area), ())
    HAVING count(*) > 0
)
SELECT summed.*, coalesce(goal_areas.label, 'Alla målområden') AS label,
    CASE WHEN weight_reached + weight_missed > 0 THEN weight_reached / (weight_reached + weight_missed) END AS index_share,
    weight_sure / weight AS low, 1 - weight_lost / weight AS high
FROM summed
LEFT JOIN goal_areas ON goal_areas.goal_area = summed.goal_area AND is_valid(valid_from, valid_to, $period)
ORDER BY summed.goal_area IS NOT NULL, goal_areas.sort_order
