-- Vad kan läsaren välja bland de sociala målen?
-- Grain: one row per period, respondent, state or graded strategic goal, in order.
SELECT 'period' AS what, period AS code, period AS label, -CAST(period AS INTEGER) AS sort_order FROM social_result GROUP BY period
UNION ALL SELECT 'respondent', respondent, label, sort_order FROM respondents
    WHERE respondent IN (SELECT coalesce(respondent, 'statistik') FROM social_result)
UNION ALL SELECT 'state', state, label, sort_order FROM states
ORDER BY what, sort_order
