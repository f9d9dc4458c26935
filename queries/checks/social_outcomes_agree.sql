-- Det sociala bokslutets mål och utfall för arbete, studier och annan lösning ska vara desamma som i deltagarstatistiken.
-- Grain: one row per goal or count that stands with another value among the participants' figures.
WITH named AS (
    SELECT *, CASE item WHEN '1.1' THEN 'arbete' WHEN '1.2' THEN 'studier' WHEN '1.3' THEN 'annan-losning' END AS outcome
    FROM fact
    WHERE topic = 'socialt_bokslut' AND item IN ('1.1', '1.2', '1.3')
)
SELECT [named.fact_id, other.fact_id] AS fact_ids,
    format('indikator {} {}: {} {:g}, men {} {:g}', named.item, named.period, named.measure, named.value, other.measure, other.value) AS message
FROM named
JOIN fact AS other ON other.period = named.period AND other.platform = named.platform AND other.sex = named.sex AND other.used
WHERE named.value IS NOT NULL AND named.value <> other.value
    AND ((named.measure = 'mal_andel' AND other.topic = 'mal' AND other.measure = 'mal_andel' AND other.category = named.outcome)
         OR (named.measure = 'utfall_andel' AND other.topic = 'deltagare' AND other.measure = 'andel' AND other.category = named.outcome)
         OR (named.measure = 'utfall_taljare' AND other.topic = 'deltagare' AND other.measure = 'avslut' AND other.category = named.outcome)
         OR (named.measure = 'utfall_namnare' AND other.topic = 'deltagare' AND other.measure = 'avslutade' AND other.item IS NULL))
