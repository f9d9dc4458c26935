-- Vad har tagits ur varje papper?
-- Grain: one row per table of the record, oldest paper first.
SELECT tables.topic, sources.short_title AS source, tables.title, population, lines, transcription
FROM tables
JOIN sources USING (source_id)
ORDER BY date, topic
