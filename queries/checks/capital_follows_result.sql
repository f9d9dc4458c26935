-- Det egna kapitalet vid årets slut är det vid slutet av året före plus årets resultat, i utfall och prognos, så när som på avrundningen.
-- Grain: one row per used closing capital that is something else.
WITH amount AS (
    SELECT fact_id, quantity, CAST(left(period, 4) AS INTEGER) AS year,
        CASE WHEN measure = 'prognos' THEN measure ELSE 'utfall' END AS figure, CASE unit WHEN 'tkr' THEN 1000 ELSE 1 END AS step, step * value AS amount
    FROM fact
    JOIN accounts USING (item)
    WHERE topic = 'ekonomi' AND used AND quantity IN ('utgaende-kapital', 'arets-resultat') AND unit IN ('kr', 'tkr')
        AND measure NOT IN ('budget', 'differens') AND value IS NOT NULL
),
best AS (
    SELECT quantity, year, figure, min_by(struct_pack(fact_id, amount, step), (step, fact_id)) AS one
    FROM amount
    GROUP BY ALL
)
SELECT [closing.one.fact_id, before.one.fact_id, result.one.fact_id] AS fact_ids,
    format('{} {}: {:.0f} + {:.0f} är inte {:.0f} kr', closing.figure, closing.year, before.one.amount, result.one.amount, closing.one.amount) AS message
FROM best AS closing
JOIN best AS result USING (year, figure)
JOIN best AS before ON before.year = closing.year - 1 AND before.figure = 'utfall' AND before.quantity = 'utgaende-kapital'
WHERE closing.quantity = 'utgaende-kapital' AND result.quantity = 'arets-resultat'
    AND abs(closing.one.amount - before.one.amount - result.one.amount)
        > CASE WHEN closing.one.step = 1 AND result.one.step = 1 AND before.one.step = 1 THEN 0 ELSE 1000 END
