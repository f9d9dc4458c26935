-- Vilka plattformar har sociala mål, och vilka år?
-- Grain: one row per period and single platform, latest period first.
SELECT DISTINCT period, groups.group_code, groups.label, groups.sort_order
FROM social_account
JOIN social_result USING (goal_row)
JOIN groups USING (group_code)
WHERE groups.kind = 'platform'
ORDER BY period DESC, groups.sort_order
