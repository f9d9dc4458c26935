-- Differensen är utfallet minus budgeten, i samma tabell, på kronan eller tusenlappen.
-- Grain: one row per printed difference that is something else.
SELECT [gap.fact_id, outcome.fact_id, budget.fact_id] AS fact_ids,
    format('{} ({}): {:.0f} minus {:.0f} är inte {:.0f}', item, section, outcome.value, budget.value, gap.value) AS message
FROM fact AS gap
JOIN fact AS outcome USING (topic, source_id, section, period, item, unit)
JOIN fact AS budget USING (topic, source_id, section, period, item, unit)
WHERE topic = 'ekonomi' AND gap.measure = 'differens' AND outcome.measure = 'utfall' AND budget.measure = 'budget'
    AND gap.value <> outcome.value - budget.value
