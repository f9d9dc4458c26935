-- En tryckt skillnad eller procentuell förändring ska följa av antalen för de två åren.
-- Grain: one row per printed change whose two counts are known and that is not their difference.
WITH count AS (
    SELECT area, item, any_value(value) FILTER (period = '2018') AS earlier, any_value(value) FILTER (period = '2019') AS later
    FROM fact
    WHERE topic = 'hae' AND measure = 'antal' AND used
    GROUP BY area, item
)
SELECT
    [fact_id] AS fact_ids,
    format('{} {} {}: {:g} är inte förändringen från {:g} till {:g}', measure, area, item, value, earlier, later) AS message
FROM fact
JOIN count USING (area, item)
WHERE topic = 'hae' AND period = '2018-2019' AND value IS NOT NULL
    AND ((measure = 'diff' AND value <> later - earlier)
         OR (measure = 'forandring-procent' AND abs(value - 100 * (later - earlier) / earlier) > 0.5 * pow(10, -decimals) + 1e-9))
