-- Vem aktualiserar? Andelar per part, som papperen skriver dem.
-- Grain: one row per platform and party for one period and group. share between 0 and 1; base is the printed number of referred.
SELECT fact.platform, groups.label AS platform_label, item AS party, parties.label, parties.short_label, fact.value / 100 AS share, volume.value AS base, fact.status,
    (SELECT list(title ORDER BY title) FROM finding_facts JOIN findings USING (finding_id)
     WHERE finding_facts.fact_id = fact.fact_id AND findings.kind <> 'reading') AS cautions, [fact.fact_id] AS fact_ids, parties.sort_order AS party_order
FROM fact
JOIN parties USING (item)
JOIN groups ON groups.group_code = fact.platform
LEFT JOIN volume ON volume.period = fact.period AND volume.group_code = fact.platform AND volume.sex = 'T' AND volume.measure = 'aktualiserade'
WHERE topic = 'aktualisering' AND fact.measure = 'andel' AND used AND fact.period = $period
    AND list_contains((SELECT string_split(members, ' ') FROM groups WHERE group_code = $group_code), fact.platform)
ORDER BY groups.sort_order, parties.sort_order
