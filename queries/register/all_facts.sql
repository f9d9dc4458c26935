-- Alla siffror, så som datakontraktet lovar dem.
-- Grain: one row per published figure and place.
SELECT * FROM facts
