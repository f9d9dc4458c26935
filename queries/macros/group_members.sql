-- Which of what a förbund has is valid in a period: by the years that its row in the code tables gives, both included; always where it gives none.
-- Grain: a scalar macro over a row's two years and a period such as 2019, 2020T2 or 2019-12-31; and one row per group, period and platform that is
-- a member of it then. The combined platform of a group of kind `combined` stands only as it was printed: the papers say that its parts overlap.
CREATE MACRO is_valid(valid_from, valid_to, period) AS left(period, 4) BETWEEN coalesce(valid_from, '0000') AND coalesce(valid_to, '9999');
CREATE MACRO group_members() AS TABLE
    SELECT group_code, period, platform, count(*) OVER (PARTITION BY group_code, period) AS member_count, member.kind AS group_kind
    FROM (SELECT group_code, kind, unnest(string_split(members, ' ')) AS platform, valid_from, valid_to FROM groups) AS member
    JOIN periods ON is_valid(member.valid_from, member.valid_to, period)
    JOIN (SELECT platform, valid_from AS opened, valid_to AS closed FROM platforms) AS place USING (platform)
    WHERE is_valid(opened, closed, period);
