-- Hur stort var det egna kapitalet vid varje års slut, i utfall, budget och prognos, och vad säger papperen om trappan?
-- The opening capital of the first year is the closing capital of the year before. `bound` is what codes/capital_bounds.csv says of the amount;
-- `largest_capital` is the step of codes/capital_steps.csv for the members' contributions of the year, when the steps are known.
-- Grain: one row per year and figure, in kronor.
WITH closing AS (
    SELECT year, figure, amount, step, fact_id FROM economy_line WHERE quantity = 'utgaende-kapital' AND figure <> 'differens'
    UNION ALL
    SELECT CAST(CAST(year AS INTEGER) - 1 AS VARCHAR), figure, amount, step, fact_id
    FROM economy_line
    WHERE account = 'ovrigt-eget-kapital' AND year = (SELECT min(year) FROM economy_line WHERE account = 'ovrigt-eget-kapital')
),
known AS (
    SELECT year, figure, min_by(amount, (step, fact_id)) AS amount, min_by(fact_id, (step, fact_id)) AS fact_id
    FROM closing
    GROUP BY year, figure
),
allocated AS (
    SELECT period AS year, sum(value) AS allocated, list(fact_id ORDER BY fact_id) AS fact_ids
    FROM fact
    JOIN members USING (item)
    WHERE topic = 'bidrag' AND measure = 'utfall' AND unit = 'kr' AND used
    GROUP BY period
)
SELECT year AS period, figure, CASE figure WHEN 'budget' THEN 'Budget' WHEN 'prognos' THEN 'Prognos' ELSE 'Utfall' END AS label, amount, allocated,
    capital_bounds.label AS bound, 1000 * CAST(largest_capital_tkr AS BIGINT) AS largest_capital,
    list_sort(list_append(coalesce(fact_ids, []), fact_id)) AS fact_ids
FROM known
LEFT JOIN allocated USING (year)
LEFT JOIN capital_bounds USING (year, figure)
LEFT JOIN capital_steps ON allocated >= 1000 * CAST(allocated_from_tkr AS BIGINT)
    AND allocated < coalesce(1000 * CAST(allocated_below_tkr AS BIGINT), allocated + 1)
ORDER BY year, list_position(['budget', 'prognos', 'utfall'], figure)
