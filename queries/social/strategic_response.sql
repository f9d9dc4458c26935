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
)
SELECT fact.respondent, respondents.label_in_sentence AS respondent_label,
    CASE fact.respondent WHEN 'deltagare' THEN 'deltagare' ELSE 'medarbetare' END AS part,
    fact.value / 100 AS response, guide, answered, coalesce(guide.fact_ids, []) || [fact_id] AS fact_ids
FROM fact
JOIN respondents USING (respondent)
LEFT JOIN guide USING (respondent)
LEFT JOIN survey USING (respondent)
WHERE topic = 'strategiska_mal' AND measure = 'svarsfrekvens' AND used AND fact.period = $period AND item = $goal_id AND platform = $platform
ORDER BY respondents.sort_order
