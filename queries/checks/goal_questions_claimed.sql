-- Styrelsens ord om hur många av deltagarnas frågor som når målet ska stämma med svaren.
-- Grain: one row per claim that does not hold. Only questions with ordered answers can reach a goal.
WITH top AS (
    SELECT answer.period, answer.platform, answer.item, list(answer.fact_id ORDER BY answer.fact_id) AS fact_ids,
        sum(answer.value) FILTER (scales.is_top_three = 'ja') / sum(answer.value) AS share
    FROM fact AS answer
    JOIN questions USING (period, item, respondent)
    JOIN scales ON scales.scale = questions.scale AND scales.answer = answer.category
    WHERE answer.topic = 'enkat' AND answer.measure = 'svar' AND answer.used AND answer.respondent = 'deltagare'
    GROUP BY answer.period, answer.platform, answer.item
    HAVING bool_or(scales.is_top_three = 'ja') AND count(*) = count(answer.value)
),
goal AS (
    SELECT DISTINCT period, item AS goal_id, category AS item, value / 100 AS goal FROM fact
    WHERE topic = 'strategiska_mal' AND measure = 'mal_andel' AND respondent = 'deltagare' AND used
)
SELECT list_prepend(claim.fact_id, flatten(list(top.fact_ids ORDER BY top.item))) AS fact_ids,
    format('{} {}: {} frågor når målet, men texten säger {:g}', claim.platform, claim.period, count(*) FILTER (share >= goal), any_value(claim.value))
        AS message
FROM fact AS claim
JOIN goal ON goal.period = claim.period AND goal.goal_id = claim.item
JOIN top ON top.period = claim.period AND top.platform = claim.platform AND top.item = goal.item
WHERE claim.topic = 'strategiska_mal' AND claim.measure = 'fragor_som_nar_malet' AND claim.used
GROUP BY claim.fact_id, claim.platform, claim.period
HAVING count(*) FILTER (share >= goal) <> any_value(claim.value)
