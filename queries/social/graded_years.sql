-- Vilka år har styrelsen satt betyg?
-- Grain: one row per year with at least one grade, earliest first.
SELECT period FROM fact WHERE topic = 'strategiska_mal' AND measure = 'betyg' AND value IS NOT NULL GROUP BY period ORDER BY period
