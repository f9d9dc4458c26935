-- Kassaflödesanalysens förändringar ska vara balansräkningens: fordringar, kortfristiga skulder och likvida medel mot året före.
-- Det kassaflöde som visas ska dessutom vara summan av sina poster, på kronan.
-- Grain: one row per used change that is something else.
WITH amount AS (
    SELECT fact_id, fact.item, account, quantity, measure, CAST(left(period, 4) AS INTEGER) AS year, value
    FROM fact
    JOIN accounts USING (item)
    WHERE topic = 'ekonomi' AND used AND unit = 'kr' AND value IS NOT NULL AND measure IN ('kassaflode', 'balansrakning')
),
rule AS (
    SELECT unnest(['forandring-fordringar', 'forandring-skulder', 'arets-kassaflode']) AS account,
        unnest(['fordringar', 'kortfristiga-skulder', 'likvida-medel']) AS quantity, unnest([-1, 1, 1]) AS direction
),
stock AS (
    SELECT quantity, year, value, fact_id FROM amount WHERE measure = 'balansrakning'
),
shown AS (
    SELECT year, sum(value) AS parts, list(fact_id ORDER BY fact_id) AS fact_ids
    FROM amount
    WHERE account IN ('medel-fran-verksamheten', 'forandring-fordringar', 'forandring-skulder')
    GROUP BY year
)
SELECT [flow.fact_id, closing.fact_id, opening.fact_id] AS fact_ids,
    format('{} {}: {:.0f}, men balansräkningen ger {:.0f}', flow.item, flow.year, flow.value, direction * (closing.value - opening.value)) AS message
FROM rule
JOIN amount AS flow ON flow.account = rule.account
JOIN stock AS closing ON closing.quantity = rule.quantity AND closing.year = flow.year
JOIN stock AS opening ON opening.quantity = rule.quantity AND opening.year = flow.year - 1
WHERE flow.value <> direction * (closing.value - opening.value)
UNION ALL
SELECT list_append(fact_ids, fact_id), format('{} {}: {:.0f}, men posterna blir {:.0f}', item, year, value, parts)
FROM shown
JOIN amount USING (year)
WHERE account = 'lopande-kassaflode' AND value <> parts
