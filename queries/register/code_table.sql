-- Koder och namn till filtren.
-- Grain: one row per choice: municipality, platform, period that some paper has counts of, or main outcome.
SELECT 'area' AS what, area AS code, label, NULL AS kind, list_position((SELECT list(own_area ORDER BY position) FROM area_member WHERE group_area = whole_area()), area) AS sort_order FROM areas WHERE is_own(area)
UNION ALL SELECT 'group', group_code, label, kind, sort_order FROM groups
UNION ALL SELECT 'period', period, label, kind, sort_order FROM periods WHERE period IN (SELECT period FROM volume WHERE value IS NOT NULL)
UNION ALL SELECT 'outcome', category, short_label, NULL, sort_order FROM outcomes
    WHERE category = main_outcome AND category IN (SELECT outcome FROM outcomes_told())
ORDER BY what, sort_order
