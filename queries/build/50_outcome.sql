-- Where those who finished went: count, n, share, 95 % interval, goal and signal, for everything that a reader can choose.
-- Shares are recomputed from counts; only where no count is given (2018) is the printed share taken. The signal compares the unrounded
-- share with the goal of the same year; it is uncertain when the goal lies within the interval. `base` is what the share is a share of, and n how
-- many they are (`other_base` its name where it is not the finished): what the goal is a share of where the papers give those, otherwise the finished. A goal of another base is not compared with.
-- Grain: one row per period, group, sex and main outcome that some paper says something about.
CREATE TABLE outcome AS
WITH ended_by_group AS (
    SELECT period, group_code, sex, value AS n, fact_ids AS n_fact_ids 
    FROM volume
    WHERE measure = 'avslutade' AND (value IS NOT NULL OR status = 'suppressed')
),
hidden AS (
    SELECT DISTINCT group_code, period, sex, main_outcome AS outcome
    FROM (SELECT group_code, period, platform FROM group_members()
          UNION SELECT group_code, period, group_code FROM groups, periods) AS part
    JOIN outcome_figures() AS figure USING (period, platform)
    JOIN outcomes USING (category)
    WHERE measure IN ('avslut', 'andel') AND figure.status = 'suppressed'
),
printed_share AS (
    SELECT platform AS group_code, period, sex, category AS outcome, value / 100 AS share, base, fact_id
    FROM outcome_figures()
    WHERE measure = 'andel' AND used AND item IS NULL AND category IN (SELECT main_outcome FROM outcomes)
),
goal AS (
    SELECT period, category AS outcome, value / 100 AS goal, base, fact_id AS goal_fact_id
    FROM outcome_goals()
),
joined AS (
    SELECT ended.period, group_code, ended.sex, main.outcome, counted."count", counted.is_read, printed_share.share AS printed_share,
        ended.n AS ended_n, ended.n_fact_ids, hidden.outcome IS NOT NULL AS is_in_hidden, has_goals,
        CASE WHEN has_goals = 'ja' THEN goal.goal END AS goal, goal.base AS goal_base, goal_fact_id,
        coalesce(goal.base, printed_share.base, 'avslutade') AS wanted_base, printed_share.base AS printed_base, base_n, base_fact_ids,
        list_concat(coalesce(counted.fact_ids, []), CASE WHEN printed_share.fact_id IS NULL THEN [] ELSE [printed_share.fact_id] END) AS own_fact_ids
    FROM ended_by_group AS ended
    JOIN groups USING (group_code)
    JOIN outcomes_told() AS main USING (period)
    LEFT JOIN counted USING (period, group_code, sex, outcome)
    LEFT JOIN printed_share USING (period, group_code, sex, outcome)
    LEFT JOIN hidden USING (period, group_code, sex, outcome)
    LEFT JOIN goal ON goal.outcome = main.outcome AND goal.period = left(ended.period, 4)
    LEFT JOIN base_count ON (base_count.base, base_count.period, base_count.group_code, base_count.sex)
                     = (coalesce(goal.base, printed_share.base), ended.period, ended.group_code, ended.sex)
),
placed AS (
    SELECT *, CASE WHEN wanted_base <> 'avslutade' AND base_n IS NOT NULL OR printed_base = wanted_base AND "count" IS NULL THEN wanted_base
                   ELSE 'avslutade' END AS base,
        CASE WHEN base = 'avslutade' THEN ended_n ELSE base_n END AS n
    FROM joined
),
shared AS (
    SELECT placed.*, CASE WHEN n >= greatest(1, hide_shares_below_n)
            THEN coalesce("count" / n, CASE WHEN printed_base = base THEN printed_share END) END AS share,
        "count" IS NULL AND printed_share IS NOT NULL AND printed_base = base AS share_is_read,
        n IS NULL OR n < hide_shares_below_n OR is_in_hidden AS has_hidden
    FROM placed
    CROSS JOIN build
)
SELECT period, group_code, sex, n, base, (SELECT label FROM bases WHERE bases.base = shared.base AND bases.base <> 'avslutade') AS other_base,
    (SELECT label FROM bases WHERE bases.base = goal_base) AS goal_base_label, outcome, "count", is_read, printed_share, share, share_is_read, has_hidden, goal, goal_base, goal_fact_id,
    list_sort(list_distinct(list_concat(own_fact_ids, n_fact_ids, CASE WHEN base <> 'avslutade' THEN coalesce(base_fact_ids, []) ELSE [] END)))
        AS fact_ids,
    share IS NULL AND has_hidden AS is_hidden, wilson_low(share, n) AS low, wilson_high(share, n) AS high,
    CASE WHEN outcome = 'avbrott' OR has_goals = 'nej' THEN 'no_goal'
         WHEN goal IS NULL AND outcome IN (SELECT outcome FROM outcome_sums()) THEN 'no_goal'
         WHEN goal IS NULL THEN 'goal_unknown'
         WHEN share IS NOT NULL AND goal_base <> base THEN 'other_base'
         ELSE goal_signal(share, goal, n) END AS signal
FROM shared
ORDER BY period, group_code, sex, outcome;
