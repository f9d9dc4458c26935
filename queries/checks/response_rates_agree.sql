-- Svarsfrekvensen i styrelsens analys är antecknad både bland enkäterna och bland de strategiska målen, och ska vara densamma.
-- Grain: one row per place in the paper where it is not.
SELECT [survey.fact_id, goal.fact_id] AS fact_ids,
    format('{} {} rad {}: {:g} eller {:g} %', survey.period, survey.respondent, survey.lines, survey.value, goal.value) AS message
FROM fact AS survey
JOIN fact AS goal USING (measure, period, respondent, source_id, lines)
WHERE survey.topic = 'enkat' AND goal.topic = 'strategiska_mal' AND measure = 'svarsfrekvens' AND survey.item IS NULL
    AND survey.value IS DISTINCT FROM goal.value
