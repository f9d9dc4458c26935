-- En period med deltagare eller aktualiserade ska stå i codes/periods.csv, annars visas talen aldrig.
-- Grain: one row per figure of a year, a half or a tertial that no page can choose.
SELECT [fact_id] AS fact_ids, format('perioden {} finns inte i codes/periods.csv, så {} för {} visas aldrig', period, measure, platform) AS message
FROM fact
WHERE topic IN ('deltagare', 'aktualisering') AND platform IS NOT NULL AND regexp_full_match(period, '\d{4}|\d{4}[TH]\d')
    AND period NOT IN (SELECT period FROM periods)
