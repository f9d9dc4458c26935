-- Enligt 5 § i lagen betalar staten hälften, regionen en fjärdedel och kommunerna tillsammans en fjärdedel; så när som på avrundningen.
-- Grain: one row per table, year and kind of member that pays something else.
WITH paid AS (
    SELECT source_id, section, measure, period, unit, kind, sum(value) AS amount, list(fact_id ORDER BY fact_id) AS fact_ids,
        sum(sum(value)) OVER (PARTITION BY source_id, section, measure, period, unit) AS whole,
        sum(count(*)) OVER (PARTITION BY source_id, section, measure, period, unit) AS payers
    FROM fact
    JOIN members USING (item)
    WHERE topic = 'bidrag' AND unit IN ('kr', 'tkr') AND value IS NOT NULL
    GROUP BY source_id, section, measure, period, unit, kind
)
SELECT fact_ids,
    format('{} {} {} ({}): {:.0f} av {:.0f} {}', kind, measure, period, section, amount, whole, unit) AS message
FROM paid
WHERE payers = (SELECT count(*) FROM members WHERE is_valid(valid_from, valid_to, paid.period))
    AND abs(amount - whole * CASE kind WHEN 'stat' THEN 0.5 ELSE 0.25 END) > CASE unit WHEN 'tkr' THEN 0.5 ELSE 0 END
