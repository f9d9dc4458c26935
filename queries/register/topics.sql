-- Vilka ämnen har siffror att söka bland?
-- Grain: one row per topic with figures, in the order of data/codes/topics.csv.
SELECT topic, topics.label, subject, count(*) AS fact_count
FROM topics
JOIN fact USING (topic)
WHERE searched = 'ja'
GROUP BY topics.rowid, topic, topics.label, subject
ORDER BY topics.rowid
