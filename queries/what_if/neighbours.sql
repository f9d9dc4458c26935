-- Hur många invånare i arbetsför ålder och hur många helårsekvivalenter har varje kommun i landet, så långt det är känt?
-- SCB's newest whole year comes first; otherwise the papers' latest year, whose population is what the printed count and share imply, so it is approximate.
-- Grain: one row per municipality of the country. population is 20–64 years; kind is `scb`, `papper` or NULL.
WITH scb AS (
    SELECT area, period, "count" AS full_year, population
    FROM scb_year
    WHERE item = 'totalt' AND sex = 'T' AND "count" IS NOT NULL AND population IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY area ORDER BY months DESC, period DESC) = 1
),
paper AS (
    SELECT area, period, "count" AS full_year, "count" / share AS population, fact_ids
    FROM paper_year
    WHERE item = 'totalt' AND "count" IS NOT NULL AND share IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY area ORDER BY period DESC) = 1
)
SELECT area, shape.name AS label, round(coalesce(scb.population, paper.population))::BIGINT AS population,
    round(coalesce(scb.full_year, paper.full_year))::BIGINT AS full_year, coalesce(scb.period, paper.period) AS period,
    CASE WHEN scb.area IS NOT NULL THEN 'scb' WHEN paper.area IS NOT NULL THEN 'papper' END AS kind,
    CASE WHEN scb.area IS NULL THEN coalesce(fact_ids, []) ELSE [] END AS fact_ids,
    area IN (SELECT members.area FROM members WHERE members.kind = 'kommun') AS is_member
FROM shape
LEFT JOIN scb USING (area)
LEFT JOIN paper USING (area)
ORDER BY area
