-- Samma belopp i olika tabeller ska vara samma tal; kronor mot tusental kronor så när som på avrundningen.
-- Jämförs med den noggrannaste raden. Kostnader räknas med minus, vare sig papperet skriver ut det eller inte.
-- Grain: one row per used figure that is not the same amount as its quantity's most precise one.
WITH amount AS (
    SELECT fact_id, fact.item, quantity, left(period, 4) AS year, section,
        CASE WHEN measure IN ('budget', 'prognos', 'differens') THEN measure ELSE 'utfall' END AS figure,
        CASE unit WHEN 'tkr' THEN 1000 ELSE 1 END AS step,
        step * CASE WHEN kind IN ('kostnad', 'summa-kostnad') AND measure <> 'differens' THEN -abs(value) ELSE value END AS amount
    FROM fact
    JOIN accounts USING (item)
    WHERE topic = 'ekonomi' AND used AND unit IN ('kr', 'tkr') AND value IS NOT NULL
),
best AS (
    SELECT quantity, year, figure, min_by(struct_pack(fact_id, amount, step), (step, fact_id)) AS reference
    FROM amount
    GROUP BY quantity, year, figure
)
SELECT [amount.fact_id, reference.fact_id] AS fact_ids,
    format('{} {} {} ({}): {:.0f} kr mot {:.0f} kr', item, figure, year, section, amount, reference.amount) AS message
FROM amount
JOIN best USING (quantity, year, figure)
WHERE abs(amount - reference.amount) > CASE WHEN step = reference.step THEN 0 ELSE step / 2 END
