-- Lägre plats ska inte ha högre andel, och ingen plats står två gånger.
-- Grain: one row per municipality whose share is higher than that of the next in the ranking, or whose place is taken.
WITH placed AS (
    SELECT area, period, any_value(value) FILTER (measure = 'placering') AS place,
        any_value(value) FILTER (measure = 'andel' AND item = 'totalt') AS share, list(fact_id ORDER BY fact_id) AS fact_ids
    FROM fact
    WHERE topic = 'ranking' AND period IN (SELECT period FROM fact WHERE topic = 'ranking' AND measure = 'andel')
    GROUP BY area, period
),
followed AS (
    SELECT *, lead(place) OVER by_place AS next_place, lead(share) OVER by_place AS next_share FROM placed WINDOW by_place AS (PARTITION BY period ORDER BY place, area)
)
SELECT fact_ids, format('{}: plats {:g} med {:g} %, nästa är plats {:g} med {:g} %', area, place, share, next_place, next_share) AS message
FROM followed
WHERE next_place = place OR next_share < share
