-- Vilka frågor ställdes, till vilka?
-- Grain: one row per respondent group and question of a period that has tables of answers.
SELECT DISTINCT result.respondent, respondents.label AS respondent_label, respondents.sort_order, result.item, result.description,
    CAST(split_part(result.item, '.', 1) AS INTEGER) AS goal_area, CAST(split_part(result.item, '.', 2) AS INTEGER) AS number_in_area
FROM survey_result AS result
JOIN respondents USING (respondent)
WHERE result.period = $period
ORDER BY respondents.sort_order, goal_area, number_in_area
