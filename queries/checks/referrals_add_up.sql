-- Listan över aktualiserande parter summerar till alla aktualiserade.
-- Grain: one row per period and platform with such a list.
SELECT
    list_append(list(party.fact_id ORDER BY party.fact_id), any_value(total.fact_id)) AS fact_ids,
    format('{} {}: parterna summerar till {:g}, aktualiserade är {:g}', platform, period, sum(party.value), any_value(total.value)) AS message
FROM fact AS party
JOIN fact AS total USING (topic, measure, period, platform, sex)
WHERE topic = 'aktualisering' AND measure = 'aktualiserade' AND party.item IS NOT NULL AND total.item IS NULL AND party.used AND total.used
GROUP BY platform, period, sex
HAVING sum(party.value) <> any_value(total.value)
