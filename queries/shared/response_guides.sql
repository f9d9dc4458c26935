-- The guide value of response that the board set for a strategic goal, on each platform of the goal and on the steering groups that they share.
-- Grain: one row per printed guide value and platform.
CREATE MACRO response_guides() AS TABLE
    SELECT fact.period, answering.platform, fact.respondent, value / 100 AS guide, fact_id AS guide_fact_id
    FROM fact
    JOIN strategic_goals ON strategic_goals.period = fact.period AND goal_id = item
    JOIN (
        SELECT platform, platform AS member FROM platforms
        UNION ALL
        SELECT platform, unnest(string_split(members, ' ')) FROM steering_groups
    ) AS answering ON list_contains(string_split(strategic_goals.platforms, ' '), member)
    WHERE topic = 'strategiska_mal' AND measure = 'mal_andel' AND category = 'svarsfrekvens' AND used
    GROUP BY ALL;
