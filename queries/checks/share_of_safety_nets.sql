-- En tryckt andel av alla i trygghetssystemen ska följa av antalen.
-- Grain: one row per printed share of the safety nets that the counts do not give.
WITH sector AS (
    SELECT area, period, sector AS item, sum(value) AS part
    FROM fact
    JOIN benefits USING (item)
    WHERE topic = 'hae' AND measure = 'antal' AND used AND kind = 'benefit'
    GROUP BY ALL
),
total AS (
    SELECT area, period, value AS whole FROM fact WHERE topic = 'hae' AND measure = 'antal' AND used AND item = 'totalt'
)
SELECT
    [fact_id] AS fact_ids,
    format('{} {} {}: {:g} % av trygghetssystemen, antalen ger {:.1f} %', area, item, period, value, 100 * part / whole) AS message
FROM fact
JOIN sector USING (area, period, item)
JOIN total USING (area, period)
WHERE topic = 'hae' AND measure = 'andel-av-trygghetssystemet' AND abs(value - 100 * part / whole) > 0.5 * pow(10, -decimals) + 1e-9
