-- Vilka val har uppgifter?
-- has_outcomes: a share is known or hidden. has_sexes: and it is one sex's. has_flow: two counts, so that there is something to follow.
-- has_referrals: who refers, as shares. has_parts: a part of annan behovsanpassad lösning is known or hidden.
-- has_platforms, has_separate: some platform, or initiative that is reported apart, has outcomes in the period and for the sex.
-- Grain: one row per group, period and sex for which some paper gives at least one count.
WITH with_outcomes AS (
    SELECT DISTINCT group_code, period, sex, true AS has_share FROM outcome WHERE share IS NOT NULL OR is_hidden
),
with_referrals AS (
    SELECT DISTINCT group_code, period, sex, true AS has_share FROM fact JOIN group_members() USING (period, platform)
    WHERE topic = 'aktualisering' AND measure = 'andel' AND used
),
with_parts AS (
    SELECT DISTINCT group_code, period, sex, true AS has_share
    FROM fact
    JOIN outcomes USING (category)
    JOIN group_members() USING (period, platform)
    WHERE topic = 'deltagare' AND measure = 'avslut' AND used AND item IS NULL AND (value IS NOT NULL OR status = 'suppressed')
        AND main_outcome = 'annan-losning' AND category <> 'annan-losning'
),
choice AS (
    SELECT group_code, groups.label AS group_label, groups.kind AS group_kind, groups.area, areas.label AS area_label, period, periods.label AS period_label, sex,
        groups.sort_order AS group_order, periods.sort_order AS period_order, count(*) > 1 AS has_flow,
        coalesce(bool_or(with_outcomes.has_share), false) AS has_outcomes, coalesce(bool_or(with_outcomes.has_share AND sex <> 'T'), false) AS has_sexes,
        coalesce(bool_or(with_referrals.has_share), false) AS has_referrals,
        coalesce(bool_or(with_parts.has_share), false) AS has_parts
    FROM volume
    JOIN groups USING (group_code)
    JOIN areas USING (area)
    JOIN periods USING (period)
    LEFT JOIN with_outcomes USING (group_code, period, sex)
    LEFT JOIN with_referrals USING (group_code, period, sex)
    LEFT JOIN with_parts USING (group_code, period, sex)
    WHERE value IS NOT NULL
    GROUP BY ALL
)
SELECT *, bool_or(group_kind = 'platform' AND has_outcomes) OVER same AS has_platforms,
    bool_or(group_kind = 'separate' AND has_outcomes) OVER same AS has_separate
FROM choice
WINDOW same AS (PARTITION BY period, sex)
ORDER BY group_order, period_order, sex
