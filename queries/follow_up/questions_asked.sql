-- Hur många frågor ställdes till personal och styrgrupper i den senaste enkäten, och hur många resultat är dolda?
-- Grain: one row.
SELECT any_value(period) AS period, count(*) AS asked, count(*) FILTER (is_hidden OR n IS NULL OR n < greatest(1, hide_shares_below_n)) AS hidden
FROM survey_share
CROSS JOIN build
WHERE period = (SELECT max(period) FROM survey_share) AND respondent IN ('personal', 'styrgrupp')
    AND ($area = 'UR' OR area = $area OR (area = 'KR' AND $area <> '2480'))
