-- Vilka delar har räkenskaperna poster i?
-- Grain: one row per part of codes/account_parts.csv with a line of its own; `intakter` holds the income of the other parts too.
SELECT part, label, explanation
FROM account_parts
WHERE EXISTS (SELECT 1 FROM economy_line WHERE starts_with(economy_line.part, account_parts.part) AND kind IN ('intakt', 'kostnad') AND measure = 'utfall')
ORDER BY sort_order
