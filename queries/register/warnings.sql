-- Vad varnade bygget för?
-- Grain: one row per warning, in the order of the build.
SELECT text
FROM warning
