-- Vilka äldre år har SCB ändrat sedan förra leveransen?
-- Grain: one row per own municipality or riket and year whose total has been revised, latest delivery only.
SELECT area, area_name.label AS area_label, period, count_then, delivered_then, count_now, delivered_now
FROM scb_revision
JOIN area_name USING (area)
WHERE item = 'totalt' AND delivered_now = (SELECT delivery FROM scb_delivery WHERE is_newest) AND area_name.sort_order < 10
ORDER BY period DESC, area_name.sort_order
