-- Vad i registret ska följas upp, och hur långt har det kommit den valda dagen enligt papperen fram till dess?
-- Grain: one row per point of the register that was known on the day, overdue first, then by last day.
WITH answer AS (
    SELECT number, arg_max(follow_up_answers, date) AS latest
    FROM follow_up_answers
    WHERE register = $register AND date <= $day
    GROUP BY number
),
judged AS (
    SELECT item.*, latest.state AS answer_state, latest.date AS answer_date, latest.text AS answer_text, answer_source.short_title AS answer_source,
        latest.section || ', r. ' || replace(latest.lines, '-', '–') AS answer_locator,
        CASE
            WHEN latest.state IN ('klar', 'framlagd') THEN latest.state
            WHEN due_by < $day THEN 'forfallen'
            WHEN latest.state = 'pagar' THEN 'pagar'
            WHEN due_by IS NOT NULL THEN 'kommande'
            WHEN due = 'löpande' OR report = 'löpande' THEN 'lopande'
            ELSE 'utan-dag'
        END AS state,
        list_contains(areas, $area) AS is_named
    FROM follow_up_item AS item
    LEFT JOIN answer USING (number)
    LEFT JOIN sources AS answer_source ON answer_source.source_id = latest.source_id
    WHERE register = $register AND known_from <= $day
        AND ($area = whole_area() OR list_has_any(areas, [$area, whole_area()]))
        AND ($organisation = '' OR list_contains(organisations, $organisation))
)
SELECT judged.*, label AS state_label, symbol AS state_symbol, colour AS state_colour, explanation AS state_explanation, states.sort_order AS state_order
FROM judged
JOIN follow_up_states AS states USING (state)
ORDER BY states.sort_order, due_by NULLS LAST, judged.sort_order
