-- Vilka toppar har riket haft sedan 1990, av befolkningen 16–64 år?
-- Grain: one row per printed peak.
SELECT period, value / 100 AS share, [fact_id] AS fact_ids
FROM fact
WHERE topic = 'hae' AND measure = 'andel' AND category = '16-64' AND used AND value IS NOT NULL
ORDER BY period
