-- Vilka steg har trappan för det egna kapitalet?
-- Grain: one row per step that the kansli has filled in, none until then. Kronor; below is NULL in the last step.
SELECT allocated_from_tkr::BIGINT * 1000 AS allocated_from, allocated_below_tkr::BIGINT * 1000 AS allocated_below,
    largest_capital_tkr::BIGINT * 1000 AS largest_capital, source::VARCHAR AS source
FROM capital_steps
ORDER BY allocated_from
