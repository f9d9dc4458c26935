-- How each social goal went: out of the social accounts, the surveys or the participants' outcomes, with interval and signal.
-- Grain: one row per row of social_goal; result is a number of examples, days or persons where the goal is no share.
CREATE TABLE social_result AS
WITH printed AS (
    SELECT goal_row, measure, fact.period, value, share_of, status, fact_id
    FROM social_goal
    JOIN fact ON fact.topic = 'socialt_bokslut' AND fact.used AND left(fact.period, 4) = social_goal.period AND fact.item = social_goal.item
        AND fact.category IS NOT DISTINCT FROM social_goal.category AND (fact.respondent IS NULL OR fact.respondent = social_goal.respondent)
        -- what the board was asked, or several platforms together, stands in the platform's own account
        AND (fact.platform IS NULL OR fact.platform = social_goal.platform
             OR fact.platform NOT IN (SELECT platform FROM platforms WHERE kind = 'platform'))
        -- unless the same is asked of them as a goal of their own
        AND NOT EXISTS (SELECT 1 FROM social_goal AS own
            WHERE own.platform = fact.platform AND own.platform <> social_goal.platform AND own.period = social_goal.period
                AND own.item = social_goal.item AND own.category IS NOT DISTINCT FROM social_goal.category
                AND own.respondent IS NOT DISTINCT FROM social_goal.respondent)
),
account AS (
    SELECT goal_row, any_value(value) FILTER (measure = 'mal_andel') / 100 AS goal,
        any_value(share_of) FILTER (measure = 'mal_andel') AS goal_base, any_value(share_of) FILTER (measure = 'utfall_andel') AS share_base,
        any_value(value) FILTER (measure IN ('mal_exempel', 'mal_antal', 'mal_pp', 'mal_dagar')) AS goal_number,
        any_value(value) FILTER (measure = 'utfall_taljare') AS "count", any_value(value) FILTER (measure = 'utfall_namnare') AS n,
        arg_max(value, period) FILTER (measure IN ('utfall_exempel', 'utfall_antal', 'utfall_pp', 'utfall_dagar')) AS result_number,
        any_value(value) FILTER (measure = 'signal') AS paper_signal,
        bool_or(measure = 'signal' AND value IS NULL) AS signal_is_lost, bool_or(status = 'suppressed') AS is_hidden,
        list(fact_id ORDER BY fact_id) AS fact_ids,
        (SELECT list(DISTINCT finding_id ORDER BY finding_id) FROM finding_facts WHERE list_contains(list(printed.fact_id), finding_facts.fact_id)) AS finding_ids
    FROM printed GROUP BY goal_row
),
counted AS (
    SELECT social_goal.*, coalesce(account.goal, level) AS goal, coalesce(account.goal_base, level_base) AS goal_base,
        -- answers are shares of those who answered
        coalesce(account.share_base, CASE WHEN kind IN ('survey', 'choice') THEN 'svarande' END, outcome.base) AS share_base, goal_number, result_number, paper_signal,
        coalesce(signal_is_lost, false) AS signal_is_lost,
        coalesce(account."count", survey.top, outcome."count") AS "count", coalesce(account.n, survey.n, outcome.n) AS n,
        coalesce(account.is_hidden, survey.is_hidden, outcome.is_hidden, false) AS is_hidden,
        list_sort(list_distinct(goal_fact_ids || coalesce(account.fact_ids, survey.fact_ids, outcome.fact_ids, []))) AS fact_ids,
        coalesce(finding_ids, []) AS finding_ids
    FROM social_goal
    LEFT JOIN account USING (goal_row)
    LEFT JOIN survey_share AS survey ON kind IN ('survey', 'choice')
        AND (survey.period, survey.platform, survey.item, survey.respondent)
          = (social_goal.period, social_goal.platform, social_goal.item, social_goal.respondent)
    LEFT JOIN outcome ON kind = 'outcome' AND outcome.sex = 'T'
        AND (outcome.period, outcome.group_code, outcome.outcome) = (social_goal.period, social_goal.platform, social_goal.category)
),
shared AS (
    SELECT counted.* EXCLUDE (level, level_base, goal_fact_ids), CASE WHEN n >= greatest(1, hide_shares_below_n) THEN "count" / n END AS share
    FROM counted
    CROSS JOIN build
)
SELECT * EXCLUDE (share_base), wilson_low(share, n) AS low, wilson_high(share, n) AS high,
    -- an unordered choice has no top steps, and the days have a goal for a later year
    CASE WHEN kind IN ('choice', 'days') THEN 'not_judged'
         -- a goal of one base says nothing of a share of another
         WHEN share IS NOT NULL AND goal_base <> share_base THEN 'other_base'
         WHEN kind IN ('share', 'survey', 'outcome') THEN goal_signal(share, goal, n)
         WHEN result_number IS NULL THEN 'no_data'
         WHEN kind = 'change' THEN CASE WHEN result_number <= goal_number THEN 'reached' ELSE 'missed' END
         WHEN result_number >= goal_number THEN 'reached' ELSE 'missed' END AS signal
FROM shared
ORDER BY goal_row;
