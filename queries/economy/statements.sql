-- Vilka tabeller och noter har förbundets årsredovisning, och vad handlar var och en om?
-- Grain: one row per statement of codes/statements.csv, in its order; years are those whose report has it, the latest first.
WITH told AS (
    SELECT DISTINCT section, regexp_extract(section, '^Årsredovisning (\d{4}), ', 1) AS year
    FROM fact
    WHERE topic = 'ekonomi' AND measure IN ('resultatrakning', 'balansrakning', 'kassaflode', 'not') AND starts_with(section, 'Årsredovisning ')
)
SELECT name, statements.section, about, subject, account, says, coalesce(list(DISTINCT year ORDER BY year DESC) FILTER (year IS NOT NULL), []) AS years
FROM statements
LEFT JOIN told ON contains(told.section, statements.section)
GROUP BY name, statements.section, about, subject, account, says, sort_order
ORDER BY sort_order
