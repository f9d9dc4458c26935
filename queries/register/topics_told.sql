-- Vilka ämnen har underlaget något om?
-- Grain: one row per topic with a figure, register with a point, and `scb` where its series is fetched.
SELECT DISTINCT topic FROM fact WHERE value IS NOT NULL OR status = 'suppressed'
UNION SELECT DISTINCT register FROM follow_up_item
UNION SELECT 'scb' FROM scb_delivery
