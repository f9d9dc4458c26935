-- The whole förbund among the codes of areas, and whom a row of an area concerns.
-- Grain: scalar macros. concerns: whether what stands for an area is to be shown to who asks about another: the same place, a group that
-- the municipality belongs to, or a part of the whole.
CREATE MACRO whole_area() AS 'UR';
CREATE MACRO concerns(area_of_row, area_asked) AS area_asked = whole_area() OR area_of_row = area_asked
    OR EXISTS (SELECT 1 FROM area_member WHERE area_member.group_area = area_of_row AND area_member.own_area = area_asked AND area_of_row <> whole_area());
CREATE MACRO is_own(area_of_row) AS area_of_row IN (SELECT own_area FROM area_member WHERE area_member.group_area = whole_area());
