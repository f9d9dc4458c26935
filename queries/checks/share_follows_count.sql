-- En tryckt andel ska följa av sitt antal och det antal som den är en andel av, på en halv enhet i sista siffran när.
-- The base is what the row says, or what codes/share_bases.csv says of its measure: the finished, or an outcome such as a positive solution of any
-- kind, as printed or as its parts add up to.
-- Grain: one row per printed share whose count and base are known.
WITH printed AS (
    SELECT fact_id, measure, period, platform, category, sex, value, decimals, share_of
    FROM fact
    WHERE topic = 'deltagare' AND item IS NULL AND (measure = 'andel' OR measure IN ('avslut', 'avslutade') AND used)
),
named AS (
    SELECT period, platform, sex, 'avslutade' AS base, value, fact_id FROM printed WHERE measure = 'avslutade'
    UNION ALL
    SELECT period, platform, sex, share_bases.base, value, fact_id
    FROM printed
    JOIN share_bases ON printed.category = count_category AND count_measure = 'avslut'
    WHERE printed.measure = 'avslut'
),
added AS (
    SELECT period, platform, sex, share_bases.base, sum(value) AS value, min(fact_id) AS fact_id
    FROM printed
    JOIN outcome_sums() AS summed ON summed.part = printed.category
    JOIN share_bases ON summed.outcome = count_category AND count_measure = 'avslut'
    WHERE printed.measure = 'avslut' AND NOT EXISTS (
        SELECT 1 FROM named WHERE (named.period, named.platform, named.sex, named.base) = (printed.period, printed.platform, printed.sex, share_bases.base)
    )
    GROUP BY period, platform, sex, share_bases.base
    HAVING count(value) = any_value(part_count)
)
SELECT
    [share.fact_id, outcome.fact_id, base.fact_id] AS fact_ids,
    format('{} {} {}: {:g} % är inte {:g} av {:g} (' || '{:.' || (share.decimals + 1) || 'f} %)', share.platform, share.period, share.category, share.value, outcome.value, base.value,
           100 * outcome.value / base.value) AS message
FROM printed AS share
JOIN printed AS outcome ON (outcome.period, outcome.platform, outcome.category, outcome.sex) = (share.period, share.platform, share.category, share.sex)
JOIN (SELECT * FROM named UNION ALL SELECT * FROM added) AS base
    ON (base.period, base.platform, base.sex, base.base) = (share.period, share.platform, share.sex, share.share_of)
WHERE share.measure = 'andel' AND outcome.measure = 'avslut' AND base.value > 0
    AND abs(share.value - 100 * outcome.value / base.value) > 0.5 * pow(10, -share.decimals) + 1e-9
