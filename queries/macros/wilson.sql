-- The 95 % Wilson score interval for a share p of n, both between 0 and 1; NULL where the share is. Formula: Wilson (1927); z_95 is the 97.5 % normal
-- quantile. Every question uses these macros, so the formula stands here and nowhere else (a test reads all code for it).
-- Grain: scalar macros.
CREATE MACRO z_95() AS 1.959963984540054;
CREATE MACRO wilson_centre(p, n) AS (p + z_95() ^ 2 / (2 * n)) / (1 + z_95() ^ 2 / n);
CREATE MACRO wilson_half_width(p, n) AS z_95() / (1 + z_95() ^ 2 / n) * sqrt(p * (1 - p) / n + z_95() ^ 2 / (4 * n ^ 2));
CREATE MACRO wilson_low(p, n) AS CASE WHEN p = 0 THEN 0.0 WHEN p IS NOT NULL THEN greatest(0, wilson_centre(p, n) - wilson_half_width(p, n)) END;
CREATE MACRO wilson_high(p, n) AS CASE WHEN p = 1 THEN 1.0 WHEN p IS NOT NULL THEN least(1, wilson_centre(p, n) + wilson_half_width(p, n)) END;
