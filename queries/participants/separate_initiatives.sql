-- De särredovisade insatserna: de har inte arbete och studier som direkt mål och jämförs inte med målen.
-- whole_participants is the papers' number for the whole, and separate_in_whole whether it counts these initiatives (ja, nej, or not known).
-- Grain: one row per initiative and main outcome for one period and sex.
SELECT groups.group_code, groups.label AS initiative, outcome.outcome, outcomes.label, outcomes.label_in_sentence, outcomes.colour, other_base, "count", n, share, low, high, share_is_read, is_hidden, is_read, fact_ids,
    (SELECT value FROM volume WHERE group_code = 'hela-forbundet' AND period = $period AND sex = $sex AND measure = 'deltagare') AS whole_participants,
    separate_in_whole, groups.sort_order AS initiative_order, outcomes.sort_order AS outcome_order
FROM outcome
JOIN groups USING (group_code)
JOIN periods USING (period)
JOIN outcomes ON category = outcome.outcome
WHERE groups.kind = 'separate' AND period = $period AND sex = $sex
ORDER BY groups.sort_order, outcomes.sort_order
