-- Hur har andelarna ändrats sedan perioden före, eller varför går det inte att säga?
-- Grain: one row per main outcome for one period, group and sex. change is in share units; NULL with a reason where it may not be drawn.
SELECT outcomes.category AS outcome, outcomes.label, comparison.earlier_period, earlier_label,
    earlier.share AS earlier_share, earlier.n AS earlier_n, list_concat(earlier.fact_ids, latest.fact_ids) AS fact_ids,
    CASE WHEN comparison.reason IS NULL AND latest.base = earlier.base THEN latest.share - earlier.share END AS change,
    are_told_apart(latest.share, latest.low, latest.high, earlier.share, earlier.low, earlier.high) AS told_apart,
    CASE WHEN comparison.earlier_period IS NULL THEN 'Det är det första året i papperen.'
         WHEN comparison.reason IS NOT NULL THEN comparison.reason
         WHEN earlier.n IS NULL THEN 'Papperen ger inga uppgifter för ' || earlier_label || '.'
         WHEN earlier.share IS NULL OR latest.share IS NULL THEN 'Andelen saknas ett av åren.'
         WHEN latest.base <> earlier.base THEN 'Andelarna är av olika saker.' END AS reason
FROM outcomes
JOIN outcomes_told() AS told ON told.period = $period AND told.outcome = outcomes.category
JOIN comparison ON comparison.period = $period AND comparison.group_code = $group_code
LEFT JOIN outcome AS latest ON latest.period = $period AND latest.group_code = $group_code AND latest.sex = $sex AND latest.outcome = category
LEFT JOIN outcome AS earlier ON earlier.period = comparison.earlier_period AND earlier.group_code = $group_code AND earlier.sex = $sex
    AND earlier.outcome = category
WHERE outcomes.category = outcomes.main_outcome
ORDER BY outcomes.sort_order
