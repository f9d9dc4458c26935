-- Hur har andelen utvecklats månad för månad enligt SCB:s egen serie?
-- Grain: one row per month of the newest delivery; empty without one. A month where bistånd was not reported has no share. `segment` ties
-- together months that follow each other.
SELECT month, share, "count", is_missing, delivery,
    sum(CASE WHEN is_missing THEN 1 ELSE 0 END) OVER (ORDER BY month) AS segment
FROM scb_month
CROSS JOIN (SELECT delivery FROM scb_delivery WHERE is_newest)
WHERE area = $area AND item = $item AND sex = 'T'
ORDER BY month
