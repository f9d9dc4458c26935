-- Deltagare på en plattform som ingen grupp har det året räknas inte med någonstans och visas bara bland alla siffror.
-- Grain: one row per platform and period that can be chosen, where the papers count people whom no group has.
SELECT min(fact.in_file) AS in_file,
    format('plattformen {} har tal {} men hör inte till någon grupp då, så ingen vy visar dem', platform, period) AS message,
    'lägg in plattformen i codes/groups.csv, som egen grupp och bland delarna av dem som den hör till' AS remedy
FROM fact
JOIN platforms USING (platform)
JOIN periods USING (period)
WHERE topic IN ('deltagare', 'aktualisering') AND used AND platforms.kind IN ('platform', 'separate')
    AND NOT EXISTS (SELECT 1 FROM group_members() AS member WHERE (member.platform, member.period) = (fact.platform, fact.period))
GROUP BY platform, period
ORDER BY platform, period
