-- Vilka steg har betygsskalan, år för år?
-- Grain: one row per period and named step; largest is the highest step that the paper says there is.
SELECT grade_scales.period, CAST(step AS INTEGER) AS step, label, largest.value AS largest, largest.fact_ids
FROM grade_scales
JOIN (SELECT period, max(value) AS value, list(fact_id ORDER BY fact_id) AS fact_ids FROM fact
      WHERE topic = 'strategiska_mal' AND measure = 'skala_max' AND respondent = 'styrelse' AND used GROUP BY period) AS largest USING (period)
ORDER BY grade_scales.period, 2
