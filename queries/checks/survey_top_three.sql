-- Textens andel som valde de tre översta svaren ska följa av tabellen.
-- Grain: one row per place in the text that does not follow.
SELECT
    list_prepend(said.fact_id, list(answer.fact_id ORDER BY answer.fact_id)) AS fact_ids,
    format('{} {} fråga {} {}: {:g} % är inte {:g} av {:g}', any_value(said.period), any_value(platform), any_value(item), any_value(respondent),
           any_value(said.value), sum(answer.value) FILTER (scales.is_top_three = 'ja'), sum(answer.value)) AS message
FROM fact AS said
JOIN fact AS answer USING (topic, period, area, platform, respondent, item, sex)
JOIN questions USING (period, item, respondent)
JOIN scales ON scales.scale = questions.scale AND scales.answer = answer.category
WHERE topic = 'enkat' AND said.measure = 'andel' AND said.category = 'De tre översta svaren' AND answer.measure = 'svar' AND answer.used
GROUP BY said.fact_id
HAVING abs(any_value(said.value) - 100 * sum(answer.value) FILTER (scales.is_top_three = 'ja') / sum(answer.value))
    > 0.5 * pow(10, -any_value(said.decimals)) + 1e-9
