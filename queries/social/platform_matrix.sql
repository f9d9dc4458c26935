-- Nåddes varje indikator på varje plattform?
-- Grain: one row per indicator and single platform of the group; a shared steering group's answer stands on each of its platforms. The whole
-- förbund stands among its platforms with what is asked of the whole only.
WITH chosen AS (
    SELECT unnest(string_split(members, ' ')) AS platform FROM groups WHERE group_code = $group_code
    UNION ALL
    SELECT platform FROM platforms WHERE platform = $group_code AND kind = 'total'
)
SELECT result.period, result.item, result.respondent, respondents.label AS respondent_label, result.label, result.goal_area, chosen.platform,
    platforms.label AS platform_label, platforms.kind AS platform_kind, coalesce(platforms.short_label, platforms.label) AS platform_short, coalesce(platforms.name, platforms.label) AS platform_name,
    areas.label AS area_label, platforms.sort_order AS platform_order, result.sort_order, result.platform <> chosen.platform AS is_shared,
    result.platform AS asked_platform, result.kind, result.goal, result."count", result.n, result.share, result.low, result.high, result.is_hidden,
    result.signal, signals.symbol, signals.label AS signal_label, signals.colour AS signal_colour, result.fact_ids
FROM chosen
JOIN platforms USING (platform)
JOIN areas USING (area)
JOIN social_account ON social_account.group_code = chosen.platform
JOIN social_result AS result USING (goal_row)
JOIN signals USING (signal)
LEFT JOIN respondents ON respondents.respondent = result.respondent
WHERE result.period = $period AND (platforms.kind <> 'total' OR result.platform = chosen.platform)
    AND ($respondent = '' OR coalesce(result.respondent, 'statistik') = $respondent)
    AND ($state = '' OR list_contains((SELECT string_split(signals, ' ') FROM states WHERE state = $state), result.signal))
ORDER BY result.sort_order, platforms.sort_order
