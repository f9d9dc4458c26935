-- En punkt i utvecklingsplanen ska inte rapporteras före sitt datum.
-- Grain: one row per point whose report stands before its end, or before its only date.
SELECT [fact.fact_id, report.fact_id] AS fact_ids,
    format('punkt {}: rapporteras {} men har datumet {}', fact.item, report.period, fact.period) AS message
FROM fact
JOIN fact AS report USING (topic, item)
WHERE topic = 'utvecklingsplan' AND fact.measure IN ('slut', 'datum') AND report.measure IN ('rapport', 'rapport-manad')
    AND report.period < left(fact.period, length(report.period))
