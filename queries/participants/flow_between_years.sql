-- Stämmer årets ingång med förra årets utgång?
-- Grain: one row for one period, group and sex, or none. All counts are persons; closing is what the papers' earlier year leaves.
WITH ordered AS (
    SELECT period, kind, lag(period) OVER (ORDER BY sort_order) AS earlier_period, lag(kind) OVER (ORDER BY sort_order) AS earlier_kind FROM periods
),
latest AS (
    SELECT max(value) FILTER (measure = 'deltagare') - max(value) FILTER (measure = 'nya') AS opening
    FROM volume WHERE period = $period AND group_code = $group_code AND sex = $sex
),
earlier AS (
    SELECT coalesce(max(value) FILTER (measure = 'kvar'),
                    max(value) FILTER (measure = 'deltagare') - max(value) FILTER (measure = 'avslutade')) AS closing
    FROM volume JOIN ordered ON volume.period = ordered.earlier_period
    WHERE ordered.period = $period AND ordered.kind = 'year' AND ordered.earlier_kind = 'year' AND group_code = $group_code AND sex = $sex
)
SELECT ordered.earlier_period, opening, closing, opening - closing AS difference
FROM latest, earlier, ordered
WHERE ordered.period = $period AND opening IS NOT NULL AND closing IS NOT NULL
