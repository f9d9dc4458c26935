-- Ohälsa, arbetslöshet och ekonomiskt bistånd ska i texten bli andelen för alla ersättningar tillsammans.
-- Grain: one row per section and area whose three shares do not add up to the printed share.
SELECT list(fact_id ORDER BY fact_id) AS fact_ids,
    format('{} {} ({}): delarna blir {:g} %, totalen är {:g} %', area, period, section, sum(value) FILTER (item <> 'totalt'),
           any_value(value) FILTER (item = 'totalt')) AS message
FROM fact
WHERE topic = 'hae' AND measure = 'andel' AND category IS NULL AND value IS NOT NULL
GROUP BY source_id, section, area, period
-- four rounded shares: at most two tenths
HAVING count(*) = 4 AND abs(sum(value) FILTER (item <> 'totalt') - any_value(value) FILTER (item = 'totalt')) > 0.2 + 1e-9
