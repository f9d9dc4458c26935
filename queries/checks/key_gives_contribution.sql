-- En kommuns bidrag ska följa av dess andel av befolkningen gånger kommunernas fjärdedel, så när som på att andelen är avrundad.
-- Fjärdedelen är hälften av statens bidrag.
-- Grain: one row per municipal contribution that its printed share does not give.
WITH share AS (
    SELECT item, period, value AS share, 0.5 * pow(10, -decimals) AS half, fact_id
    FROM fact
    WHERE topic = 'bidrag' AND measure = 'andel' AND category IS NULL AND value IS NOT NULL
),
quarter AS (
    SELECT source_id, section, measure, period, unit, value / 2 AS quarter
    FROM fact
    WHERE topic = 'bidrag' AND item = 'Staten' AND unit IN ('kr', 'tkr') AND value IS NOT NULL
)
SELECT [paid.fact_id, share.fact_id] AS fact_ids,
    format('{} {} {}: {:g} % av {:.1f} {} är inte {:.0f}', item, paid.measure, period, share, quarter, unit, paid.value) AS message
FROM fact AS paid
JOIN share USING (item, period)
JOIN quarter USING (source_id, section, measure, period, unit)
WHERE paid.topic = 'bidrag' AND paid.value IS NOT NULL AND abs(paid.value - share * quarter / 100) > half * quarter / 100 + 0.5
