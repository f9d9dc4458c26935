-- Samma uppgift på flera ställen ska ha samma värde; en grövre avrundning av samma tal godtas.
-- Grain: one row per quantity that stands with values that cannot be the same number.
SELECT
    list(fact_id ORDER BY fact_id) AS fact_ids,
    format('{} {} {} {} {}: {}', any_value(measure), coalesce(any_value(platform), any_value(area)), any_value(period),
           coalesce(any_value(category), any_value(item), ''), any_value(sex),
           string_agg(DISTINCT printf('%g', value), ' eller ' ORDER BY printf('%g', value))) AS message
FROM fact
WHERE value IS NOT NULL
GROUP BY topic, measure, period, area, platform, respondent, item, category, sex, unit
HAVING max(value) - min(value) > CASE WHEN any_value(unit) = 'procent' THEN 0.5 * pow(10, -min(decimals)) ELSE 0 END
