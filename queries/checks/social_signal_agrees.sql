-- Papperets gröna eller röda signal ska stämma med den oavrundade andelen mot målet.
-- Grain: one row per signal that arithmetic contradicts.
SELECT
    [signal.fact_id, counted.fact_id, base.fact_id, goal.fact_id] AS fact_ids,
    format('indikator {}: {:g} av {:g} mot målet {:g} %, men signalen är {}', signal.item, counted.value, base.value, goal.value,
           CASE WHEN signal.value = 1 THEN 'grön' ELSE 'röd' END) AS message
FROM fact AS signal
JOIN fact AS counted USING (topic, period, item, platform)
JOIN fact AS base USING (topic, period, item, platform)
JOIN fact AS goal USING (topic, period, item)
WHERE topic = 'socialt_bokslut' AND signal.measure = 'signal' AND signal.value IS NOT NULL
    AND counted.measure = 'utfall_taljare' AND base.measure = 'utfall_namnare' AND goal.measure = 'mal_andel'
    AND counted.used AND base.used AND goal.used AND base.value > 0
    AND signal.respondent IS NOT DISTINCT FROM counted.respondent AND signal.respondent IS NOT DISTINCT FROM base.respondent
    AND (goal.respondent IS NULL OR goal.respondent = signal.respondent)
    AND signal.category IS NOT DISTINCT FROM counted.category AND signal.category IS NOT DISTINCT FROM base.category
    AND signal.category IS NOT DISTINCT FROM goal.category
    AND (100 * counted.value / base.value >= goal.value) <> (signal.value = 1)
