-- Each survey question on each platform: how many chose the answers that the goal counts, share, interval, goal and signal, and how many of
-- those who should have answered did. The response rate is the text's, of all who finished: the tables' own counts only who opened the form.
-- Grain: one row per row of survey_share.
CREATE TABLE survey_result AS
WITH response AS (
    SELECT period, platform, respondent, value / 100 AS response_rate, fact_id AS response_fact_id
    FROM fact
    WHERE topic = 'enkat' AND measure = 'svarsfrekvens' AND item IS NULL AND used
),
guide AS (
    SELECT period, platform, max(guide) AS guide, list(guide_fact_id ORDER BY guide_fact_id) AS guide_fact_ids
    FROM response_guides()
    GROUP BY period, platform
),
judged AS (
    SELECT share_id, survey_share.period, survey_share.area, survey_share.platform, survey_share.respondent, survey_share.item, survey_share.scale, top, n, is_hidden,
        questions.description, TRY_CAST(questions.goal AS DOUBLE) / 100 AS goal, questions.comparable_with, questions.comparable, questions.reason,
        CASE WHEN n >= greatest(1, hide_shares_below_n) THEN top / n END AS share, response_rate, guide,
        list_sort(fact_ids || [response_fact_id] || coalesce(guide_fact_ids, [])) AS all_fact_ids,
        EXISTS (SELECT 1 FROM scales WHERE scales.scale = survey_share.scale AND is_top_three = 'ja') AS has_steps
    FROM survey_share
    JOIN questions ON (questions.period, questions.item, questions.respondent) = (survey_share.period, survey_share.item, survey_share.respondent)
    CROSS JOIN build
    LEFT JOIN response ON (response.period, response.platform, response.respondent) = (survey_share.period, survey_share.platform, survey_share.respondent)
    LEFT JOIN guide ON (guide.period, guide.platform) = (survey_share.period, survey_share.platform)
)
SELECT * EXCLUDE (all_fact_ids, has_steps), list_filter(all_fact_ids, lambda id: id IS NOT NULL) AS fact_ids,
    CASE WHEN share IS NOT NULL THEN wilson_low(share, n) END AS low, CASE WHEN share IS NOT NULL THEN wilson_high(share, n) END AS high,
    CASE WHEN has_steps THEN goal_signal(share, goal, n) ELSE 'not_judged' END AS signal
FROM judged
ORDER BY share_id;
