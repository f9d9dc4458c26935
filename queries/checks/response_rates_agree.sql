-- Svarsfrekvensen i ett strategiskt mål ska vara densamma som i enkäterna, där båda kommer ur styrelsens analys.
-- Grain: one row per rate of the strategic goals that the surveys have with another value.
SELECT [rate.fact_id, survey.fact_id] AS fact_ids,
    format('{} {} {}: {:g} % bland de strategiska målen, {:g} % bland enkäterna', rate.platform, rate.respondent, rate.period, rate.value, survey.value)
        AS message
FROM fact AS rate
JOIN fact AS survey ON survey.topic = 'enkat' AND survey.measure = 'svarsfrekvens' AND survey.item IS NULL AND survey.period = rate.period
    AND survey.respondent = rate.respondent AND survey.used
    AND (survey.platform = rate.platform
         OR survey.platform IN (SELECT platform FROM steering_groups WHERE list_contains(string_split(members, ' '), rate.platform)))
WHERE rate.topic = 'strategiska_mal' AND rate.measure = 'svarsfrekvens' AND rate.used AND rate.value <> survey.value
