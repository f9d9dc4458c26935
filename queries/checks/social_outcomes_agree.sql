-- Det sociala bokslutets utfall för flera plattformar tillsammans ska vara summan av plattformarnas egna.
-- Grain: one row per count of a combined platform whose parts all stand among the participants' figures and sum to something else.
WITH part AS (
    SELECT groups.group_code AS platform, unnest(string_split(groups.members, ' ')) AS part, len(string_split(groups.members, ' ')) AS member_count
    FROM groups
    WHERE kind = 'combined'
),
summed AS (
    SELECT part.platform, measure, period, category, sex, sum(value) AS parts, list(fact_id ORDER BY fact_id) AS fact_ids
    FROM part
    JOIN fact ON fact.platform = part.part
    WHERE topic = 'deltagare' AND measure IN ('avslut', 'avslutade') AND used AND item IS NULL AND value IS NOT NULL
    GROUP BY part.platform, measure, period, category, sex
    HAVING count(*) = any_value(member_count)
)
SELECT list_append(summed.fact_ids, named.fact_id) AS fact_ids,
    format('indikator {} {}: {} {:g}, men plattformarna har {:g} tillsammans', named.item, named.period, named.measure, named.value, parts) AS message
FROM fact AS named
JOIN indicator_outcomes() ON indicator = named.item AND indicator_year = left(named.period, 4)
JOIN summed ON summed.platform = named.platform AND summed.period = named.period AND summed.sex = named.sex
    AND CASE named.measure WHEN 'utfall_taljare' THEN summed.measure = 'avslut' AND summed.category = outcome
                           WHEN 'utfall_namnare' THEN summed.measure = 'avslutade' END
WHERE named.topic = 'socialt_bokslut' AND named.value IS NOT NULL AND named.value <> parts
