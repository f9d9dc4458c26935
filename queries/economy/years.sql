-- För vilka år har papperen räkenskaper av varje slag?
-- Grain: one row per kind of account (`resultat`: the parts of the result, `poster`: lines with an outcome, `plattformar`: what platforms cost
-- whose participants are counted, `bidrag`: what members paid) and year, the latest first.
SELECT DISTINCT 'resultat' AS kind, year FROM economy_line WHERE measure = 'utfall' AND step = 1 AND result_step IS NOT NULL AND kind = 'resultat'
UNION ALL SELECT DISTINCT 'poster', year FROM economy_line WHERE measure = 'utfall' AND kind IN ('intakt', 'kostnad')
UNION ALL SELECT DISTINCT 'plattformar', year
FROM economy_line
WHERE measure = 'utfall' AND step = 1 AND kind = 'kostnad' AND part = 'insatser'
    AND (platform, year) IN (SELECT group_code, period FROM volume WHERE sex = 'T' AND value IS NOT NULL)
UNION ALL SELECT DISTINCT 'bidrag', period FROM fact JOIN members USING (item) WHERE topic = 'bidrag' AND measure = 'utfall' AND unit = 'kr' AND used
ORDER BY 1, 2 DESC
