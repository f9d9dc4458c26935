-- What each social goal asks: an indicator of codes/indicators.csv on one platform. The accounts print their own levels; for the surveys of
-- Årsredovisning 2019 the level is that of the strategic goals that the platform belongs to, and for the outcomes that of the year.
-- Grain: one row per period, platform, item, category and respondent.
CREATE TABLE social_goal AS
WITH place AS (
    SELECT period, item, category, respondent, goal_area, label, kind, weight::DOUBLE AS weight, sort_order,
        unnest(string_split(platforms, ' ')) AS platform
    FROM indicators
),
member AS (
    -- a steering group that several platforms share belongs to the goals of each of them
    SELECT platform, unnest(string_split(members, ' ')) AS member FROM steering_groups
    UNION ALL SELECT DISTINCT platform, platform FROM place
    UNION ALL SELECT DISTINCT platform, 'hela-forbundet' FROM place
),
strategic AS (
    SELECT strategic_goals.period, member.platform, fact.category AS item, fact.respondent, max(fact.value) / 100 AS goal,
        max(share_of) AS goal_base, list(DISTINCT fact_id ORDER BY fact_id) AS goal_fact_ids
    FROM strategic_goals
    JOIN member ON list_contains(string_split(strategic_goals.platforms, ' '), member.member)
    JOIN fact ON fact.topic = 'strategiska_mal' AND fact.measure = 'mal_andel' AND fact.used
        AND fact.period = strategic_goals.period AND fact.item = strategic_goals.goal_id
    GROUP BY ALL
),
outcome_goal AS (
    SELECT period, category, value / 100 AS goal, base AS goal_base, [fact_id] AS goal_fact_ids
    FROM outcome_goals()
)
SELECT row_number() OVER (ORDER BY place.period, sort_order, place.platform) AS goal_row, place.*,
    coalesce(strategic.goal, outcome_goal.goal) AS level, coalesce(strategic.goal_base, outcome_goal.goal_base) AS level_base,
    coalesce(strategic.goal_fact_ids, outcome_goal.goal_fact_ids, []) AS goal_fact_ids
FROM place
LEFT JOIN outcome_goal ON place.kind = 'outcome' AND outcome_goal.period = place.period AND outcome_goal.category = place.category
LEFT JOIN strategic ON place.kind IN ('survey', 'choice') AND strategic.period = place.period AND strategic.platform = place.platform
    AND strategic.item = place.item AND strategic.respondent = place.respondent
ORDER BY goal_row;
