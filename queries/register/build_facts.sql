-- Vilken version av underlaget är det, i vilket läge och till vilket datum?
-- Grain: one row.
SELECT data_version, mode, mark_below_n, hide_shares_below_n, (SELECT max(date) FROM sources) AS latest_source_date,
    (SELECT short_title FROM sources ORDER BY date DESC LIMIT 1) AS latest_source, (SELECT count(*) FROM facts) AS fact_count,
    (SELECT count(*) FROM findings) AS finding_count,
    (SELECT count(*) FROM sources) AS source_count
FROM build
