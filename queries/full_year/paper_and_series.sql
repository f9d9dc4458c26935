-- Vad säger papperen och SCB:s egen serie om samma år, och hur mycket skiljer det?
-- Grain: one row per year of the papers and benefit; empty without a delivery.
SELECT full_year.period, benefits.label AS item_label, full_year."count" AS paper_count, scb_year."count" AS scb_count,
    scb_year."count" - full_year."count" AS difference, missing_months, preliminary, full_year.fact_ids
FROM full_year
JOIN scb_year USING (area, period, item)
JOIN benefits USING (item)
WHERE area = $area AND sex = 'T' AND full_year."count" IS NOT NULL AND benefits.kind <> 'sector'
ORDER BY full_year.period DESC, benefits.sort_order
