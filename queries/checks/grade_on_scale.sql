-- Styrelsens betyg ska vara ett helt steg på den skala som gäller för målet det året.
-- Grain: one row per grade that is outside its scale, or has no scale.
SELECT
    CASE WHEN scale.fact_id IS NULL THEN [grade.fact_id] ELSE [grade.fact_id, scale.fact_id] END AS fact_ids,
    format('{} {}: betyget {:g} passar inte skalan 1–{:g}', grade.item, grade.period, grade.value, coalesce(scale.value, 0)) AS message
FROM fact AS grade
LEFT JOIN fact AS scale ON scale.topic = grade.topic AND scale.measure = 'skala_max' AND scale.item = grade.item AND scale.period = grade.period
    AND scale.respondent = grade.respondent AND scale.used
WHERE grade.topic = 'strategiska_mal' AND grade.measure = 'betyg' AND grade.value IS NOT NULL
    AND (scale.value IS NULL OR grade.value < 1 OR grade.value > scale.value OR grade.value <> floor(grade.value))
