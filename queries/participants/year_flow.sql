-- Ett års flöde: aktualiserade → ja → kvar från förra året + nya = deltagare → avslutade efter utfall → kvar.
-- Grain: one row per step for one period, group and sex, in reading order; start_count and end_count place the step on a scale of persons.
WITH v AS (
    SELECT
        max(value) FILTER (measure = 'aktualiserade') AS referred, max(value) FILTER (measure = 'ja_i_beredning') AS yes,
        max(value) FILTER (measure = 'deltagare') AS participants, max(value) FILTER (measure = 'nya') AS new,
        max(value) FILTER (measure = 'avslutade') AS ended, max(value) FILTER (measure = 'kvar') AS remaining
    FROM volume
    WHERE period = $period AND group_code = $group_code AND sex = $sex
),
ids AS (
    SELECT measure, fact_ids, status FROM volume WHERE period = $period AND group_code = $group_code AND sex = $sex
),
left_by AS (
    SELECT outcome, "count", fact_ids, sum("count") OVER (ORDER BY sort_order) AS running, sort_order, label
    FROM outcome JOIN outcomes ON category = outcome
    WHERE period = $period AND group_code = $group_code AND sex = $sex
),
steps AS (
    SELECT 1 AS step, 'aktualiserade' AS code, 'Aktualiserade' AS label, referred AS "count", 0 AS start_count, 'in' AS kind FROM v
    UNION ALL SELECT 2, 'ja_i_beredning', 'Ja i beredningen', yes, 0, 'in' FROM v
    UNION ALL SELECT 3, 'kvar-fran-forra', 'Kvar från året före', participants - new, 0, 'stock' FROM v
    UNION ALL SELECT 4, 'nya', 'Nya', new, participants - new, 'in' FROM v
    UNION ALL SELECT 5, 'deltagare', 'Deltagare', participants, 0, 'stock' FROM v
    UNION ALL SELECT 6 + left_by.sort_order, outcome, CASE WHEN outcome = 'avbrott' THEN 'Avbrott' ELSE 'Avslutade till ' || lower(left_by.label) END,
        left_by."count", coalesce(participants, ended + remaining) - running, outcome FROM left_by, v
    -- all who finished in one step where the papers do not say where each of them went
    UNION ALL SELECT 6, 'avslutade', 'Avslutade', ended, coalesce(participants, ended + remaining) - ended, 'stock' FROM v
    WHERE (SELECT count("count") FROM left_by) < (SELECT count(*) FROM left_by)
    UNION ALL SELECT 11, 'kvar', 'Kvar vid periodens slut', remaining, 0, 'stock' FROM v
)
SELECT step, code, steps.label, steps."count", start_count, start_count + steps."count" AS end_count, kind,
    coalesce(ids.fact_ids, left_by.fact_ids,
             (SELECT flatten(list(fact_ids)) FROM ids WHERE code = 'kvar-fran-forra' AND measure IN ('deltagare', 'nya'))) AS fact_ids,
    CASE WHEN code = 'kvar-fran-forra' THEN 'derived' ELSE ids.status END AS status
FROM steps
LEFT JOIN ids ON ids.measure = code
LEFT JOIN left_by ON left_by.outcome = code
ORDER BY step
