-- Vilka val har uppgifter?
-- Grain: one row per group, period and sex for which some paper gives finished participants or referred persons.
SELECT DISTINCT group_code, groups.label AS group_label, groups.area, areas.label AS area_label, period, periods.label AS period_label, sex,
    groups.sort_order AS group_order, periods.sort_order AS period_order, bool_or(measure = 'avslutade' AND value > 0) AS has_outcomes
FROM volume
JOIN groups USING (group_code)
JOIN areas USING (area)
JOIN periods USING (period)
WHERE value IS NOT NULL
GROUP BY ALL
ORDER BY group_order, period_order, sex
