-- En tryckt procentuell förändring till ett känt antal ska gå att få från något helt antal året före.
-- Grain: one row per printed change that no whole number gives.
SELECT [change.fact_id, counted.fact_id] AS fact_ids,
    format('{} {} {}: {:g} % kan inte vara förändringen till {:g}', change.topic, change.area, change.item, change.value, counted.value) AS message
FROM fact AS change
JOIN fact AS counted USING (topic, area, item, sex)
WHERE topic = 'arbetsloshet' AND change.measure = 'forandring-procent' AND counted.measure = 'antal' AND counted.category IS NULL
    AND right(change.period, 4) = left(counted.period, 4) AND counted.value IS NOT NULL
    AND NOT EXISTS (
        SELECT 1 FROM range(greatest(1, floor(counted.value / (1 + change.value / 100))::BIGINT - 1), ceil(counted.value / (1 + change.value / 100))::BIGINT + 2) AS before(n)
        WHERE abs(100 * (counted.value / n - 1) - change.value) <= 0.5 * pow(10, -change.decimals) + 1e-9
    )
