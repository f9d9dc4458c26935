-- How far from a share chance alone can carry a group of n: so many standard errors (z_95 or z_998) to each side, as in a funnel plot.
-- Grain: scalar macros.
CREATE MACRO z_998() AS 3.090232306167813;
CREATE MACRO chance_width(p, n, z) AS z * sqrt(p * (1 - p) / n);
CREATE MACRO chance_low(p, n, z) AS greatest(0, p - chance_width(p, n, z));
CREATE MACRO chance_high(p, n, z) AS least(1, p + chance_width(p, n, z));
