-- Vart gick de som avslutade, mot årets mål?
-- Grain: one row per main outcome for one period, group and sex; none when no paper gives the finished.
SELECT outcome.outcome, outcomes.label, outcomes.label_in_sentence, outcomes.colour, other_base, goal_base_label, "count", n, share, low, high, goal, signal,
    signals.symbol, signals.label AS signal_label, signals.colour AS signal_colour, share_is_read, is_hidden, is_read, printed_share, fact_ids, goal_fact_id, goal_note
FROM outcome
JOIN outcomes ON outcomes.category = outcome.outcome
JOIN signals USING (signal)
JOIN periods USING (period)
WHERE period = $period AND group_code = $group_code AND sex = $sex
ORDER BY outcomes.sort_order
