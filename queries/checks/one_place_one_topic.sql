-- Ett tal på en plats i handlingarna ska stå i ett ämne, inte i två.
-- Grain: one row per pair of rows of two topics with the same source, lines, period, area, sex and value.
SELECT [first.fact_id, second.fact_id] AS fact_ids,
    format('{} rad {}: {} står både i {} ({}) och i {} ({})', first.source_id, first.lines, coalesce(printf('%g', first.value), first.printed),
           first.topic, first.measure, second.topic, second.measure) AS message
FROM fact AS first
JOIN fact AS second USING (source_id, lines, period, sex, unit)
WHERE first.topic < second.topic AND first.value IS NOT DISTINCT FROM second.value
    AND (first.platform IS NOT DISTINCT FROM second.platform OR first.respondent = second.respondent)
    AND first.status NOT IN ('derived') AND second.status NOT IN ('derived')
