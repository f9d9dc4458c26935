-- Helårsekvivalenter as the papers give them: counts, and shares of the population aged 20–64. Sectors are sums of their benefits. The
-- share of a single benefit is not printed: it is the municipality's printed total share divided as the counts are, so it is approximate.
-- The own municipalities together: counts are sums, shares use the populations that counts and printed shares imply.
-- Grain: one row per area, year and benefit, sector or total.
CREATE TABLE paper_year AS
WITH printed_count AS (
    SELECT area, period, item, value AS "count", [fact_id] AS fact_ids, true AS count_is_read
    FROM fact
    WHERE topic = 'hae' AND measure = 'antal' AND used AND value IS NOT NULL
),
counted AS (
    SELECT * FROM printed_count
    UNION ALL
    SELECT area, period, sector, sum("count"), flatten(list(fact_ids ORDER BY sort_order)), false
    FROM printed_count
    JOIN benefits USING (item)
    WHERE kind = 'benefit' AND sector <> item
    GROUP BY area, period, sector
    UNION ALL
    SELECT area, period, item, value, [fact_id], true
    FROM fact
    WHERE topic = 'ranking' AND measure = 'antal' AND area NOT IN (SELECT area FROM printed_count)
),
printed_share AS (
    SELECT area, period, item, value / 100 AS share, [fact_id] AS share_fact_ids FROM fact
    WHERE measure = 'andel' AND used AND category IS NULL AND length(period) = 4
        AND (topic = 'ranking' OR (topic = 'hae' AND area = 'SE'))
),
change AS (
    SELECT area, left(period, 4) AS from_year, right(period, 4) AS to_year, value / 100 AS change, fact_id
    FROM fact
    WHERE topic = 'hae' AND measure = 'forandring-pp' AND used AND item = 'totalt' AND length(period) = 9
),
year_before AS (
    SELECT area, from_year AS period, 'totalt' AS item, share - change AS share, list_append(share_fact_ids, fact_id) AS share_fact_ids
    FROM change
    JOIN printed_share USING (area)
    WHERE item = 'totalt' AND to_year = period
        AND (change.area, from_year) NOT IN (SELECT (area, period) FROM printed_share WHERE item = 'totalt')
),
first_year AS (
    -- a change that ends in a year whose share is itself computed
    SELECT change.area, from_year AS period, 'totalt' AS item, share - change AS share, list_append(share_fact_ids, fact_id) AS share_fact_ids
    FROM change
    JOIN year_before ON year_before.area = change.area AND to_year = year_before.period
    WHERE (change.area, from_year) NOT IN (SELECT (area, period) FROM printed_share UNION SELECT (area, period) FROM year_before)
),
shared AS (
    SELECT *, 'avläst' AS share_kind FROM printed_share
    UNION ALL SELECT *, 'beräknad' FROM year_before
    UNION ALL SELECT *, 'beräknad' FROM first_year
),
each AS (
    SELECT coalesce(counted.area, shared.area) AS area, coalesce(counted.period, shared.period) AS period, coalesce(counted.item, shared.item) AS item,
        "count", share, share_kind, coalesce(count_is_read, false) AS count_is_read,
        list_concat(coalesce(fact_ids, []), coalesce(share_fact_ids, [])) AS fact_ids
    FROM counted
    FULL JOIN shared USING (area, period, item)
),
whole AS (
    SELECT area, period, "count" AS whole_count, share AS whole_share, fact_ids AS whole_fact_ids FROM each WHERE item = 'totalt' AND share IS NOT NULL
),
with_benefits AS (
    SELECT each.area, each.period, item, "count", coalesce(share, whole_share * "count" / whole_count) AS share,
        coalesce(share_kind, CASE WHEN whole_share IS NOT NULL THEN 'ungefärlig' END) AS share_kind, count_is_read,
        CASE WHEN share IS NULL AND whole_share IS NOT NULL THEN list_concat(fact_ids, whole_fact_ids) ELSE fact_ids END AS fact_ids
    FROM each
    LEFT JOIN whole ON whole.area = each.area AND whole.period = each.period AND whole_count IS NOT NULL
),
own AS (
    SELECT whole_area() AS area, period, item, sum("count") AS "count", sum("count") / sum(whole_count / whole_share) AS share,
        CASE WHEN count(whole_share) = (SELECT count(*) FROM area_member WHERE group_area = whole_area()) THEN 'ungefärlig' END AS share_kind, false AS count_is_read,
        list_sort(list_distinct(flatten(list(fact_ids)))) AS fact_ids
    FROM with_benefits LEFT JOIN whole USING (area, period)
    WHERE is_own(area) AND "count" IS NOT NULL
    GROUP BY period, item
)
SELECT area, period, item, "count", CASE WHEN share_kind IS NOT NULL THEN share END AS share, share_kind, count_is_read, list_sort(fact_ids) AS fact_ids
FROM (SELECT * FROM with_benefits UNION ALL SELECT * FROM own)
ORDER BY area, period, item;
