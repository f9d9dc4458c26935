-- Hur många försörjs av varje ersättning i området, hur stor andel är det, och vad har ändrats sedan året före, mot riket?
-- Grain: one row per benefit, sector and total; change_share is the relative change, shares are of the population aged 20–64.
WITH wide AS (
    SELECT area, item, any_value("count") FILTER (period <> $year) AS count_before, any_value("count") FILTER (period = $year) AS "count",
        any_value(share) FILTER (period = $year) AS share, any_value(share) FILTER (period <> $year) AS share_before,
        any_value(share_kind) FILTER (period = $year) AS share_kind, list_sort(list_distinct(flatten(list(fact_ids)))) AS fact_ids
    FROM full_year
    WHERE area IN ($area, 'SE') AND period IN ($year, (CAST($year AS INTEGER) - 1)::VARCHAR)
    GROUP BY area, item
),
printed AS (
    SELECT item, any_value(value) AS printed_change, list(fact_id) AS printed_fact_ids
    FROM fact
    WHERE topic = 'hae' AND measure = 'diff' AND area = $area AND right(period, 4) = $year AND value IS NOT NULL
    -- the latest printing
        AND source_id = (SELECT source_id FROM fact AS other JOIN sources USING (source_id) WHERE other.topic = 'hae' AND other.measure = 'diff'
            AND other.area = fact.area AND other.period = fact.period AND other.value IS NOT NULL ORDER BY date DESC LIMIT 1)
    GROUP BY item
)
SELECT item, benefits.label, short_label, sector, kind, colour, here."count", here.count_before, here."count" - here.count_before AS change,
    here."count" / here.count_before - 1 AS change_share, here.share, here.share_kind, here.share - here.share_before AS change_points,
    country."count" AS country_count, country.share AS country_share, country.share_kind AS country_share_kind,
    country."count" / country.count_before - 1 AS country_change_share, country.share - country.share_before AS country_change_points,
    here."count" / sum(here."count") FILTER (kind = 'total') OVER () AS part,
    country."count" / sum(country."count") FILTER (kind = 'total') OVER () AS country_part,
    printed_change, list_sort(list_distinct(list_concat(here.fact_ids, country.fact_ids, coalesce(printed_fact_ids, [])))) AS fact_ids
FROM benefits
JOIN wide AS here USING (item)
JOIN wide AS country USING (item)
LEFT JOIN printed USING (item)
WHERE here.area = $area AND country.area = 'SE'
ORDER BY benefits.sort_order
