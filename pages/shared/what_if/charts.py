"""The charts of Tänk om as pure functions: a table in, an Altair chart out. Never calls streamlit; see pages/shared/charts.py."""

import altair as alt

from finsam_data.colours import colour
from pages.shared.row_parts import bar_with_interval, heading_above, remark_below, row_axis


def cost_rows(data) -> alt.LayerChart:
    """What one costs: a bar per line with its interval, and a mark for what it cost before.

    Columns: position (int, top first), heading (text above), remark (below), value, low, high, reference (kronor or missing), colour.
    """
    base = alt.Chart(data).encode(y=row_axis())
    bars = bar_with_interval(base, "value", -3)
    before = base.mark_tick(height=28, thickness=3, yOffset=-3, color=colour("interval")).encode(x="reference:Q")
    return alt.layer(*bars, before, heading_above(base, -25), remark_below(base, 19)).properties(width="container", height=alt.Step(80))


def capital_line(data) -> alt.LayerChart:
    """Eget kapital at the end of each year, in the scenario and as today, with lines across for bounds and level.

    Columns: kind (`scenario`, `today`, `bound` or `level`), position (year, missing for lines across), label, tkr, amount_text.
    """
    x = alt.X("label:N", sort=alt.SortField("position"), title="Vid årets slut", axis=alt.Axis(labelAngle=0, grid=False, labelFontSize=15))
    y = alt.Y("tkr:Q", title=None, axis=alt.Axis(tickCount=6, format=",.0f"), scale=alt.Scale(zero=True, nice=True, padding=12))
    base = alt.Chart(data)
    points = base.transform_filter("isValid(datum.position)").encode(x=x, y=y)
    today = points.transform_filter("datum.kind == 'today'").mark_line(strokeWidth=2, strokeDash=[6, 4], color=colour("reference"))
    scenario = points.transform_filter("datum.kind == 'scenario'")
    line = scenario.mark_line(strokeWidth=2.8, color=colour("accent"))
    dot = scenario.mark_point(filled=True, size=110, opacity=1, color=colour("accent"))
    beside = {"dy": -16, "fontSize": 16, "fontWeight": 600}
    edge, value = scenario.mark_text(stroke="white", strokeWidth=5, **beside), scenario.mark_text(**beside)
    texts = [mark.encode(text="amount_text:N") for mark in (edge, value)]
    bound = base.transform_filter("datum.kind == 'bound'").mark_rule(strokeWidth=1.5, color=colour("muted")).encode(y="tkr:Q")
    level = base.transform_filter("datum.kind == 'level'").mark_rule(strokeWidth=2.5, color=colour("goal")).encode(y="tkr:Q")
    zero = base.mark_rule(strokeWidth=1.2, color=colour("text")).encode(y=alt.datum(0))
    return alt.layer(bound, level, zero, today, line, dot, *texts).properties(width="container", height=360)


FORMS = (cost_rows, capital_line)
