-- Vilka urval av kommuner har underlaget att jämföra med?
-- Grain: one row per selection that some municipality belongs to, in order.
SELECT preset, label
FROM presets
WHERE EXISTS (SELECT 1 FROM municipalities WHERE list_contains(string_split(municipalities.presets, ' '), preset))
ORDER BY sort_order
