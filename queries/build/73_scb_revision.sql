-- Years that SCB has changed from one delivery to the next: the rounded mean differs, women and men together. A year that covered fewer
-- months then than now is not compared, since it has grown, not been revised; months that were reported late are a revision.
-- Grain: one row per area, year, item and pair of consecutive deliveries that differ.
CREATE TABLE scb_revision AS
WITH pair AS (
    SELECT delivery AS delivered_then, lead(delivery) OVER (ORDER BY delivery) AS delivered_now FROM scb_delivery
),
year_sum AS (
    SELECT *, months + missing_months AS covered FROM scb_mean WHERE sex = 'T'
)
SELECT now.area, now.period, now.item, before."count" AS count_then, delivered_then, now."count" AS count_now, delivered_now
FROM pair
JOIN year_sum AS before ON before.delivery = delivered_then
JOIN year_sum AS now ON now.delivery = delivered_now AND (now.area, now.period, now.item) = (before.area, before.period, before.item)
WHERE now.covered = before.covered AND round(now."count") <> round(before."count")
ORDER BY now.area, now.period, now.item, delivered_now;
