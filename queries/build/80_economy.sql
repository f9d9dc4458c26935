-- Every used amount of the economy by the account that codes/accounts.csv gives its line. In kronor, costs with a minus wherever they stand;
-- `step` is what the paper counts in (1 or 1000 kronor), so that the most precise printing of an amount can be chosen.
-- Grain: one row per used figure in kronor or thousands of kronor. `figure` is utfall, budget, prognos or differens.
CREATE TABLE economy_line AS
SELECT fact_id, account, quantity, accounts.label, kind, part, accounts.platform, CAST(result_step AS INTEGER) AS result_step, coalesce(in_budget, 'ja') = 'ja' AS in_budget, sort_order, left(period, 4) AS year, measure,
    CASE WHEN measure IN ('budget', 'prognos', 'differens') THEN measure ELSE 'utfall' END AS figure,
    CASE unit WHEN 'tkr' THEN 1000 ELSE 1 END AS step,
    step * CASE WHEN kind IN ('kostnad', 'summa-kostnad') AND measure <> 'differens' THEN -abs(value) ELSE value END AS amount
FROM fact
JOIN accounts USING (item)
WHERE is_valid(valid_from, valid_to, period) AND topic = 'ekonomi' AND used AND unit IN ('kr', 'tkr') AND value IS NOT NULL
ORDER BY fact_id;
