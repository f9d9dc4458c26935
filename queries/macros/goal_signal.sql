-- What a share says about its goal: nothing, reached or missed by plain arithmetic, and uncertain when the goal lies within the 95 % interval.
-- Grain: one scalar macro; share and goal between 0 and 1.
CREATE MACRO goal_signal(share, goal, n) AS
    CASE WHEN share IS NULL THEN 'no_data'
         WHEN goal IS NULL THEN 'no_goal'
         WHEN goal BETWEEN wilson_low(share, n) AND wilson_high(share, n)
             THEN CASE WHEN share >= goal THEN 'reached_uncertain' ELSE 'missed_uncertain' END
         WHEN share >= goal THEN 'reached' ELSE 'missed' END;
