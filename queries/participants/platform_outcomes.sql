-- Hur stor andel gick dit, plattform för plattform, och ligger den inom det som slumpen kan ge runt förbundets andel?
-- The limits are the share of the whole ± 1,96 (95 %) and ± 3,09 (99,8 %) standard errors for the platform's n.
-- Grain: one row per platform for one period, outcome and sex, with the platforms that lack data last.
WITH whole AS (
    SELECT share AS whole_share FROM outcome
    WHERE period = $period AND group_code = 'hela-forbundet' AND sex = $sex AND outcome = $outcome
)
SELECT groups.group_code, groups.label, areas.label AS area_label, areas.colour, other_base, goal_base_label, "count", n, share, low, high, goal, signal, signals.symbol, share_is_read, is_hidden, is_read,
    signals.label AS signal_label, signals.colour AS signal_colour, whole_share, fact_ids,
    (SELECT noun_in_sentence FROM outcomes WHERE category = $outcome) AS outcome_in_sentence,
    CASE WHEN share IS NULL OR whole_share IS NULL THEN 'okänd'
         WHEN abs(share - whole_share) > chance_width(whole_share, n, z_95()) THEN 'utanför'
         ELSE 'inom' END AS place
FROM groups
JOIN areas USING (area)
LEFT JOIN outcome ON outcome.group_code = groups.group_code AND period = $period AND sex = $sex AND outcome = $outcome
LEFT JOIN signals USING (signal)
LEFT JOIN whole ON true
WHERE groups.kind = 'platform' AND is_valid(groups.valid_from, groups.valid_to, $period)
ORDER BY share IS NULL, groups.sort_order
