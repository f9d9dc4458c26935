-- Vilka organisationer ansvarar för något i ett av registren?
-- Grain: one row per organisation, in the order of the code table.
SELECT code, label
FROM organisations
WHERE code IN (SELECT unnest(organisations) FROM follow_up_item WHERE register = $register)
ORDER BY sort_order
