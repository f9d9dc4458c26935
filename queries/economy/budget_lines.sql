-- Vad blev varje post, mot budget och mot prognos?
-- $part is a part of codes/accounts.csv; `intakter` takes the EU project's income too.
-- Grain: one row per line with an outcome in one year, in kronor without a minus; off_budget is positive when it is better for the result than the budget.
WITH best AS (
    SELECT account, figure, min_by(amount, (step, fact_id)) AS amount, min_by(fact_id, (step, fact_id)) AS fact_id
    FROM economy_line
    WHERE year = $year AND measure IN ('utfall', 'budget', 'prognos', 'differens') AND kind IN ('intakt', 'kostnad') AND starts_with(part, $part)
    GROUP BY account, figure
),
named AS (
    SELECT account, min_by(label, step) AS label, any_value(kind) AS kind, any_value(platform) AS platform, min(sort_order) AS sort_order
    FROM economy_line
    WHERE year = $year
    GROUP BY account
),
line AS (
    SELECT account, any_value(amount) FILTER (figure = 'utfall') AS signed_actual, any_value(amount) FILTER (figure = 'budget') AS signed_budget,
        any_value(amount) FILTER (figure = 'prognos') AS signed_forecast,
        any_value(fact_id) FILTER (figure = 'prognos') AS forecast_id, any_value(amount) FILTER (figure = 'differens') AS printed_off_budget,
        list(fact_id ORDER BY fact_id) AS fact_ids
    FROM best
    GROUP BY account
)
SELECT label, kind, platform, abs(signed_actual) AS actual, abs(signed_budget) AS budget, abs(signed_forecast) AS forecast,
    signed_actual - signed_budget AS off_budget, off_budget / nullif(budget, 0) AS off_budget_share, printed_off_budget,
    paper.date AS forecast_date, fact_ids
FROM line
JOIN named USING (account)
LEFT JOIN (SELECT fact_id, source_id FROM fact) AS place ON place.fact_id = forecast_id
LEFT JOIN (SELECT source_id, date FROM sources) AS paper USING (source_id)
WHERE signed_actual IS NOT NULL
ORDER BY sort_order
