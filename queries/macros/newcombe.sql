-- The 95 % interval of the difference between two shares, out of each one's own interval (low, high): Newcombe (1998), method 10. Two shares are
-- told apart when it does not hold zero. The share whose interval comes first is the one that the other is taken from.
-- Grain: scalar macros.
CREATE MACRO difference_low(share, low, other, other_high) AS share - other - sqrt((share - low) ^ 2 + (other_high - other) ^ 2);
CREATE MACRO difference_high(share, high, other, other_low) AS share - other + sqrt((high - share) ^ 2 + (other - other_low) ^ 2);
CREATE MACRO are_told_apart(share, low, high, other, other_low, other_high) AS
    NOT (0 BETWEEN difference_low(share, low, other, other_high) AND difference_high(share, high, other, other_low));
