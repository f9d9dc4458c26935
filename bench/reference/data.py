"""The reference's questions to the database, each asked of the base table `fact` and the code tables anew at every
rerun.

The rules are the product's own (see queries/build), written as one query per question instead of summary tables made
beforehand. Several periods are asked for at once, as a careful author would, so that the reference is not slower than
it needs to be.
"""

import os

import duckdb
import pandas as pd
import streamlit as st

SHARES = """
WITH figures AS (
    SELECT period, platform, measure, category, value, fact_id, used FROM fact
    WHERE topic = 'deltagare' AND measure IN ('avslutade', 'avslut', 'andel') AND item IS NULL AND sex = $sex
        AND list_contains($periods, period)
),
given AS (
    SELECT period, platform, main_outcome AS outcome, sum(value) AS "count", count(*) > count(value) AS has_unknown,
        list(fact_id) AS ids
    FROM figures JOIN outcomes USING (category) WHERE measure = 'avslut' AND used GROUP BY ALL
),
disputed AS (
    SELECT period, platform FROM figures WHERE measure = 'avslut' GROUP BY period, platform, category
        HAVING NOT bool_or(used)
),
ended AS (
    -- what a paper does not mention is zero only where the rest adds up to all finished
    SELECT period, platform, any_value(value) AS n, any_value(fact_id) AS fact_id, coalesce(sum("count"), 0) = n
        AND NOT coalesce(bool_or(has_unknown), false) AND (period, platform) NOT IN (SELECT (period, platform)
            FROM disputed) AS adds_up
    FROM figures LEFT JOIN given USING (period, platform) WHERE measure = 'avslutade' AND used GROUP BY period, platform
),
counted AS (
    SELECT ended.period, ended.platform, main.category AS outcome, n, list_append(coalesce(ids, []), fact_id) AS ids,
        CASE WHEN has_unknown THEN NULL WHEN given."count" IS NOT NULL THEN given."count" WHEN adds_up THEN 0 END
            AS "count"
    FROM ended CROSS JOIN (FROM outcomes WHERE category = main_outcome) AS main
    LEFT JOIN given ON given.period = ended.period AND given.platform = ended.platform AND given.outcome = main.category
),
chosen AS (SELECT *, unnest($periods) AS period FROM groups WHERE list_contains($groups, group_code)),
added AS (
    SELECT group_code, period, outcome, CASE WHEN count(*) = any_value(size) THEN sum(n) END AS n,
        CASE WHEN count("count") = any_value(size) THEN sum("count") END AS "count", flatten(list(ids)) AS ids
    FROM (SELECT group_code, period, unnest(string_split(members, ' ')) AS platform, len(string_split(members, ' '))
        AS size FROM chosen)
    JOIN counted USING (period, platform) GROUP BY group_code, period, outcome
)
SELECT chosen.period, chosen.group_code, chosen.label AS group_label, outcomes.category AS outcome, outcomes.label,
    label_in_sentence,
    outcomes.colour,
    coalesce(own.n, added.n) AS n, coalesce(own."count", CASE WHEN own.n IS NULL OR own.n = added.n THEN added."count"
        END) AS "count",
    printed.value / 100 AS printed_share, CASE WHEN has_goals = 'ja' THEN goal.value / 100 END AS goal,
    list_concat(coalesce(own.ids, added.ids), CASE WHEN printed.fact_id IS NULL THEN [] ELSE [printed.fact_id] END)
        AS fact_ids
FROM chosen CROSS JOIN outcomes
LEFT JOIN counted AS own ON own.period = chosen.period AND own.platform = chosen.group_code
    AND own.outcome = outcomes.category
LEFT JOIN added ON added.period = chosen.period AND added.group_code = chosen.group_code
    AND added.outcome = outcomes.category
LEFT JOIN figures AS printed ON printed.measure = 'andel' AND printed.used AND printed.period = chosen.period
    AND printed.platform = chosen.group_code AND printed.category = outcomes.category
LEFT JOIN fact AS goal ON goal.topic = 'mal' AND goal.measure = 'mal_andel' AND goal.item = 'avslut' AND goal.used
    AND goal.period = left(chosen.period, 4) AND goal.category = outcomes.category
WHERE outcomes.category = outcomes.main_outcome
ORDER BY chosen.sort_order, outcomes.sort_order
"""
VOLUMES = """
WITH figures AS (
    SELECT period, platform, measure, value, fact_id FROM fact
    WHERE used AND item IS NULL AND category IS NULL AND sex = $sex AND list_contains($periods, period)
        AND measure IN ('aktualiserade', 'ja_i_beredning', 'deltagare', 'nya', 'avslutade', 'kvar')
            AND topic IN ('aktualisering', 'deltagare')
),
member AS (SELECT unnest(string_split(members, ' ')) AS platform, len(string_split(members, ' ')) AS size FROM groups
    WHERE group_code = $group)
SELECT period, measure, CASE WHEN own.fact_id IS NULL THEN added.value ELSE own.value END AS value,
    CASE WHEN own.fact_id IS NULL THEN added.ids ELSE [own.fact_id] END AS fact_ids,
    CASE WHEN own.fact_id IS NULL AND added.value IS NOT NULL THEN calculation END AS calculation
FROM (
    SELECT period, measure, CASE WHEN count(value) = any_value(size) THEN sum(value) END AS value, list(fact_id) AS ids,
        string_agg(printf('%g', value), ' + ' ORDER BY fact_id) AS calculation
    FROM figures JOIN member USING (platform) GROUP BY period, measure
) AS added
FULL JOIN (FROM figures WHERE platform = $group) AS own USING (period, measure)
"""
BEHIND = """
SELECT fact_id, measures.label AS measure_label, coalesce(platforms.label, fact.area) AS what, period, outcomes.label
    AS detail, sex, value,
    sources.short_title AS source, locator
FROM fact
JOIN measures USING (topic, measure)
JOIN sources USING (source_id)
LEFT JOIN platforms USING (platform)
LEFT JOIN outcomes USING (category)
WHERE list_contains($ids, fact_id)
ORDER BY fact_id
"""
FINDINGS = """
SELECT title FROM findings JOIN fact USING (finding_id)
WHERE period IN ($period, $earlier) AND ($group = 'hela-forbundet' OR platform = $group
    OR list_contains((SELECT string_split(members, ' ') FROM groups WHERE group_code = $group), platform))
GROUP BY finding_id, severity, title
ORDER BY list_position(['hög', 'medel', 'låg'], severity), min(fact_id)
LIMIT 5
"""
CLAIMS = """
SELECT category AS outcome, label_in_sentence, value = 1 AS claimed, printed FROM fact JOIN outcomes USING (category)
WHERE topic = 'mal' AND measure = 'natt_enligt_papperet' AND used AND period = $period AND platform = $group
ORDER BY sort_order
"""
BLOCKED = """
SELECT any_value(reason) AS reason FROM comparability
WHERE period = $period AND earlier_period = $earlier AND group_code IN ($group, '*') AND comparable = 'nej'
HAVING count(*) > 0
"""
LATEST_SOURCE = "SELECT short_title FROM sources ORDER BY date DESC LIMIT 1"
Z = 1.959963984540054


@st.cache_resource
def connection() -> duckdb.DuckDBPyConnection:
    """One read-only connection, as Streamlit's own documentation advises."""
    return duckdb.connect(os.environ["FINSAM_DATABASE"], read_only=True)


def query(sql: str, **parameters) -> pd.DataFrame:
    """The answer of a query as a table."""
    return connection().cursor().execute(sql, parameters).df()


def shares(groups: list[str], periods: list[str], sex: str) -> pd.DataFrame:
    """One row per period, group and main outcome with count, n, share, its 95 % Wilson interval and goal."""
    table = query(SHARES, groups=groups, periods=periods, sex=sex)
    table = table[table["n"].notna()].copy()
    n = table["n"].where(table["n"] > 0)
    share = (table["count"] / n).fillna(table["printed_share"].where(n.notna()))
    centre = (share + Z**2 / (2 * n)) / (1 + Z**2 / n)
    half = Z / (1 + Z**2 / n) * (share * (1 - share) / n + Z**2 / (4 * n**2)) ** 0.5
    return table.assign(share=share, low=(centre - half).clip(lower=0), high=(centre + half).clip(upper=1))
