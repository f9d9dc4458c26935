-- Ser deltagare och personal lika på samma sak?
-- The interval of the difference is Newcombe's: see queries/macros/newcombe.sql.
-- Grain: one row per pair of questions and platform where both were asked. All shares between 0 and 1.
SELECT pair.label AS pair_label, pair.caution, platforms.platform, platforms.label AS platform_label, pair.item, pair.other_item,
    mine."top" AS participants_count, mine.n AS participants_n, mine.share AS participants_share, mine.low AS participants_low,
    mine.high AS participants_high, mine.is_hidden AS participants_hidden, staff."top" AS staff_count, staff.n AS staff_n, staff.share AS staff_share,
    staff.low AS staff_low, staff.high AS staff_high, staff.is_hidden AS staff_hidden, mine.share - staff.share AS difference,
    difference_low(mine.share, mine.low, staff.share, staff.high) AS difference_low,
    difference_high(mine.share, mine.high, staff.share, staff.low) AS difference_high,
    are_told_apart(mine.share, mine.low, mine.high, staff.share, staff.low, staff.high) AS told_apart,
    list_concat(mine.fact_ids, staff.fact_ids) AS fact_ids
FROM question_pairs AS pair
JOIN survey_result AS mine ON (mine.period, mine.item, mine.respondent) = (pair.period, pair.item, pair.respondent)
JOIN survey_result AS staff ON (staff.period, staff.item, staff.respondent) = (pair.period, pair.other_item, pair.other_respondent)
    AND staff.platform = mine.platform
JOIN platforms ON platforms.platform = mine.platform
WHERE pair.period = $period AND concerns(mine.area, $area)
ORDER BY pair.pair, platforms.sort_order
