-- Vad betalade varje medlem senast, och vilken andel av befolkningen i arbetsför ålder har kommunerna enligt papperen?
-- Grain: one row per member, in the order of the table members. paid in kronor, share in percent; NULL where the papers do not say.
WITH paid AS (
    SELECT item, value AS paid, fact_id FROM fact
    WHERE topic = 'bidrag' AND measure = 'utfall' AND period = '2019' AND unit = 'kr' AND used
),
share AS (
    SELECT item, value AS share, fact_id FROM fact
    WHERE topic = 'bidrag' AND measure = 'andel' AND period = '2019' AND used AND category IS NULL
)
SELECT member, members.label, kind, area, paid, share,
    list_filter([paid.fact_id, share.fact_id], lambda fact_id: fact_id IS NOT NULL) AS fact_ids
FROM members
LEFT JOIN paid USING (item)
LEFT JOIN share USING (item)
ORDER BY sort_order
