-- Hur många: aktualiserade, ja, deltagare, nya, avslutade, kvar.
-- Grain: one row per measure for one period, group and sex.
SELECT measure, value, status, calculation, fact_ids, finding_ids
FROM volume
WHERE period = $period AND group_code = $group_code AND sex = $sex
