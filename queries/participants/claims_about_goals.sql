-- Vad säger papperen själva om målen?
-- Grain: one row per main outcome with a claim for one period and group; claimed is true where the paper says that the goal is reached.
SELECT category AS outcome, outcomes.label_in_sentence, value = 1 AS claimed, printed, [fact_id] AS fact_ids
FROM fact
JOIN outcomes USING (category)
WHERE topic = 'mal' AND measure = 'natt_enligt_papperet' AND used AND period = $period AND platform = $group_code
ORDER BY sort_order
