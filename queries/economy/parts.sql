-- Vilka delar har räkenskaperna poster i?
-- Grain: one row per part of codes/account_parts.csv with a line of its own; `intakter` holds the income of the other parts too.
SELECT account_parts.part, account_parts.label, explanation, list(DISTINCT year ORDER BY year) AS years
FROM account_parts
JOIN economy_line ON starts_with(economy_line.part, account_parts.part) AND kind IN ('intakt', 'kostnad') AND measure = 'utfall'
GROUP BY account_parts.part, account_parts.label, explanation, account_parts.sort_order
ORDER BY account_parts.sort_order
