-- En period eller en plattform som inget tal hör till är tillåten, men visas inte på någon sida.
-- Grain: one row per period and platform of the code tables that no row of the record has.
SELECT 'codes/periods.csv' AS in_file,
    format('perioden {} har inga tal', period) AS message,
    'lägg in periodens papper, eller ta bort raden om perioden är felskriven' AS remedy
FROM periods
WHERE period NOT IN (SELECT period FROM fact WHERE period IS NOT NULL)
UNION ALL
SELECT 'codes/platforms.csv',
    format('plattformen {} har inga tal', platform),
    'lägg in papperet med dess tal, eller ta bort raden om plattformen är felskriven'
FROM platforms
WHERE platform NOT IN (SELECT platform FROM fact WHERE platform IS NOT NULL)
ORDER BY in_file, message
