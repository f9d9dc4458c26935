-- Vilken plats har kommunerna i landet, och hur har den ändrats sedan året före?
-- Grain: one row per municipality that has a place, by place: those that the papers print, or with SCB's delivery all. `is_shown` marks those that
-- the papers print, and the first and last five.
WITH printed AS (
    SELECT area, any_value(value) FILTER (measure = 'placering' AND period = $year) AS place,
        any_value(value) FILTER (measure = 'placering' AND period <> $year) AS place_before,
        any_value(value) FILTER (measure = 'placering-skillnad') AS step,
        any_value(value) FILTER (measure = 'andel' AND item = 'totalt') / 100 AS share, list(fact_id ORDER BY fact_id) AS fact_ids
    FROM fact
    WHERE topic = 'ranking' AND NOT EXISTS (SELECT 1 FROM scb_delivery)
    GROUP BY area
),
ordered AS (
    SELECT area, period, share, rank() OVER (PARTITION BY period ORDER BY share) AS place
    FROM full_year
    WHERE item = 'totalt' AND length(area) = 4 AND share_kind = 'SCB' AND share IS NOT NULL
        AND period IN ($year, (CAST($year AS INTEGER) - 1)::VARCHAR)
),
placed AS (
    SELECT * FROM printed WHERE place IS NOT NULL
    UNION ALL
    SELECT now.area, now.place, before.place, before.place - now.place, now.share, []
    FROM ordered AS now
    LEFT JOIN ordered AS before ON before.area = now.area AND before.period <> $year
    WHERE now.period = $year
)
SELECT area, area_name.label AS area_label, place, place_before, step, share, is_own(area) AS is_own,
    area IN (SELECT area FROM municipalities) OR place <= 5 OR place > count(*) OVER () - 5 AS is_shown,
    -- those that have a place this year: all that SCB gives a share, or as far as the papers' own ranking goes
    greatest(count(*) OVER (), max(place) OVER ()) AS ranked, fact_ids
FROM placed
JOIN area_name USING (area)
ORDER BY place, area
