-- Rangordningen, kommuntabellerna och texten ska säga samma sak.
-- Grain: one row per figure of a table or the text that the ranking contradicts.
WITH sector AS (
    SELECT area, period, coalesce(CASE kind WHEN 'benefit' THEN sector END, item) AS item, sum(value) AS value, list(fact_id ORDER BY fact_id) AS fact_ids
    FROM fact
    JOIN benefits USING (item)
    WHERE topic = 'hae' AND measure = 'antal' AND used
    GROUP BY ALL
)
SELECT list_append(fact_ids, ranking.fact_id) AS fact_ids,
    format('{} {}: tabellen har {:g}, rangordningen {:g}', area, ranking.item, sector.value, ranking.value) AS message
FROM fact AS ranking
JOIN sector USING (area, period, item)
WHERE topic = 'ranking' AND measure = 'antal' AND sector.value <> ranking.value
UNION ALL
SELECT [fact.fact_id], format('{} {}: texten har {:g} %, rangordningen {:g} %', area, fact.item, fact.value, ranking.value)
FROM fact
JOIN fact AS ranking USING (area, period, item, measure)
WHERE fact.topic = 'hae' AND ranking.topic = 'ranking' AND measure = 'andel' AND fact.category IS NULL AND abs(fact.value - ranking.value) > 1e-9
