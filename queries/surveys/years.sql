-- För vilka år trycker papperen hur många som gav varje svar?
-- Grain: one row per year, the latest first.
SELECT DISTINCT period FROM survey_result ORDER BY period DESC
