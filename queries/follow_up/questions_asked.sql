-- Hur många frågor ställdes till personal och styrgrupper i den senaste enkäten till dem, och hur många resultat är dolda?
-- Grain: one row.
SELECT any_value(period) AS period, count(*) AS asked, count(*) FILTER (share IS NULL) AS hidden
FROM survey_result
WHERE period = (SELECT max(period) FROM survey_result WHERE respondent IN ('personal', 'styrgrupp')) AND respondent IN ('personal', 'styrgrupp')
    AND concerns(area, $area)
