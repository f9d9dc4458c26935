-- En plattform vars första tal är senare än gruppens andra ska ha valid_from i codes/platforms.csv, annars saknas den i gruppens tidigare summor.
-- Grain: one row per platform that came later than another of its group and does not say when.
WITH first_told AS (
    SELECT platform, min(left(period, 4)) AS first_year, min(fact_id) AS fact_id
    FROM fact
    WHERE topic IN ('deltagare', 'aktualisering') AND value IS NOT NULL AND platform IS NOT NULL
    GROUP BY platform
),
member AS (
    SELECT group_code, unnest(string_split(members, ' ')) AS platform FROM groups WHERE kind IN ('total', 'municipality')
)
SELECT [any_value(later.fact_id)] AS fact_ids,
    format('{} har sina första tal {} men gruppen {} har tal från {}; skriv i valid_from vilket år plattformen började', later.platform,
           any_value(later.first_year), min(member.group_code), min(earlier.first_year)) AS message
FROM member
JOIN first_told AS later USING (platform)
JOIN platforms USING (platform)
JOIN member AS other ON other.group_code = member.group_code
JOIN first_told AS earlier ON earlier.platform = other.platform
WHERE later.first_year > earlier.first_year AND valid_from IS NULL
GROUP BY later.platform
