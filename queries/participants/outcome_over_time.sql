-- Hur många och hur stor andel gick dit, år för år?
-- A new segment starts where the papers cannot be compared with the period before; no line is drawn between segments.
-- Grain: one row per period for one group, outcome and sex; share is NULL where the papers give none.
WITH series AS (
    SELECT periods.period, periods.label, periods.sort_order, periods.kind, lag(periods.period) OVER (ORDER BY periods.sort_order) AS earlier_period,
        "count", n, share, low, high, goal, signal, share_is_read, is_hidden, fact_ids
    FROM periods
    LEFT JOIN outcome ON outcome.period = periods.period AND group_code = $group_code AND outcome = $outcome AND sex = $sex
),
breaks AS (
    SELECT series.*, blocked.reason AS break_reason,
        CASE WHEN blocked.reason IS NOT NULL OR lag(share) OVER (ORDER BY sort_order) IS NULL THEN 1 ELSE 0 END AS starts
    FROM series
    LEFT JOIN (SELECT period, earlier_period, any_value(reason) AS reason FROM comparability
               WHERE group_code IN ($group_code, '*') AND comparable = 'nej' GROUP BY ALL) AS blocked
        ON blocked.period = series.period AND blocked.earlier_period = series.earlier_period
)
SELECT period, breaks.label, kind, "count", n, share, low, high, goal, signal, symbol, signals.label AS signal_label, share_is_read, is_hidden, break_reason, fact_ids,
    sum(starts) OVER (ORDER BY sort_order) AS segment
FROM breaks
LEFT JOIN signals USING (signal)
ORDER BY sort_order
