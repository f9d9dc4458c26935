-- Skiljer sig kvinnor och män åt, och kan skillnaden vara slump?
-- The interval of the difference is Newcombe's: see queries/macros/newcombe.sql.
-- Grain: one row per main outcome for one period and group. All shares between 0 and 1.
SELECT category AS outcome, outcomes.label, outcomes.label_in_sentence, women.other_base, women."count" AS women_count, women.n AS women_n, women.share AS women_share,
    women.low AS women_low, women.high AS women_high, men."count" AS men_count, men.n AS men_n, men.share AS men_share,
    men.low AS men_low, men.high AS men_high, women.share - men.share AS difference,
    difference_low(women.share, women.low, men.share, men.high) AS difference_low,
    difference_high(women.share, women.high, men.share, men.low) AS difference_high,
    are_told_apart(women.share, women.low, women.high, men.share, men.low, men.high) AS told_apart,
    list_concat(women.fact_ids, men.fact_ids) AS fact_ids
FROM outcomes
JOIN outcome AS women ON women.outcome = category AND women.sex = 'K' AND women.period = $period AND women.group_code = $group_code
JOIN outcome AS men ON men.outcome = category AND men.sex = 'M' AND men.period = $period AND men.group_code = $group_code AND men.base = women.base
WHERE category = main_outcome
ORDER BY sort_order
