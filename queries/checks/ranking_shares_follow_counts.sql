-- Rangordningens fyra andelar för en kommun ska gå att få av samma befolkning.
-- Grain: one row per municipality whose rounded counts and shares fit no single population.
WITH bounds AS (
    SELECT area, max((counted.value - 0.5) / (shared.value + 0.05)) AS smallest, min((counted.value + 0.5) / (shared.value - 0.05)) AS largest,
        list(shared.fact_id ORDER BY shared.fact_id) AS fact_ids
    FROM fact AS counted
    JOIN fact AS shared USING (topic, area, period, item)
    WHERE topic = 'ranking' AND counted.measure = 'antal' AND shared.measure = 'andel'
    GROUP BY area
)
SELECT fact_ids, format('{}: andelarna och antalen går inte ihop med en och samma befolkning', area) AS message
FROM bounds
WHERE smallest > largest + 1e-9
