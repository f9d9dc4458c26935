-- How many went where, for everything that a reader can choose: as printed, otherwise as its platforms add up to; and how many each base of shares
-- has other than the finished, as the outcome that share_bases.csv names is printed or as its parts add up to.
-- Grain: temporary; counted one row per period, group, sex and main outcome; base_count one row per base, group, period and sex.
CREATE TEMP TABLE counted AS
WITH member AS (
    SELECT * FROM group_members() WHERE group_kind <> 'combined'
),
printed AS (
    SELECT platform AS group_code, period, sex, outcome, "count", fact_ids, is_read FROM platform_outcome
    WHERE platform IN (SELECT group_code FROM groups) AND "count" IS NOT NULL
),
added AS (
    SELECT group_code, period, sex, outcome, sum("count") AS "count", flatten(list(fact_ids ORDER BY platform)) AS fact_ids
    FROM member
    JOIN platform_outcome USING (period, platform)
    WHERE group_code <> platform
    GROUP BY group_code, period, sex, outcome
    HAVING count("count") = any_value(member_count)
        -- the sum may stand only where the group has no printed number of finished of its own, or it is the same
        AND NOT EXISTS (SELECT 1 FROM platform_outcome AS own WHERE own.platform = group_code AND own.period = any_value(platform_outcome.period)
                        AND own.sex = any_value(platform_outcome.sex) AND own.n <> sum(platform_outcome.n))
)
SELECT group_code, period, sex, outcome, "count", fact_ids, is_read FROM printed
UNION ALL
SELECT group_code, period, sex, outcome, "count", fact_ids, false FROM added
WHERE NOT EXISTS (SELECT 1 FROM printed WHERE (printed.group_code, printed.period, printed.sex, printed.outcome)
                                             = (added.group_code, added.period, added.sex, added.outcome));

CREATE TEMP TABLE base_count AS
WITH known AS (
    -- how many each base has, other than the finished: an outcome of its own, as printed or else the sum of its parts
    SELECT base, group_code, period, sex, "count" AS base_n, fact_ids AS base_fact_ids, 1 AS choice
    FROM share_bases
    JOIN counted ON outcome = count_category
    WHERE topic = 'deltagare' AND measure = 'andel' AND count_measure = 'avslut'
    UNION ALL
    SELECT base, group_code, period, sex, sum("count"), flatten(list(fact_ids)), 2
    FROM share_bases
    JOIN outcome_sums() AS summed ON summed.outcome = count_category
    JOIN counted ON counted.outcome = part
    WHERE topic = 'deltagare' AND measure = 'andel' AND count_measure = 'avslut'
    GROUP BY base, group_code, period, sex
    HAVING count("count") = any_value(part_count)
)
SELECT * FROM known QUALIFY row_number() OVER (PARTITION BY base, group_code, period, sex ORDER BY choice) = 1;
