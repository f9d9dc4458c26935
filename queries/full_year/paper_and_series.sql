-- Vad säger papperen och SCB:s egen serie om samma år, och hur mycket skiljer det?
-- Grain: one row per year of the papers and benefit or total; empty without a delivery.
SELECT paper_year.period, paper_year.item, benefits.label AS item_label, paper_year."count" AS paper_count, scb_year."count" AS scb_count,
    scb_year."count" - paper_year."count" AS difference, paper_year.share AS paper_share, paper_year.share_kind AS paper_share_kind,
    scb_year.share AS scb_share, missing_months, preliminary, paper_year.fact_ids
FROM paper_year
JOIN scb_year USING (area, period, item)
JOIN benefits USING (item)
WHERE area = $area AND sex = 'T' AND (paper_year."count" IS NOT NULL OR paper_year.share IS NOT NULL) AND benefits.kind <> 'sector'
ORDER BY paper_year.period DESC, benefits.sort_order
