-- Vad står i årsredovisningens resultaträkning, balansräkning, kassaflödesanalys eller not, för 2019 och 2018?
-- $statement is a part of the section's name: `Resultaträkning`, `Not 3`. Members' contributions stand in another topic and are in Not 1.
-- Grain: one row per line, in the order of the paper, in kronor as printed; printed is what the paper has where the line shows something else.
WITH line AS (
    SELECT fact_id, item, coalesce(accounts.label, item) AS label,
        account IS NOT NULL AND account IN (SELECT total FROM account_totals) AS is_total,
        left(period, 4) AS year, value, used, CAST(string_split(lines, '-')[1] AS INTEGER) AS place
    FROM fact
    LEFT JOIN accounts USING (item)
    WHERE topic IN ('ekonomi', 'bidrag') AND starts_with(section, 'Årsredovisning 2019, ') AND contains(section, $statement)
        AND measure IN ('resultatrakning', 'balansrakning', 'kassaflode', 'not', 'utfall')
)
SELECT label, any_value(is_total) AS is_total, any_value(value) FILTER (year = '2019' AND used) AS year_2019,
    any_value(value) FILTER (year = '2018' AND used) AS year_2018,
    any_value(value) FILTER (year = '2019' AND NOT used) AS printed_2019, any_value(value) FILTER (year = '2018' AND NOT used) AS printed_2018, list(fact_id ORDER BY fact_id) AS fact_ids
FROM line
GROUP BY label, item
ORDER BY min(place)
