-- Det ingående beloppet är det utgående beloppet året före. Budgeten prövas inte: den skrivs innan året före är slut.
-- Grain: one row per used opening amount that is not the closing amount of the year before.
WITH amount AS (
    SELECT fact_id, fact.item, quantity, opening_of, measure, CAST(left(period, 4) AS INTEGER) AS year,
        CASE unit WHEN 'tkr' THEN 1000 ELSE 1 END AS step, step * value AS amount
    FROM fact
    JOIN accounts USING (item)
    WHERE topic = 'ekonomi' AND used AND unit IN ('kr', 'tkr') AND value IS NOT NULL AND measure NOT IN ('budget', 'differens')
),
closing AS (
    SELECT quantity AS opening_of, year + 1 AS year, min_by(struct_pack(fact_id, amount, step), (step, fact_id)) AS last
    FROM amount
    WHERE measure <> 'prognos'
    GROUP BY ALL
)
SELECT [fact_id, last.fact_id] AS fact_ids,
    format('{} {}: {:.0f} kr, men året före slutade på {:.0f} kr', item, year, amount, last.amount) AS message
FROM amount
JOIN closing USING (opening_of, year)
WHERE abs(amount - last.amount) > CASE WHEN step = last.step THEN 0 ELSE greatest(step, last.step) / 2 END
