-- Vad kan läsaren välja bland de sociala målen?
-- Grain: one row per period, respondent or state, in order; phrase is the word in the middle of a sentence.
SELECT 'period' AS what, period AS code, period AS label, NULL AS phrase, -CAST(period AS INTEGER) AS sort_order FROM social_result GROUP BY period
UNION ALL SELECT 'respondent', respondent, label, label_in_sentence, sort_order FROM respondents
    WHERE respondent IN (SELECT coalesce(respondent, 'statistik') FROM social_result)
UNION ALL SELECT 'state', state, label, phrase, sort_order FROM states
ORDER BY what, sort_order
