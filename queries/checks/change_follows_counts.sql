-- En tryckt skillnad eller procentuell förändring ska följa av antalen för de två åren.
-- Grain: one row per printed change whose two counts are known and that is not their difference.
WITH counted AS (
    SELECT area, item, period, any_value(value) AS value FROM fact WHERE topic = 'hae' AND measure = 'antal' AND used GROUP BY area, item, period
),
pair AS (
    SELECT area, item, earlier.period || '-' || later.period AS period, earlier.value AS earlier, later.value AS later
    FROM counted AS earlier
    JOIN counted AS later USING (area, item)
)
SELECT
    [fact_id] AS fact_ids,
    format('{} {} {}: {:g} är inte förändringen från {:g} till {:g}', measure, area, item, value, earlier, later) AS message
FROM fact
JOIN pair USING (area, item, period)
WHERE topic = 'hae' AND value IS NOT NULL
    AND ((measure = 'diff' AND value <> later - earlier)
         OR (measure = 'forandring-procent' AND abs(value - 100 * (later - earlier) / earlier) > 0.5 * pow(10, -decimals) + 1e-9))
