-- Vilka plattformar har sociala mål, och vilka år?
-- Grain: one row per period and single platform, latest period first; the whole förbund where something is asked of the whole.
SELECT DISTINCT period, groups.group_code, groups.label, groups.sort_order
FROM social_account
JOIN social_result USING (goal_row)
JOIN groups USING (group_code)
WHERE groups.kind = 'platform' OR social_result.platform = groups.group_code
ORDER BY period DESC, groups.sort_order
