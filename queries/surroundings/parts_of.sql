-- Vilka delar har en summa i ett ämne, enligt underlagets egen lista?
-- Grain: one row per part, in the order of the list.
SELECT unnest(string_split(parts, '; ')) AS item
FROM totals
WHERE topic = $topic AND item = $item AND parts_are = 'item' AND is_valid(valid_from, valid_to, $period)
