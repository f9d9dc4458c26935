-- Finished participants per main outcome and platform, as the papers give them. An outcome that a paper does not mention is 0 only where
-- the outcomes that it does mention add up to all finished; otherwise it is unknown.
-- Grain: one row per period, platform, sex and main outcome, for platforms whose finished are known.
CREATE TABLE platform_outcome AS
WITH ended AS (
    SELECT period, platform, sex, value AS n, fact_id AS n_fact_id
    FROM outcome_figures()
    WHERE measure = 'avslutade' AND used AND item IS NULL
),
given AS (
    SELECT period, platform, sex, main_outcome AS outcome, sum(value) AS "count", count(*) > count(value) AS has_unknown,
        list(fact_id ORDER BY fact_id) AS fact_ids, bool_and(status IN ('printed', 'restored')) AND count(*) = 1 AS is_read
    FROM outcome_figures()
    JOIN outcomes USING (category)
    WHERE measure = 'avslut' AND used AND item IS NULL
    GROUP BY ALL
),
disputed AS (
    -- a printed figure that is not used, with no other in its place: then the outcomes of that sex are not known
    SELECT DISTINCT period, platform, sex
    FROM fact
    WHERE topic = 'deltagare' AND measure = 'avslut' AND NOT used AND item IS NULL
        AND NOT EXISTS (SELECT 1 FROM fact AS other
                        WHERE (other.topic, other.measure, other.period, other.platform, other.category, other.sex)
                            = (fact.topic, fact.measure, fact.period, fact.platform, fact.category, fact.sex) AND other.used)
),
complete AS (
    SELECT ended.period, ended.platform, ended.sex,
        coalesce(sum("count") FILTER (given.outcome NOT IN (SELECT outcome FROM outcome_sums())), 0) = any_value(n) AND NOT bool_or(coalesce(has_unknown, false)) AND count(disputed.sex) = 0 AS adds_up
    FROM ended
    LEFT JOIN given USING (period, platform, sex)
    LEFT JOIN disputed USING (period, platform, sex)
    GROUP BY ALL
)
SELECT period, platform, sex, main.outcome,
    CASE WHEN given.has_unknown OR main.outcome IN (SELECT outcome FROM outcome_sums()) AND given.outcome IS NULL THEN NULL
         WHEN given.outcome IS NOT NULL THEN given."count"
         WHEN adds_up THEN 0 END AS "count",
    n, coalesce(is_read, false) AS is_read, coalesce(fact_ids, []) AS fact_ids, n_fact_id
FROM ended
JOIN outcomes_told() AS main USING (period)
JOIN complete USING (period, platform, sex)
LEFT JOIN given ON given.period = ended.period AND given.platform = ended.platform AND given.sex = ended.sex AND given.outcome = main.outcome
ORDER BY ended.period, ended.platform, ended.sex, main.outcome;
