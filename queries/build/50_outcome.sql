-- Where those who finished went: count, n, share, 95 % interval, goal and signal, for everything that a reader can choose.
-- Shares are recomputed from counts; only where no count is given (2018) is the printed share taken. The signal compares the unrounded
-- share with the goal of the same year; it is uncertain when the goal lies within the interval.
-- Grain: one row per period, group, sex and main outcome that some paper says something about.
CREATE TABLE outcome AS
WITH member AS (
    SELECT group_code, unnest(string_split(members, ' ')) AS platform, len(string_split(members, ' ')) AS member_count
    FROM groups
    WHERE kind <> 'combined'
),
ended_by_group AS (
    SELECT period, group_code, sex, value AS n, fact_ids AS n_fact_ids 
    FROM volume
    WHERE measure = 'avslutade' AND (value IS NOT NULL OR status = 'suppressed')
),
printed AS (
    SELECT platform AS group_code, period, sex, outcome, "count", fact_ids, is_read FROM platform_outcome
    WHERE platform IN (SELECT group_code FROM groups) AND "count" IS NOT NULL
),
added AS (
    SELECT group_code, period, sex, outcome, sum("count") AS "count", flatten(list(fact_ids ORDER BY platform)) AS fact_ids
    FROM member
    JOIN platform_outcome USING (platform)
    WHERE group_code <> platform
    GROUP BY group_code, period, sex, outcome
    HAVING count("count") = any_value(member_count)
        -- the sum may stand only where the group has no printed number of finished of its own, or it is the same
        AND NOT EXISTS (SELECT 1 FROM platform_outcome AS own WHERE own.platform = group_code AND own.period = any_value(platform_outcome.period)
                        AND own.sex = any_value(platform_outcome.sex) AND own.n <> sum(platform_outcome.n))
),
counted AS (
    SELECT group_code, period, sex, outcome, "count", fact_ids, is_read FROM printed
    UNION ALL
    SELECT group_code, period, sex, outcome, "count", fact_ids, false FROM added
    WHERE NOT EXISTS (SELECT 1 FROM printed WHERE (printed.group_code, printed.period, printed.sex, printed.outcome)
                                                 = (added.group_code, added.period, added.sex, added.outcome))
),
hidden AS (
    SELECT DISTINCT group_code, period, sex, main_outcome AS outcome
    FROM groups
    JOIN outcome_figures() AS figure ON list_contains(string_split(members, ' '), platform) OR platform = group_code
    JOIN outcomes USING (category)
    WHERE measure IN ('avslut', 'andel') AND figure.status = 'suppressed'
),
printed_share AS (
    SELECT platform AS group_code, period, sex, category AS outcome, value / 100 AS share, fact_id
    FROM outcome_figures()
    WHERE measure = 'andel' AND used AND item IS NULL AND category IN (SELECT main_outcome FROM outcomes)
),
goal AS (
    SELECT period, category AS outcome, value / 100 AS goal, fact_id AS goal_fact_id
    FROM outcome_goals()
),
joined AS (
    SELECT ended_by_group.*, main.outcome, counted."count", counted.is_read, printed_share.share AS printed_share,
        CASE WHEN n >= greatest(1, hide_shares_below_n) THEN coalesce(counted."count" / n, printed_share.share) END AS share,
        counted."count" IS NULL AND printed_share.share IS NOT NULL AS share_is_read,
        n IS NULL OR n < hide_shares_below_n OR hidden.outcome IS NOT NULL AS has_hidden,
        has_goals, CASE WHEN has_goals = 'ja' THEN goal.goal END AS goal, goal_fact_id,
        list_sort(list_distinct(list_concat(coalesce(counted.fact_ids, []),
            CASE WHEN printed_share.fact_id IS NULL THEN [] ELSE [printed_share.fact_id] END, n_fact_ids))) AS fact_ids
    FROM ended_by_group
    JOIN groups USING (group_code)
    CROSS JOIN build
    CROSS JOIN (SELECT DISTINCT main_outcome AS outcome FROM outcomes) AS main
    LEFT JOIN counted USING (period, group_code, sex, outcome)
    LEFT JOIN printed_share USING (period, group_code, sex, outcome)
    LEFT JOIN hidden USING (period, group_code, sex, outcome)
    LEFT JOIN goal ON goal.outcome = main.outcome AND goal.period = left(ended_by_group.period, 4)
)
SELECT * EXCLUDE (has_goals), share IS NULL AND has_hidden AS is_hidden,
    CASE WHEN share IS NOT NULL THEN wilson_low(share, n) END AS low, CASE WHEN share IS NOT NULL THEN wilson_high(share, n) END AS high,
    CASE WHEN outcome = 'avbrott' OR has_goals = 'nej' THEN 'no_goal'
         WHEN goal IS NULL THEN 'goal_unknown'
         WHEN share IS NULL THEN 'no_data'
         WHEN goal BETWEEN wilson_low(share, n) AND wilson_high(share, n)
             THEN CASE WHEN share >= goal THEN 'reached_uncertain' ELSE 'missed_uncertain' END
         WHEN share >= goal THEN 'reached' ELSE 'missed' END AS signal
FROM joined
ORDER BY period, group_code, sex, outcome;
