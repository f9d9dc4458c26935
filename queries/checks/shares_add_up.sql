-- Andelarna per remittent summerar till 100, så när som på avrundning.
-- Grain: one row per platform, period and section.
SELECT
    list(fact_id ORDER BY fact_id) AS fact_ids,
    format('{} {}: andelarna per remittent summerar till {:g} %', platform, period, sum(value)) AS message
FROM fact
WHERE topic = 'aktualisering' AND measure = 'andel' AND value IS NOT NULL
GROUP BY platform, period, source_id, section
HAVING abs(sum(value) - 100) > sum(0.5 * pow(10, -decimals))
