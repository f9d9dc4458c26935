-- Vad står i årsredovisningens resultaträkning, balansräkning, kassaflödesanalys eller not, för året och året före?
-- $statement is a part of the section's name: `Resultaträkning`, `Not 3`. Members' contributions stand in another topic and are in Not 1.
-- Grain: one row per line of one year's report, in the order of the paper, in kronor as printed; printed is what the paper has where the line shows something else.
WITH line AS (
    SELECT fact_id, item, account, coalesce(accounts.label, item) AS label,
        account IS NOT NULL AND account IN (SELECT total FROM account_totals) AS is_total,
        left(period, 4) AS year, value, used, CAST(string_split(lines, '-')[1] AS INTEGER) AS place
    FROM fact
    LEFT JOIN accounts USING (item)
    WHERE topic IN ('ekonomi', 'bidrag') AND starts_with(section, 'Årsredovisning ' || $year || ', ') AND contains(section, $statement)
        AND measure IN ('resultatrakning', 'balansrakning', 'kassaflode', 'not', 'utfall')
)
SELECT label, any_value(is_total) AS is_total, any_value(value) FILTER (year = $year AND used) AS this_year,
    any_value(value) FILTER (year < $year AND used) AS year_before,
    any_value(value) FILTER (year = $year AND NOT used) AS printed_this_year, any_value(value) FILTER (year < $year AND NOT used) AS printed_before,
    max(year) FILTER (year < $year) AS before_year, account, list(fact_id ORDER BY fact_id) AS fact_ids
FROM line
GROUP BY label, item, account
ORDER BY min(place)
