-- Hur långt från förbundets andel kan slumpen föra en plattform med n avslutade?
-- Grain: one row per n from 1 to the largest platform's, a tenth beyond, for one period, outcome and sex; none without a whole share.
WITH whole AS (
    SELECT share AS p FROM outcome WHERE period = $period AND group_code = 'hela-forbundet' AND sex = $sex AND outcome = $outcome AND share IS NOT NULL
),
largest AS (
    SELECT coalesce(max(n), 0) AS n FROM outcome JOIN groups USING (group_code)
    WHERE period = $period AND sex = $sex AND outcome = $outcome AND kind = 'platform'
)
SELECT size AS n, p AS whole_share,
    greatest(0, p - 1.959963984540054 * sqrt(p * (1 - p) / size)) AS low_95, least(1, p + 1.959963984540054 * sqrt(p * (1 - p) / size)) AS high_95,
    greatest(0, p - 3.090232306167813 * sqrt(p * (1 - p) / size)) AS low_998, least(1, p + 3.090232306167813 * sqrt(p * (1 - p) / size)) AS high_998
FROM whole, largest, range(1, CAST(ceil(largest.n * 1.1) AS BIGINT) + 2) AS sizes(size)
ORDER BY size
