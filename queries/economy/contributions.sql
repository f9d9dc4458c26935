-- Vad betalade varje medlem ett år och året före, vilken del av allt, och hur mycket per invånare i arbetsför ålder?
-- The papers print no population. They print all helårsekvivalenter and their share of the residents aged 20–64, which bounds it: the share
-- is rounded to a tenth of a percent. The key's own ages and year are not said.
-- Grain: one row per member. Kronor; share and key_share are between 0 and 1; each_low and each_high are kronor per resident aged 20–64.
WITH paid AS (
    SELECT item, value AS paid, fact_id FROM fact WHERE topic = 'bidrag' AND measure = 'utfall' AND unit = 'kr' AND used AND period = $year
),
before AS (
    SELECT item, value AS paid_before, fact_id AS before_id
    FROM fact
    WHERE topic = 'bidrag' AND measure = 'utfall' AND unit = 'kr' AND used AND period = CAST(CAST($year AS INTEGER) - 1 AS VARCHAR)
),
key AS (
    SELECT item, value / 100 AS key_share, fact_id AS key_id FROM fact WHERE topic = 'bidrag' AND measure = 'andel' AND category IS NULL AND used AND period = $year
),
residents AS (
    SELECT area, (persons.value - 0.5) / ((share.value + 0.5 * pow(10, -share.decimals)) / 100) AS fewest,
        (persons.value + 0.5) / ((share.value - 0.5 * pow(10, -share.decimals)) / 100) AS most, [persons.fact_id, share.fact_id] AS resident_ids
    FROM fact AS persons
    JOIN fact AS share USING (topic, area, period, item, source_id)
    WHERE topic = 'ranking' AND persons.measure = 'antal' AND share.measure = 'andel' AND item = 'totalt' AND period = $year
        AND persons.used AND share.used
)
SELECT members.label, kind, members.area, coalesce(CASE WHEN kind = 'kommun' THEN areas.colour END, '') AS colour, paid, paid_before,
    paid / sum(paid) OVER () AS share, paid / sum(paid) OVER (PARTITION BY kind) AS share_of_kind, key_share, fewest, most, paid / most AS each_low,
    paid / fewest AS each_high, list_sort(list_filter(list_concat([fact_id, before_id, key_id], coalesce(resident_ids, [])), lambda id: id IS NOT NULL)) AS fact_ids
FROM members
JOIN paid USING (item)
LEFT JOIN before USING (item)
LEFT JOIN key USING (item)
LEFT JOIN residents ON residents.area = members.area AND kind = 'kommun'
LEFT JOIN areas ON areas.area = members.area
ORDER BY members.sort_order
