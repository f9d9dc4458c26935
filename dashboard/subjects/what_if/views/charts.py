"""The charts of Tänk om as pure functions: a table in, an Altair chart out. The parts that they share are in
dashboard/kit/charts/row_parts.py.
"""

import altair as alt

from dashboard.kit.charts.row_parts import (
    bar_with_interval,
    from_zero,
    heading_above,
    own_colour,
    remark_below,
    row_axis,
)
from finsam_data.record.settings.colours import colour

# to the right of the years, for the words at the end of each line
ROOM_FOR_NAMES = 100


def cost_rows(data) -> alt.LayerChart:
    """What one costs: a bar per line with its interval, and a mark for what it cost before.

    Columns: position (int, top first), heading (text above), remark (below), value, low, high, reference (kronor or
    missing), colour.
    """
    base = alt.Chart(data).encode(y=row_axis())
    bars = bar_with_interval(base, "value", -3)
    before = base.mark_tick(height=28, thickness=3, yOffset=-3, color=colour("interval")).encode(
        x=from_zero("reference")
    )
    return alt.layer(before, *bars, heading_above(base, -25), remark_below(base, 19)).properties(
        width="container", height=alt.Step(80)
    )


def capital_line(data) -> alt.LayerChart:
    """Eget kapital at the end of each year, in the scenario and as today, with lines across for bounds and level.

    Columns: kind (`scenario`, `today`, `bound`, `level`, or `name` for the words at the end of a line), position (year,
    missing for lines across), label, tkr, amount_text, line_text, colour (of the words).
    """
    years, names = [0, alt.expr(f"width - {ROOM_FOR_NAMES}")], alt.value(alt.expr(f"width - {ROOM_FOR_NAMES - 6}"))
    x = alt.X(
        "label:N", sort=alt.SortField("position"), title="Vid årets slut",
        axis=alt.Axis(labelAngle=0, grid=False, labelFontSize=15), scale=alt.Scale(range=years),
    )  # fmt: skip
    unit = "tusental kronor"
    above = {"titleAngle": 0, "titleAlign": "left", "titleAnchor": "end", "titleX": -40, "titleY": -16}
    y = alt.Y(
        "tkr:Q", title=unit, axis=alt.Axis(tickCount=6, format=",.0f", **above),
        scale=alt.Scale(zero=True, nice=True, padding=12),
    )  # fmt: skip
    base = alt.Chart(data)
    points = base.transform_filter("isValid(datum.position)").encode(x=x, y=y)
    today = points.transform_filter("datum.kind == 'today'").mark_line(
        strokeWidth=2, strokeDash=[6, 4], color=colour("reference")
    )
    scenario = points.transform_filter("datum.kind == 'scenario'")
    line = scenario.mark_line(strokeWidth=2.8, color=colour("accent"))
    dot = scenario.mark_point(filled=True, size=110, opacity=1, color=colour("accent"))
    beside = {"dy": -16, "fontSize": 16, "fontWeight": 600}
    edge, value = scenario.mark_text(stroke="white", strokeWidth=6, **beside), scenario.mark_text(**beside)
    texts = [mark.encode(text="amount_text:N") for mark in (edge, value)]
    across = {"x": alt.value(0), "x2": names, "y": y}
    bounds = base.transform_filter("datum.kind == 'bound'")
    bound = bounds.mark_rule(strokeWidth=1.5, color=colour("muted")).encode(**across)
    # dashed: the level may lie on a bound, and both are seen
    levels = base.transform_filter("datum.kind == 'level'")
    level = levels.mark_rule(strokeWidth=2.5, strokeDash=[7, 5], color=colour("goal")).encode(**across)
    name = base.transform_filter("datum.kind == 'name'").mark_text(align="left", dx=4, fontSize=14)
    names_of_lines = name.encode(x=names, y=y, text="line_text:N", color=own_colour())
    zero = base.mark_rule(strokeWidth=1.2, color=colour("text")).encode(**across | {"y": alt.datum(0, title=unit)})
    return alt.layer(bound, level, zero, today, line, dot, *texts, names_of_lines).properties(
        width="container", height=360
    )


FORMS = (cost_rows, capital_line)
