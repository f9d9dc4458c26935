-- What is to be followed up: recommendations, points of the development plan and decisions, in one form.
-- Grain: one row per point of a register, in the order of the paper.
CREATE TABLE follow_up_item AS
WITH item AS (
    SELECT 1 AS register_order, rowid AS position, 'rekommendation' AS register, 'rekommendation' AS kind, number, title, owner, convener, follow_up, approved_by,
        NULL::VARCHAR AS participants, NULL::VARCHAR AS start_date, NULL::VARCHAR AS lone_date, NULL::VARCHAR AS report, NULL::VARCHAR AS report_to,
        NULL::VARCHAR AS meeting_date, NULL::VARCHAR AS paragraph, NULL::VARCHAR AS kr, NULL::VARCHAR AS indicator, NULL::VARCHAR AS page,
        NULL::VARCHAR AS choices, organisations, areas, due, due_by, source_id, section, lines
    FROM recommendations
    UNION ALL BY NAME
    SELECT 2 AS register_order, rowid AS position, 'utvecklingsplan' AS register, 'utvecklingsplan' AS kind, number, title, owner, follow_up, participants, start AS start_date, lone_date,
        report, report_to, organisations, areas, due, due_by, source_id, section, lines
    FROM development_plan
    UNION ALL BY NAME
    SELECT 3 AS register_order, rowid AS position, 'beslut' AS register, kind, number, title, owner, meeting_date, paragraph, kr, indicator, page, choices, organisations, areas, due, due_by,
        source_id, section, lines
    FROM decisions
),
numbered AS (
    SELECT row_number() OVER (ORDER BY register_order, position) AS sort_order, areas AS item_areas, * EXCLUDE (register_order, position) FROM item
),
place AS (
    SELECT register, number, unnest(string_split(areas, ' ')) AS area, unnest(range(len(string_split(areas, ' ')))) AS position FROM item
),
named_place AS (
    SELECT register, number, string_agg(label, ', särskilt ' ORDER BY position) AS area_label FROM place JOIN area_name USING (area) GROUP BY ALL
)
SELECT numbered.* EXCLUDE (organisations, areas, item_areas, kr), area_label, kr::DOUBLE AS kr,
    coalesce(string_split(organisations, ' '), []) AS organisations,
    -- a group of municipalities is each of them too; the whole förbund stays one
    list_distinct(string_split(areas, ' ') || coalesce((SELECT list(own_area) FROM area_member WHERE area_member.group_area <> whole_area()
        AND list_contains(string_split(item_areas, ' '), area_member.group_area)), [])) AS areas,
    coalesce(meeting_date, sources.date) AS known_from, sources.short_title AS source, section || ', r. ' || replace(lines, '-', '–') AS locator,
    coalesce((SELECT list(fact_id ORDER BY fact_id) FROM fact WHERE fact.topic = register AND fact.item = number), []) AS fact_ids
FROM numbered
JOIN named_place USING (register, number)
JOIN sources USING (source_id)
ORDER BY sort_order;
