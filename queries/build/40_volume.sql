-- How many: referred, yes, participants, new, finished, remaining, for everything that a reader can choose. A printed total comes first;
-- otherwise the platforms are added, and only when every one of them is known.
-- Grain: one row per period, group, sex and measure that some paper says something about.
CREATE TABLE volume AS
WITH known AS (
    SELECT period, platform, sex, measure, value, fact_id, status
    FROM fact
    JOIN periods USING (period)
    WHERE used AND item IS NULL AND category IS NULL
        AND (topic, measure) IN (('aktualisering', 'aktualiserade'), ('aktualisering', 'ja_i_beredning'), ('deltagare', 'deltagare'),
                                 ('deltagare', 'nya'), ('deltagare', 'kvar'))
    UNION ALL
    SELECT period, platform, sex, measure, value, fact_id, status
    FROM outcome_figures()
    JOIN periods USING (period)
    WHERE measure = 'avslutade' AND used AND item IS NULL
),
member AS (
    SELECT * FROM group_members() WHERE group_kind <> 'combined'
),
added AS (
    SELECT group_code, period, sex, measure, any_value(member_count) AS member_count, count(value) AS known_count,
        bool_or(status = 'suppressed') AS has_hidden,
        sum(value) AS value, list(fact_id ORDER BY fact_id) AS fact_ids,
        string_agg(printf('%g', value), ' + ' ORDER BY fact_id) AS calculation
    FROM member
    JOIN known USING (period, platform)
    WHERE group_code <> platform
    GROUP BY ALL
),
printed AS (
    SELECT platform AS group_code, period, sex, measure, value, [fact_id] AS fact_ids, status
    FROM known
    WHERE platform IN (SELECT group_code FROM groups)
)
SELECT coalesce(printed.period, added.period) AS period, coalesce(printed.group_code, added.group_code) AS group_code,
    coalesce(printed.sex, added.sex) AS sex, coalesce(printed.measure, added.measure) AS measure,
    CASE WHEN printed.group_code IS NOT NULL THEN printed.value WHEN known_count = member_count THEN added.value END AS value,
    CASE WHEN printed.group_code IS NOT NULL THEN printed.status WHEN known_count = member_count THEN 'derived'
         WHEN has_hidden THEN 'suppressed' ELSE 'missing' END AS status,
    CASE WHEN printed.group_code IS NULL AND known_count = member_count THEN added.calculation END AS calculation,
    CASE WHEN printed.group_code IS NOT NULL THEN printed.fact_ids ELSE added.fact_ids END AS fact_ids
FROM printed
FULL JOIN added USING (group_code, period, sex, measure)
ORDER BY period, group_code, sex, measure;
