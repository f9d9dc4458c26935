-- Andelen av svaren ska följa av antalet svar och antalet svarande, på en halv enhet i sista siffran när.
-- Grain: one row per share whose count and base are known and that does not follow.
SELECT [share.fact_id, answer.fact_id, total.fact_id] AS fact_ids,
    format('{} {} fråga {} {}, {}: {:g} % är inte {:g} av {:g}', period, platform, item, respondent, category, share.value, answer.value, total.value)
        AS message
FROM fact AS share
JOIN fact AS answer USING (topic, period, area, platform, respondent, item, category, sex)
JOIN fact AS total USING (topic, period, area, platform, respondent, item, sex)
WHERE topic = 'enkat' AND share.measure = 'andel' AND answer.measure = 'svar' AND total.measure = 'n' AND answer.used AND total.used
    AND total.value > 0 AND abs(share.value - 100 * answer.value / total.value) > 0.5 * pow(10, -share.decimals) + 1e-9
