-- Stämmer årets ingång med förra årets utgång?
-- Grain: one row for one period, group and sex, or none. All counts are persons; closing is what the papers' earlier year leaves.
WITH pair AS (
    SELECT comparison.period, earlier_period
    FROM comparison
    JOIN periods AS later ON later.period = comparison.period AND later.kind = 'year'
    JOIN periods AS earlier ON earlier.period = earlier_period AND earlier.kind = 'year'
    WHERE group_code = $group_code AND CAST(later.period AS INTEGER) = CAST(earlier.period AS INTEGER) + 1
),
latest AS (
    SELECT max(value) FILTER (measure = 'deltagare') - max(value) FILTER (measure = 'nya') AS opening
    FROM volume WHERE period = $period AND group_code = $group_code AND sex = $sex
),
earlier AS (
    SELECT coalesce(max(value) FILTER (measure = 'kvar'),
                    max(value) FILTER (measure = 'deltagare') - max(value) FILTER (measure = 'avslutade')) AS closing
    FROM volume JOIN pair ON volume.period = pair.earlier_period
    WHERE pair.period = $period AND group_code = $group_code AND sex = $sex
)
SELECT pair.earlier_period, opening, closing, opening - closing AS difference
FROM latest, earlier, pair
WHERE pair.period = $period AND opening IS NOT NULL AND closing IS NOT NULL
