-- Which period each period may be compared with, for each group. Default is no: allowed is what codes/comparability.csv declares, and otherwise two
-- periods of the same kind (a tertial with the same tertial of another year) in which the group is the same platforms.
-- Grain: one row per group and period. earlier_period is the latest earlier one of the same kind, or the one before where there is none; NULL for the
-- first. reason says in Swedish why the two may not be compared, and is NULL where they may.
CREATE TABLE comparison AS
WITH kinds AS (
    SELECT period, label, kind, sort_order, separate_in_whole, kind || coalesce(nullif(regexp_extract(period, '[TH][0-9]'), ''), '') AS kind_of_period
    FROM periods
),
before AS (
    SELECT period, label, kind, kind_of_period, separate_in_whole,
        coalesce(lag(period) OVER (PARTITION BY kind_of_period ORDER BY sort_order),
            lag(period) OVER (ORDER BY sort_order)) AS earlier_period
    FROM kinds
),
member AS (
    SELECT group_code, period, list(platform ORDER BY platform) AS platforms FROM group_members() GROUP BY ALL
),
declared AS (
    SELECT groups.group_code, period, earlier_period, bool_or(comparable = 'nej') AS is_refused,
        any_value(reason) FILTER (comparable = 'nej') AS reason
    FROM comparability
    JOIN groups ON comparability.group_code IN (groups.group_code, '*')
    GROUP BY ALL
)
SELECT groups.group_code, before.period, before.earlier_period, earlier.label AS earlier_label,
    CASE WHEN before.earlier_period IS NULL OR NOT is_refused THEN NULL
         WHEN is_refused THEN declared.reason
         WHEN before.kind <> earlier.kind THEN 'Perioderna är olika långa.'
         WHEN before.kind_of_period <> earlier.kind_of_period THEN 'Perioderna är olika delar av året.'
         WHEN now.platforms IS DISTINCT FROM past.platforms THEN groups.label || ' är inte samma plattformar de två perioderna.'
         WHEN groups.kind = 'total' AND before.separate_in_whole <> earlier.separate_in_whole
             THEN 'De särredovisade insatserna är inräknade bara den ena perioden.' END AS reason
FROM groups
CROSS JOIN before
LEFT JOIN kinds AS earlier ON earlier.period = before.earlier_period
LEFT JOIN declared ON (declared.group_code, declared.period, declared.earlier_period) = (groups.group_code, before.period, before.earlier_period)
LEFT JOIN member AS now ON (now.group_code, now.period) = (groups.group_code, before.period)
LEFT JOIN member AS past ON (past.group_code, past.period) = (groups.group_code, before.earlier_period)
ORDER BY groups.group_code, before.period;
