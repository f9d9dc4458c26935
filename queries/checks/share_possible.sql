-- En tryckt andel utan antal ska gå att få av något helt antal personer av basen.
-- Grain: one row per printed share without count that no whole number of persons gives.
WITH share AS (
    SELECT share.*, base.value AS n, base.fact_id AS base_id
    FROM fact AS share
    JOIN fact AS base USING (topic, period, platform, sex)
    WHERE share.measure = 'andel' AND share.value IS NOT NULL AND base.used AND base.item IS NULL AND base.value > 0
        AND base.measure = share.share_of AND base.measure IN ('avslutade', 'aktualiserade')
)
SELECT
    [fact_id, base_id] AS fact_ids,
    format('{} {} {}: {:g} % går inte att få av {:g} personer', platform, period, coalesce(category, item), value, n) AS message
FROM share
WHERE NOT EXISTS (
        SELECT 1 FROM fact AS outcome
        WHERE outcome.topic = share.topic AND outcome.measure = 'avslut' AND outcome.period = share.period
            AND outcome.platform = share.platform AND outcome.category = share.category AND outcome.sex = share.sex AND outcome.used
    )
    AND least(abs(value - 100 * floor(value * n / 100) / n), abs(value - 100 * ceil(value * n / 100) / n))
        > 0.5 * pow(10, -decimals) + 1e-9
