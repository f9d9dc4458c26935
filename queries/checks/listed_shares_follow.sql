-- Aktivitetsansvarets andelar ska följa av antalen, och andelar av registrerade där bortfallet är med ska bli hundra.
-- Grain: one row per share, or per group of shares, that does not follow.
SELECT [share.fact_id, counted.fact_id, base.fact_id] AS fact_ids,
    format('{} {}: {:g} % är inte {:g} av {:g}', share.item, share.period, share.value, counted.value, base.value) AS message
FROM fact AS share
JOIN fact AS counted USING (topic, period, area, item, sex)
JOIN fact AS base USING (topic, period, area, sex)
WHERE topic = 'kaa' AND share.measure = 'andel' AND counted.measure = 'antal' AND base.measure = 'antal'
    AND share.category IS NULL AND counted.category IS NULL AND base.category IS NULL
    AND base.item = CASE share.item WHEN 'omfattades' THEN 'folkbokforda-16-20' ELSE 'omfattades' END
    AND abs(share.value - 100 * counted.value / base.value) > 0.5 * pow(10, -share.decimals) + 1e-9
UNION ALL
SELECT list(fact_id ORDER BY fact_id), format('{} {}: andelarna blir {:g} %', platform, item, sum(value))
FROM fact
WHERE topic = 'bakgrund' AND measure = 'andel'
GROUP BY platform, item
HAVING bool_or(category = 'Uppgift saknas') AND abs(sum(value) - 100) > 2
