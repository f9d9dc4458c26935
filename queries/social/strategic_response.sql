-- Hur många svarade enligt styrelsens analys av ett strategiskt mål, mot riktvärdet?
-- Grain: one row per respondent of one goal on one platform. response and guide are shares; answered is the most who answered any one question in
-- the survey, NULL where there is no survey or it is hidden. The guide concerns participants only.
WITH survey AS (
    SELECT respondent, max(n) AS answered
    FROM social_result
    JOIN social_account USING (goal_row)
    WHERE period = $period AND group_code = $platform AND kind IN ('survey', 'choice')
    GROUP BY respondent
),
guide AS (
    SELECT respondent, max(value) / 100 AS guide, list(fact_id ORDER BY fact_id) AS fact_ids FROM fact
    WHERE topic = 'strategiska_mal' AND measure = 'mal_andel' AND category = 'svarsfrekvens' AND used AND period = $period AND item = $goal_id
    GROUP BY respondent
),
rate AS (
    -- the rates stand with the surveys; a steering group that platforms share answers for each, and is printed with each of them
    SELECT fact.respondent, value, fact_id
    FROM fact
    LEFT JOIN steering_groups USING (platform)
    JOIN platforms AS place ON place.platform = $platform
    JOIN strategic_goals ON strategic_goals.period = fact.period AND goal_id = $goal_id
        AND list_contains(string_split(strategic_goals.platforms, ' '), $platform)
    WHERE topic = 'enkat' AND measure = 'svarsfrekvens' AND fact.item IS NULL AND fact.period = $period
        AND (fact.platform = $platform OR list_contains(string_split(members, ' '), $platform))
    QUALIFY row_number() OVER (PARTITION BY fact.respondent ORDER BY ends_with(place.label, split_part(section, ', ', -1)) DESC, used DESC, fact_id) = 1
)
SELECT rate.respondent, respondents.label_in_sentence AS respondent_label,
    CASE rate.respondent WHEN 'deltagare' THEN 'deltagare' ELSE 'medarbetare' END AS part,
    rate.value / 100 AS response, guide, answered, coalesce(guide.fact_ids, []) || [fact_id] AS fact_ids
FROM rate
JOIN respondents USING (respondent)
LEFT JOIN guide USING (respondent)
LEFT JOIN survey USING (respondent)
ORDER BY respondents.sort_order
