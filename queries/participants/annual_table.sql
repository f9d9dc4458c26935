-- Tertialens och årets tabeller: hur många kvinnor och män deltog, var nya, avslutades efter utfall och var kvar?
-- The lines and their order are data/codes/report_lines.csv. A line that only some papers have (a part of an outcome) is left out where the
-- paper does not have it. share is of the finished, women and men together.
-- Grain: one row per group and line for one period; only groups that some paper says something about. NULL is missing, or hidden where *_hidden.
WITH cell AS (
    SELECT group_code, sex, measure, NULL AS category, value, status = 'suppressed' AS hidden, NULL AS share, fact_ids
    FROM volume
    WHERE period = $period
    UNION ALL
    SELECT group_code, sex, 'avslut', outcome, "count", "count" IS NULL AND is_hidden, share, fact_ids
    FROM outcome
    WHERE period = $period
    UNION ALL
    SELECT platform, sex, measure, category, value, status = 'suppressed', NULL, [fact_id]
    FROM fact
    JOIN outcomes USING (category)
    WHERE topic = 'deltagare' AND measure = 'avslut' AND used AND item IS NULL AND category <> main_outcome AND period = $period
),
reported AS (
    SELECT groups.*
    FROM groups
    WHERE kind <> 'municipality' AND group_code IN (SELECT group_code FROM cell JOIN report_lines USING (measure) WHERE value IS NOT NULL)
),
line_cell AS (
    SELECT reported.group_code, reported.label AS group_label, reported.kind, reported.sort_order AS group_order,
        CAST(line AS INTEGER) AS line, report_lines.label, report_lines.shown, report_lines.measure, cell.* EXCLUDE (group_code, measure, category)
    FROM reported
    CROSS JOIN report_lines
    LEFT JOIN cell ON cell.group_code = reported.group_code AND cell.measure = report_lines.measure
        AND cell.category IS NOT DISTINCT FROM report_lines.category
),
grouped AS (
    SELECT group_code, group_label, kind, group_order, line, label, shown, measure,
        max(value) FILTER (sex = 'K') AS women, max(value) FILTER (sex = 'M') AS men, max(value) FILTER (sex = 'T') AS total,
        coalesce(bool_or(hidden) FILTER (sex = 'K'), false) AS women_hidden, coalesce(bool_or(hidden) FILTER (sex = 'M'), false) AS men_hidden,
        coalesce(bool_or(hidden) FILTER (sex = 'T'), false) AS total_hidden, max(share) FILTER (sex = 'T') AS main_share,
        list_sort(list_distinct(flatten(list(fact_ids) FILTER (fact_ids IS NOT NULL)))) AS fact_ids
    FROM line_cell
    GROUP BY ALL
)
SELECT group_code, group_label, kind, line, label, women, men, total, women_hidden, men_hidden, total_hidden,
    coalesce(main_share, CASE WHEN measure = 'avslut' THEN total / max(total) FILTER (measure = 'avslutade') OVER (PARTITION BY group_code) END) AS share,
    measure = 'avslut' AS has_share, fact_ids
FROM grouped
WHERE shown = 'alltid' OR women IS NOT NULL OR men IS NOT NULL OR total IS NOT NULL
ORDER BY group_order, line
