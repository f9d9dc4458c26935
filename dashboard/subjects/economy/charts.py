"""The charts of Ekonomi as pure functions: a table in, an Altair chart out. The parts that they share are in
dashboard/kit/charts/row_parts.py.
"""

import altair as alt

from dashboard.kit.charts.row_parts import bar_with_interval, heading_above, own_colour, remark_below, row_axis
from finsam_data.record.settings.colours import colour

# the columns stand on the axis and leave room above for their numbers
CAPITAL_HEIGHT = 340
ROOM_FOR_BOUNDS = 84


def budget_rows(data) -> alt.LayerChart:
    """Kronor as bars, with what they are compared with: a dark tick for the first (the budget), a ring for the second
    (the forecast).

    Columns: position (int, top first), heading (text above), remark (below), value, low, high, reference,
    second_reference (kronor or missing), colour.
    """
    base = alt.Chart(data).encode(y=row_axis())
    bars = bar_with_interval(base, "value", -8)
    budget = base.mark_tick(height=28, thickness=3, yOffset=-8, color=colour("interval")).encode(x="reference:Q")
    ring = {
        "size": 120,
        "opacity": 1,
        "filled": True,
        "fill": "white",
        "stroke": colour("interval"),
        "strokeWidth": 2.5,
        "yOffset": -8,
    }
    forecast = base.mark_point(**ring).encode(x="second_reference:Q")
    heading = heading_above(base, -30)
    remark = remark_below(base, 14)
    return alt.layer(*bars, budget, forecast, heading, remark).properties(width="container", height=alt.Step(98))


def capital_columns(data) -> alt.LayerChart:
    """Eget kapital at the end of each year, with the band that the papers give as the limit and, where it is known, the
    limit itself.

    Columns: position (int, left first), label (year), tkr, value_text, kind_text (in the column), bound_low,
    bound_high, largest (tkr or missing), low_text, high_text (what the bounds are called, in the last column that has
    them), colour.
    """
    x = alt.X(
        "label:N", sort=alt.SortField("position"), title=None,
        axis=alt.Axis(labelAngle=0, grid=False, labelFontSize=15),
        scale=alt.Scale(range=[0, alt.expr(f"width - {ROOM_FOR_BOUNDS}")]),
    )  # fmt: skip
    y = alt.Y("tkr:Q", title=None, axis=None, scale=alt.Scale(zero=True, nice=False, range=[CAPITAL_HEIGHT, 40]))
    base = alt.Chart(data).encode(x=x)
    bar = base.mark_bar(width=52).encode(y=y, color=own_colour())
    # wider than the column, so that they show beside it
    across = {"width": 60, "orient": "horizontal"}
    edges = [
        base.mark_tick(thickness=2.5, color=colour("interval"), **across).encode(y=alt.Y(f"{end}:Q", axis=None))
        for end in ("bound_low", "bound_high")
    ]
    # the two bounds lie close: the name of the higher stands above its line, that of the lower below
    called = [
        base.mark_text(align="left", dx=35, dy=dy, lineHeight=17, fontSize=14).encode(
            y=alt.Y(f"bound_{end}:Q", axis=None), text=f"{end}_text:N"
        )
        for end, dy in (("high", -44), ("low", 12))
    ]
    largest = base.mark_tick(thickness=4, color=colour("text"), **across).encode(y=alt.Y("largest:Q", axis=None))
    value = base.mark_text(dy=-20, fontSize=17, fontWeight=600).encode(y=y, text="value_text:N")
    kind = base.mark_text(dy=-8, baseline="bottom", fontSize=14, color="white").encode(
        y=alt.YDatum(0, axis=None), text="kind_text:N"
    )
    return alt.layer(bar, *edges, *called, largest, value, kind).properties(width="container", height=CAPITAL_HEIGHT)


FORMS = (budget_rows, capital_columns)
