-- Vilket resultat budgeterades, prognostiserades och blev det, år för år?
-- Grain: one row per year and figure that the papers give, in kronor, the most precise printing of each.
WITH known AS (
    SELECT year, figure, min_by(amount, (step, fact_id)) AS amount, min_by(fact_id, (step, fact_id)) AS fact_id
    FROM economy_line
    WHERE quantity = 'arets-resultat' AND figure <> 'differens'
    GROUP BY year, figure
)
SELECT year AS period, figure, CASE figure WHEN 'budget' THEN 'Budget' WHEN 'prognos' THEN 'Prognos' ELSE 'Utfall' END AS label, amount,
    sources.date AS known_from, [fact_id] AS fact_ids
FROM known
JOIN (SELECT fact_id, source_id FROM fact) AS place USING (fact_id)
JOIN sources USING (source_id)
ORDER BY year, list_position(['budget', 'prognos', 'utfall'], figure)
