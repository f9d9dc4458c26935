-- Which results belong to what a reader can choose: a platform's own and those of the steering group that it shares, each once. What is asked
-- of the whole förbund and of none of its platforms belongs to the whole only.
-- Grain: one row per group and result.
CREATE TABLE social_account AS
WITH member AS (
    SELECT group_code, unnest(string_split(members, ' ')) AS platform FROM groups
    UNION
    SELECT group_code, platform FROM groups JOIN platforms ON platforms.platform = group_code AND platforms.kind = 'total'
),
shared AS (
    SELECT DISTINCT group_code, steering_groups.platform
    FROM steering_groups
    JOIN member ON list_contains(string_split(steering_groups.members, ' '), member.platform)
)
SELECT group_code, goal_row
FROM (SELECT * FROM member UNION SELECT * FROM shared)
JOIN social_result USING (platform)
ORDER BY group_code, goal_row;
