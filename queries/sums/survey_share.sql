-- How many chose one of the answers that the goal counts (the three top steps; on a choice of four, being ready). Made before small
-- groups are hidden, because the sum may be shown where its parts may not.
-- Grain: one row per survey table: period, platform, respondent and item.
CREATE TABLE survey_share AS
SELECT
    row_number() OVER (ORDER BY min(answer.fact_id)) AS share_id,
    period, area, platform, respondent, item, questions.scale,
    CASE WHEN count(*) FILTER (in_share = 'ja') = count(answer.value) FILTER (in_share = 'ja')
         THEN sum(answer.value) FILTER (in_share = 'ja') END AS top,
    any_value(total.value) AS n,
    false AS is_hidden,
    list(answer.fact_id ORDER BY answer.fact_id) FILTER (in_share = 'ja') || list(DISTINCT total.fact_id) AS fact_ids
FROM fact AS answer
JOIN fact AS total USING (topic, period, area, platform, respondent, item, sex)
JOIN questions USING (period, item, respondent)
JOIN scales ON scales.scale = questions.scale AND scales.answer = answer.category
WHERE topic = 'enkat' AND answer.measure = 'svar' AND total.measure = 'n' AND answer.used AND total.used
GROUP BY period, area, platform, respondent, item, questions.scale
ORDER BY share_id;
