-- De poster som codes/account_totals.csv räknar upp ska bli summan, i samma tabell och kolumn, på kronan eller tusenlappen.
-- Kostnader räknas med minus, vare sig papperet skriver ut det eller inte. Where the table lacks a listed line, those that stand there must still
-- become the total: otherwise a line that is missing would hide an amount that is wrong.
-- Grain: one row per printed total whose listed parts in the same table, at least two or all, do not add up to it.
WITH listed AS (
    SELECT total, parts, valid_from, valid_to, unnest(string_split(parts, ' ')) AS account FROM account_totals
),
amount AS (
    SELECT fact_id, account, fact.item, source_id, section, measure, left(period, 4) AS year, unit,
        CASE WHEN kind IN ('kostnad', 'summa-kostnad') AND measure <> 'differens' THEN -abs(value) ELSE value END AS amount
    FROM fact
    JOIN accounts USING (item)
    WHERE topic = 'ekonomi' AND status <> 'derived' AND value IS NOT NULL
),
summed AS (
    SELECT total, parts, source_id, section, measure, year, unit, sum(amount) AS amount, list(fact_id ORDER BY fact_id) AS fact_ids,
        count(*) AS given, list(account) AS accounts
    FROM listed
    JOIN amount USING (account)
    WHERE is_valid(valid_from, valid_to, year)
    GROUP BY total, parts, source_id, section, measure, year, unit
),
named AS (
    SELECT *, coalesce(list_aggregate(list_filter(string_split(parts, ' '), lambda part: NOT list_contains(accounts, part)), 'string_agg', ', '), '')
        AS missing
    FROM summed
),
chosen AS (
    -- a total may be listed in two ways; where one of them stands whole in the table, that is the one
    SELECT * FROM named
    QUALIFY missing = '' OR given > 1 AND bool_and(missing <> '') OVER (PARTITION BY total, source_id, section, measure, year, unit)
)
SELECT list_append(chosen.fact_ids, whole.fact_id) AS fact_ids,
    format('{} {} {} ({}): posterna blir {:.0f}, summan är {:.0f} {}', whole.item, measure, year, section, chosen.amount, whole.amount, unit)
        || CASE WHEN missing = '' THEN '' ELSE '; i tabellen saknas ' || missing END AS message
FROM chosen
JOIN (SELECT account AS total, fact_id, item, source_id, section, measure, year, unit, amount FROM amount) AS whole
    USING (total, source_id, section, measure, year, unit)
WHERE chosen.amount <> whole.amount
