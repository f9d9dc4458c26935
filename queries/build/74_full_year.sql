-- Helårsekvivalenter as the pages show them: by SCB's newest delivery where there is one (every municipality, each year that is whole), otherwise
-- as the papers give them. fact_ids are the papers' figures; SCB's have none.
-- Grain: one row per area, year and benefit, sector or total.
CREATE TABLE full_year AS
SELECT area, period, item, "count", share, 'SCB' AS share_kind, false AS count_is_read, []::BIGINT[] AS fact_ids, preliminary
FROM scb_year
WHERE sex = 'T' AND months + missing_months = 12
UNION ALL
SELECT *, false FROM paper_year WHERE NOT EXISTS (SELECT 1 FROM scb_delivery)
ORDER BY area, period, item;
