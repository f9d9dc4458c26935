-- De särredovisade insatserna: de har inte arbete och studier som direkt mål och jämförs inte med målen.
-- Grain: one row per initiative and main outcome for one period and sex.
SELECT groups.group_code, groups.label AS initiative, outcome.outcome, outcomes.label, outcomes.label_in_sentence, outcomes.colour, "count", n, share, low, high, share_is_read, is_hidden, is_read, fact_ids,
    groups.sort_order AS initiative_order, outcomes.sort_order AS outcome_order
FROM outcome
JOIN groups USING (group_code)
JOIN outcomes ON category = outcome.outcome
WHERE groups.kind = 'separate' AND period = $period AND sex = $sex
ORDER BY groups.sort_order, outcomes.sort_order
