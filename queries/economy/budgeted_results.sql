-- Vilka resultat har papperen budgeterat för ett år? Mer än ett är en motsägelse.
-- Grain: one row per different amount in kronor for one year, the one in thousands of the same amount left out.
SELECT amount, list(fact_id ORDER BY fact_id) AS fact_ids
FROM (
    SELECT fact_id, value * CASE unit WHEN 'tkr' THEN 1000 ELSE 1 END AS amount
    FROM fact
    JOIN accounts USING (item)
    WHERE topic = 'ekonomi' AND measure = 'budget' AND quantity IN ('arets-resultat', 'efter-finansiella') AND left(period, 4) = $year
        AND value IS NOT NULL
)
GROUP BY amount
ORDER BY amount
