-- Vilka plattformar har inga enkätsvar, och vad säger papperet om det?
-- Grain: one row per platform of the area whose participants or staff have no survey table.
SELECT platforms.platform, platforms.label AS platform_label, fact.printed AS said, CASE WHEN fact.fact_id IS NULL THEN [] ELSE [fact.fact_id] END AS fact_ids
FROM platforms
LEFT JOIN fact ON fact.topic = 'enkat' AND fact.measure = 'svarsfrekvens' AND fact.item IS NULL AND fact.status = 'missing'
    AND fact.period = $period AND fact.platform = platforms.platform AND fact.respondent = $respondent
WHERE platforms.kind = 'platform' AND is_valid(valid_from, valid_to, $period) AND $respondent <> 'styrgrupp' AND concerns(platforms.area, $area)
    AND NOT EXISTS (SELECT 1 FROM survey_result AS result
                    WHERE result.period = $period AND result.respondent = $respondent AND result.platform = platforms.platform)
ORDER BY platforms.sort_order
