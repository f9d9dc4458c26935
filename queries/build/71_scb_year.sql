-- Helårsekvivalenter per year by SCB's newest delivery: the mean of the months that have a value, and its share of the mean population.
-- `months` have a value, `missing_months` have none though the delivery covers them: their sum is below 12 in a year that is not over.
-- The latest year is preliminary. Rounded far below what a page shows (a thousandth of a person, a hundred-thousandth of a percent), which
-- makes the file a third smaller and the same whatever order the threads add in.
-- Grain: one row per area, year, sex and benefit, sector or total.
CREATE TABLE scb_year AS
SELECT area, period, sex, item, round("count", 3) AS "count", round(population, 3) AS population,
    round("count" / nullif(population, 0), 7) AS share, months, missing_months,
    period = (SELECT max(period) FROM scb_mean WHERE is_newest) AS preliminary
FROM scb_mean
WHERE is_newest
ORDER BY area, item, sex, period;
