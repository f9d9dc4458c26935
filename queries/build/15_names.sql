-- What the codes are called, once for all questions: the detail (benefit, party, outcome, category) of a fact, and every area.
-- Grain: fact_detail one row per fact; area_name one row per area code.
CREATE TABLE fact_detail AS
SELECT fact_id,
    coalesce(outcomes.label, parties.label,
             nullif(concat_ws(', ', coalesce(benefits.label, item_name.label, fact.item), coalesce(category_name.label, fact.category)), '')) AS detail
FROM fact
LEFT JOIN outcomes ON outcomes.category = fact.category AND fact.topic IN ('deltagare', 'mal')
LEFT JOIN parties USING (item)
LEFT JOIN benefits USING (item)
LEFT JOIN details AS item_name ON item_name.code = fact.item
LEFT JOIN details AS category_name ON category_name.code = fact.category
ORDER BY fact_id;
CREATE TABLE area_name AS
SELECT area, label, sort_order FROM areas
UNION ALL
SELECT area, name, 100 FROM shape WHERE area NOT IN (SELECT area FROM areas)
ORDER BY sort_order, area;
