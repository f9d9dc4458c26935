-- Vilka fynd berör det valda området och året?
-- Grain: one row per finding, worst first.
SELECT findings.finding_id, severity, kind, title
FROM findings
JOIN finding_facts USING (finding_id)
JOIN fact USING (fact_id)
-- what the scan damaged is told where the figures are, not here
WHERE kind <> 'reading' AND period IN ($period, $earlier_period)
    AND ($group_code = 'hela-forbundet' OR platform = $group_code
         OR list_contains((SELECT string_split(members, ' ') FROM groups WHERE group_code = $group_code), platform))
GROUP BY findings.finding_id, severity, kind, title
ORDER BY list_position(['hög', 'medel', 'låg'], severity), min(fact_id)
LIMIT 5
