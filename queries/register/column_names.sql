-- Vad heter kolumnerna i nedladdade tabeller?
-- Grain: one row per column of an answer, and per figure where it means something else.
SELECT "column", figure, name, kind, unit
FROM columns
ORDER BY rowid
