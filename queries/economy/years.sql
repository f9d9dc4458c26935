-- För vilka år har papperen räkenskaper av varje slag?
-- Grain: one row per kind of account (`resultat`: the parts of the result, `poster`: lines with an outcome, `plattformar`: what platforms cost
-- whose participants are counted, `bidrag`: what members paid, `rakenskaper`: statements and notes, each under its section's name) and year, the
-- latest first.
SELECT DISTINCT 'resultat' AS kind, NULL AS section, year FROM economy_line WHERE measure = 'utfall' AND step = 1 AND result_step IS NOT NULL AND kind = 'resultat'
UNION ALL SELECT DISTINCT 'poster', NULL, year FROM economy_line WHERE measure = 'utfall' AND kind IN ('intakt', 'kostnad')
UNION ALL SELECT DISTINCT 'plattformar', NULL, year
FROM economy_line
WHERE measure = 'utfall' AND step = 1 AND kind = 'kostnad' AND part = 'insatser'
    AND (platform, year) IN (SELECT group_code, period FROM volume WHERE sex = 'T' AND value IS NOT NULL)
UNION ALL SELECT DISTINCT 'bidrag', NULL, period FROM fact JOIN members USING (item) WHERE topic = 'bidrag' AND measure = 'utfall' AND unit = 'kr' AND used
UNION ALL SELECT DISTINCT 'rakenskaper', regexp_extract(section, '^Årsredovisning \d{4}, (.*)$', 1), regexp_extract(section, '^Årsredovisning (\d{4}), ', 1)
FROM fact
WHERE topic = 'ekonomi' AND measure IN ('resultatrakning', 'balansrakning', 'kassaflode', 'not') AND starts_with(section, 'Årsredovisning ')
ORDER BY kind, year DESC, section
