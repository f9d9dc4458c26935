-- The 95 % Wilson score interval for k of n, as shares between 0 and 1. Formula: Wilson (1927); z is the 97.5 % normal quantile.
-- Grain: two scalar macros.
CREATE MACRO wilson_centre(p, n) AS (p + 1.959963984540054 ^ 2 / (2 * n)) / (1 + 1.959963984540054 ^ 2 / n);
CREATE MACRO wilson_half_width(p, n) AS
    1.959963984540054 / (1 + 1.959963984540054 ^ 2 / n) * sqrt(p * (1 - p) / n + 1.959963984540054 ^ 2 / (4 * n ^ 2));
CREATE MACRO wilson_low(p, n) AS greatest(0, wilson_centre(p, n) - wilson_half_width(p, n));
CREATE MACRO wilson_high(p, n) AS least(1, wilson_centre(p, n) + wilson_half_width(p, n));
