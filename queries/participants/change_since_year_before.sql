-- Hur har andelarna ändrats sedan perioden före, eller varför går det inte att säga?
-- Grain: one row per main outcome for one period, group and sex. change is in share units; NULL with a reason where it may not be drawn.
WITH ordered AS (
    SELECT period, label, lag(period) OVER (ORDER BY sort_order) AS earlier_period, lag(label) OVER (ORDER BY sort_order) AS earlier_label
    FROM periods
),
blocked AS (
    SELECT earlier_period, any_value(reason) AS reason
    FROM comparability
    WHERE period = $period AND group_code IN ($group_code, '*') AND comparable = 'nej'
    GROUP BY ALL
)
SELECT outcomes.category AS outcome, outcomes.label, ordered.earlier_period, earlier_label,
    earlier.share AS earlier_share, earlier.n AS earlier_n, list_concat(earlier.fact_ids, latest.fact_ids) AS fact_ids,
    CASE WHEN blocked.reason IS NULL THEN latest.share - earlier.share END AS change,
    are_told_apart(latest.share, latest.low, latest.high, earlier.share, earlier.low, earlier.high) AS told_apart,
    CASE WHEN ordered.earlier_period IS NULL THEN 'Det är det första året i papperen.'
         WHEN blocked.reason IS NOT NULL THEN blocked.reason
         WHEN earlier.n IS NULL THEN 'Papperen ger inga uppgifter för ' || earlier_label || '.'
         WHEN earlier.share IS NULL OR latest.share IS NULL THEN 'Andelen saknas ett av åren.' END AS reason
FROM outcomes
JOIN ordered ON ordered.period = $period
LEFT JOIN outcome AS latest ON latest.period = $period AND latest.group_code = $group_code AND latest.sex = $sex AND latest.outcome = category
LEFT JOIN outcome AS earlier ON earlier.period = ordered.earlier_period AND earlier.group_code = $group_code AND earlier.sex = $sex
    AND earlier.outcome = category
LEFT JOIN blocked ON blocked.earlier_period = ordered.earlier_period
WHERE outcomes.category = outcomes.main_outcome
ORDER BY outcomes.sort_order
