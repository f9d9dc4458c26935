-- Hur många: aktualiserade, ja, deltagare, nya, avslutade, kvar.
-- Grain: one row per measure for one period, group and sex.
SELECT measure, value, status, calculation, fact_ids,
    (SELECT coalesce(list(DISTINCT finding_id ORDER BY finding_id), []) FROM finding_facts WHERE list_contains(volume.fact_ids, fact_id)) AS finding_ids
FROM volume
WHERE period = $period AND group_code = $group_code AND sex = $sex
