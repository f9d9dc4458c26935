-- Vad betalade varje medlem senast, och vilken andel av befolkningen i arbetsför ålder har kommunerna enligt papperen?
-- Grain: one row per member, in the order of the table members. paid in kronor, share in percent; NULL where the papers do not say; year is that of what was paid.
WITH paid AS (
    SELECT item, period, value AS paid, fact_id FROM fact JOIN members USING (item)
    WHERE topic = 'bidrag' AND measure = 'utfall' AND unit = 'kr' AND used
    QUALIFY period = max(period) OVER ()
),
share AS (
    SELECT item, value AS share, fact_id FROM fact
    WHERE topic = 'bidrag' AND measure = 'andel' AND used AND category IS NULL
    QUALIFY period = max(period) OVER ()
)
SELECT member, members.label, kind, area, paid, share, CAST((SELECT max(period) FROM paid) AS INTEGER) AS year,
    list_filter([paid.fact_id, share.fact_id], lambda fact_id: fact_id IS NOT NULL) AS fact_ids
FROM members
LEFT JOIN paid USING (item)
LEFT JOIN share USING (item)
WHERE is_valid(valid_from, valid_to, coalesce((SELECT max(period) FROM paid), valid_from, '0000'))
ORDER BY sort_order
