-- The view that everybody outside the code relies on: see CONTRACT.md.
-- Grain: one row per published figure and place.
CREATE VIEW facts AS
SELECT fact_id, topic, measure, period, area, platform, respondent, item, category, sex, value, unit, status, used, finding_id, source_id, locator, note
FROM fact
ORDER BY fact_id;
