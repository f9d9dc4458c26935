-- De poster som codes/account_totals.csv räknar upp ska bli summan, i samma tabell och kolumn, på kronan eller tusenlappen.
-- Kostnader räknas med minus, vare sig papperet skriver ut det eller inte.
-- Grain: one row per printed total whose parts all stand in the same table and do not add up to it.
WITH part AS (
    SELECT total, parts, unnest(string_split(parts, ' ')) AS account, len(string_split(parts, ' ')) AS part_count
    FROM account_totals
),
amount AS (
    SELECT fact_id, account, fact.item, source_id, section, measure, left(period, 4) AS year, unit,
        CASE WHEN kind IN ('kostnad', 'summa-kostnad') AND measure <> 'differens' THEN -abs(value) ELSE value END AS amount
    FROM fact
    JOIN accounts USING (item)
    WHERE topic = 'ekonomi' AND status <> 'derived' AND value IS NOT NULL
)
SELECT list_append(list(known.fact_id ORDER BY known.fact_id), any_value(whole.fact_id)) AS fact_ids,
    format('{} {} {} ({}): posterna blir {:.0f}, summan är {:.0f} {}', any_value(whole.item), measure, year, section, sum(known.amount),
           any_value(whole.amount), unit) AS message
FROM part
JOIN amount AS known USING (account)
JOIN (SELECT account AS total, fact_id, item, source_id, section, measure, year, unit, amount FROM amount) AS whole
    USING (total, source_id, section, measure, year, unit)
GROUP BY total, parts, source_id, section, measure, year, unit
HAVING count(*) = any_value(part_count) AND sum(known.amount) <> any_value(whole.amount)
