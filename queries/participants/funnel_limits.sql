-- Hur långt från förbundets andel kan slumpen föra en plattform med n avslutade?
-- Grain: one row per n, from a little below the smallest platform's to a little above the largest's, for one period, outcome and sex; none without a whole share.
WITH whole AS (
    SELECT share AS p FROM outcome WHERE period = $period AND group_code = 'hela-forbundet' AND sex = $sex AND outcome = $outcome AND share IS NOT NULL
),
size_range AS (
    SELECT greatest(1, floor(min(n) * 0.6)) AS smallest, ceil(max(n) * 1.1) AS largest FROM outcome JOIN groups USING (group_code)
    WHERE period = $period AND sex = $sex AND outcome = $outcome AND kind = 'platform' AND share IS NOT NULL
)
SELECT size AS n, p AS whole_share,
    chance_low(p, size, z_95()) AS low_95, chance_high(p, size, z_95()) AS high_95,
    chance_low(p, size, z_998()) AS low_998, chance_high(p, size, z_998()) AS high_998
FROM whole, size_range, range(CAST(smallest AS BIGINT), CAST(largest AS BIGINT) + 1) AS sizes(size)
ORDER BY size
