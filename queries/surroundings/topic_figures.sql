-- Alla använda tal om ett ämne, med namn.
-- Grain: one row per used figure of the topic.
SELECT measure, period, fact.area, area_name.label AS area_label, area_name.sort_order AS area_order, fact.platform, platforms.label AS platform_label,
    coalesce(platforms.short_label, '') AS platform_short, coalesce(platforms.kind, '') AS platform_kind, item, category,
    coalesce(item_name.label, item) AS item_label, coalesce(category_name.label, category) AS category_label, sex, value, fact.status,
    fact.note, bases.label AS base_label, fact.value IS NULL AS is_missing, [fact_id] AS fact_ids
FROM fact
LEFT JOIN area_name USING (area)
LEFT JOIN platforms ON platforms.platform = fact.platform
LEFT JOIN bases ON bases.base = share_of
LEFT JOIN details AS item_name ON item_name.code = item
LEFT JOIN details AS category_name ON category_name.code = category
WHERE topic = $topic AND used
ORDER BY fact_id
