-- Vad består annan behovsanpassad lösning av?
-- Grain: one row per part and platform for one period and group; count is NULL where the papers leave it out.
SELECT category, outcomes.label, groups.label AS platform_label, fact.platform, value AS "count", [fact_id] AS fact_ids, status
FROM fact
JOIN outcomes USING (category)
JOIN groups ON groups.group_code = fact.platform
WHERE topic = 'deltagare' AND measure = 'avslut' AND used AND item IS NULL AND sex = $sex AND period = $period
    AND main_outcome = 'annan-losning' AND category <> 'annan-losning'
    AND list_contains((SELECT string_split(members, ' ') FROM groups WHERE group_code = $group_code), fact.platform)
ORDER BY outcomes.sort_order, groups.sort_order
