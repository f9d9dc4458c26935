-- Hur många och hur stor andel gick dit, år för år?
-- A new segment starts where the papers cannot be compared with the period before (the table comparison); no line is drawn between segments.
-- Grain: one row per period for one group, outcome and sex; share is NULL where the papers give none.
WITH series AS (
    SELECT periods.period, periods.label, periods.sort_order, periods.kind, earlier_period, comparison.reason, base, other_base, "count", n, share, low, high, goal, signal, share_is_read, is_hidden, fact_ids
    FROM periods
    JOIN comparison ON comparison.period = periods.period AND comparison.group_code = $group_code
    LEFT JOIN outcome ON outcome.period = periods.period AND outcome.group_code = $group_code AND outcome = $outcome AND sex = $sex
),
breaks AS (
    SELECT series.*, coalesce(series.reason, CASE WHEN series.base <> earlier.base THEN 'Andelarna är av olika saker.' END) AS break_reason,
        CASE WHEN break_reason IS NOT NULL OR earlier.share IS NULL THEN 1 ELSE 0 END AS starts
    FROM series
    LEFT JOIN series AS earlier ON earlier.period = series.earlier_period
),
placed AS (
    -- years and tertials stand side by side in time but in lines of their own
    SELECT *, sum(starts) OVER (PARTITION BY kind ORDER BY sort_order) AS starts_of_kind FROM breaks
)
SELECT period, placed.label, kind, other_base, "count", n, share, low, high, goal, signal, symbol, signals.label AS signal_label, share_is_read, is_hidden, break_reason, fact_ids,
    (SELECT noun_in_sentence FROM outcomes WHERE category = $outcome) AS outcome_in_sentence,
    dense_rank() OVER (ORDER BY kind = 'tertial', kind, starts_of_kind) AS segment
FROM placed
LEFT JOIN signals USING (signal)
ORDER BY sort_order
