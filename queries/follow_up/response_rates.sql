-- Hur stor andel svarade på enkäterna, och var ligger den under riktvärdet?
-- The rate is the board's own, of all who finished or work there; the guide value is said of participants only.
-- Grain: one row per platform and respondent group that the text names, lowest rate first, unknown rates before them. Shares 0–1.
WITH guide AS (
    SELECT period, platform, respondent, max(guide) AS guide, list(guide_fact_id ORDER BY guide_fact_id) AS guide_fact_ids
    FROM response_guides()
    GROUP BY period, platform, respondent
)
SELECT fact.period, fact.area, fact.platform, platforms.label AS platform_label,
    CASE WHEN platform IN (SELECT platform FROM steering_groups) THEN platforms.short_label ELSE '' END AS shared_name, fact.respondent, respondents.label AS respondent_label,
    fact.value / 100 AS response_rate, guide, fact.value / 100 < guide AS is_below_guide, fact.printed, fact.status,
    [fact_id] || coalesce(guide_fact_ids, []) AS fact_ids
FROM fact
JOIN platforms USING (platform)
JOIN respondents USING (respondent)
LEFT JOIN guide USING (period, platform, respondent)
WHERE topic = 'enkat' AND measure = 'svarsfrekvens' AND item IS NULL AND used
    AND fact.period = (SELECT max(period) FROM survey_result)
    AND concerns(fact.area, $area)
ORDER BY guide IS NULL, response_rate NULLS FIRST, platforms.sort_order
