-- Hur många av målen nåddes, nåddes inte eller är oavgjorda?
-- Grain: one row per goal area (and for all, goal_area NULL) and signal that occurs; goals that cannot be judged are left out. start_count and
-- end_count place the part on a bar: reached first, missed last, the undecided between.
WITH counted AS (
    SELECT goal_area, signal, count(*) AS goals, list_sort(list_distinct(flatten(list(fact_ids)))) AS fact_ids
    FROM social_result
    JOIN social_account USING (goal_row)
    WHERE period = $period AND group_code = $group_code AND signal NOT IN ('not_judged', 'no_goal', 'other_base')
    GROUP BY GROUPING SETS ((goal_area, signal), (signal))
),
placed AS (
    SELECT counted.*, list_position(['reached', 'reached_uncertain', 'no_data', 'missed_uncertain', 'missed'], signal) AS part_order
    FROM counted
)
SELECT coalesce(goal_areas.label, 'Alla målområden') AS label, placed.goal_area, signal, symbol, signals.label AS signal_label,
    colour AS signal_colour, goals, sum(goals) OVER (PARTITION BY placed.goal_area ORDER BY part_order) AS end_count, end_count - goals AS start_count,
    sum(goals) OVER (PARTITION BY placed.goal_area) AS all_goals, fact_ids
FROM placed
JOIN signals USING (signal)
LEFT JOIN goal_areas ON goal_areas.goal_area = placed.goal_area AND is_valid(valid_from, valid_to, $period)
ORDER BY placed.goal_area IS NOT NULL, goal_areas.sort_order, part_order
