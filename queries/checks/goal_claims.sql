-- Papperets ord om att ett mål är nått eller inte ska stämma med den oavrundade andelen.
-- Grain: one row per claim that does not hold.
SELECT
    [claim.fact_id, outcome.fact_id, ended.fact_id, goal.fact_id] AS fact_ids,
    format('{} {} {}: {:g} av {:g} mot målet {:g} %, men papperet säger {}', claim.platform, claim.period, claim.category,
           outcome.value, ended.value, goal.value, CASE WHEN claim.value = 1 THEN 'nått' ELSE 'ej nått' END) AS message
FROM fact AS claim
JOIN fact AS outcome ON outcome.platform = claim.platform AND outcome.period = claim.period AND outcome.category = claim.category
    AND outcome.measure = 'avslut' AND outcome.sex = 'T' AND outcome.used
JOIN fact AS ended ON ended.platform = claim.platform AND ended.period = claim.period
    AND ended.measure = 'avslutade' AND ended.sex = 'T' AND ended.used AND ended.item IS NULL
JOIN outcome_goals() AS goal ON goal.period = claim.period AND goal.category = claim.category
WHERE claim.measure = 'natt_enligt_papperet'
    AND (100 * outcome.value / ended.value >= goal.value) <> (claim.value = 1)
