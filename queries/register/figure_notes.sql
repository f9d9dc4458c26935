-- Vad säger underlaget självt om en figur och en period, som siffrorna inte säger?
-- Grain: one row per note, in the order of the file.
SELECT note FROM figure_notes WHERE figure = $figure AND period = $period
