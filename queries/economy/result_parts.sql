-- Vilka intäkter och kostnader blev årets resultat, och hur skiljer de sig från budgeten?
-- The parts are the accounts with a result_step in codes/accounts.csv; in_budget is false for what the budget leaves outside.
-- Grain: one row per part of the result for one year, in order, and last the result. Kronor, costs with a minus; start and end pile the parts up to the result,
-- gap_start and gap_end pile their differences on the budgeted result.
WITH amount AS (
    SELECT result_step AS step, account, bool_and(in_budget) AS in_budget, any_value(label) AS label, any_value(kind) AS kind, any_value(amount) FILTER (figure = 'utfall') AS actual,
        any_value(amount) FILTER (figure = 'budget') AS budget, list(fact_id ORDER BY fact_id) AS fact_ids
    FROM economy_line
    WHERE result_step IS NOT NULL AND year = $year AND economy_line.step = 1 AND measure IN ('utfall', 'budget')
    GROUP BY result_step, account
),
piled AS (
    SELECT *, actual - budget AS off_budget, kind = 'resultat' AS is_result, (SELECT budget FROM amount WHERE kind = 'resultat') AS budgeted_result,
        sum(actual) OVER before AS end_amount, sum(actual - budget) OVER before AS gap
    FROM amount
    WINDOW before AS (ORDER BY step)
)
SELECT step, account, label, is_result, actual, budget, off_budget, CASE WHEN is_result THEN 0 ELSE end_amount - actual END AS start_amount,
    CASE WHEN is_result THEN actual ELSE end_amount END AS end_amount, CASE WHEN is_result THEN 0 ELSE budgeted_result + gap - off_budget END AS gap_start,
    CASE WHEN is_result THEN actual ELSE budgeted_result + gap END AS gap_end, in_budget, fact_ids
FROM piled
ORDER BY step
