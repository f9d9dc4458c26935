-- Vilket betyg satte styrelsen på varje strategiskt mål?
-- Grain: one row per graded goal and platform of the period that concerns the group; a goal of the whole förbund concerns all. grade is NULL where
-- the board set none.
WITH goal AS (
    SELECT period, goal_id, number, label, description, unnest(string_split(platforms, ' ')) AS platform,
        len(string_split(platforms, ' ')) > 1 AS has_several
    FROM strategic_goals WHERE period = $period
),
chosen AS (
    SELECT string_split(members, ' ') AS members FROM groups WHERE group_code = $group_code
)
SELECT goal.goal_id, CAST(goal.number AS INTEGER) AS number, goal.label AS goal_label, goal.description, goal.platform,
    platforms.label AS platform_label, platforms.kind AS platform_kind, grade.value AS grade, scale.value AS largest, grade_scales.label AS grade_label,
    grade.printed, drag.pulled_down, has_several, grade.note, [grade.fact_id, scale.fact_id] AS fact_ids
FROM goal
JOIN chosen ON $group_code = 'hela-forbundet' OR list_contains(chosen.members, goal.platform)
    OR goal.platform NOT IN (SELECT platform FROM platforms WHERE kind = 'platform')
JOIN platforms USING (platform)
JOIN fact AS grade ON grade.topic = 'strategiska_mal' AND grade.measure = 'betyg' AND grade.used AND grade.period = goal.period
    AND grade.item = goal.goal_id AND grade.platform = goal.platform
JOIN fact AS scale ON scale.topic = 'strategiska_mal' AND scale.measure = 'skala_max' AND scale.used AND scale.period = goal.period
    AND scale.item = goal.goal_id AND scale.respondent = 'styrelse'
LEFT JOIN grade_scales ON grade_scales.period = goal.period AND CAST(grade_scales.step AS INTEGER) = grade.value
LEFT JOIN board_reasons AS drag ON drag.part = 'drar-ner' AND drag.period = goal.period AND drag.goal_id = goal.goal_id AND drag.platform = goal.platform
ORDER BY number, grade.fact_id
