"""The charts of Ekonomi as pure functions: a table in, an Altair chart out. Never calls streamlit; see pages/shared/charts.py."""

import altair as alt

from finsam_data.colours import colour
from pages.shared.charts import ROOM_AT_THE_END, WITHIN

# the columns stand on the axis and leave room above for their numbers
CAPITAL_HEIGHT = 340


def budget_rows(data) -> alt.LayerChart:
    """Kronor as bars, with what they are compared with: a dark tick for the first (the budget), a ring for the second (the forecast).

    Columns: position (int, top first), heading (text above), remark (below), value, low, high, reference, second_reference (kronor or missing),
    colour.
    """
    rows = alt.Y("position:O", axis=None, sort="ascending", scale=alt.Scale(paddingInner=0, paddingOuter=0))
    base = alt.Chart(data).encode(y=rows)
    x = alt.X("value:Q", axis=None, scale=alt.Scale(domainMin=0, nice=False, zero=True, range=ROOM_AT_THE_END))
    bar = base.mark_bar(height=16, yOffset=-8).encode(x=x, color=alt.Color("colour:N", scale=None))
    span = base.mark_rule(strokeWidth=1.6, yOffset=-8, color=colour("interval")).encode(x="low:Q", x2="high:Q")
    ends = [base.mark_tick(height=9, thickness=1.6, yOffset=-8, color=colour("interval")).encode(x=alt.X(f"{end}:Q")) for end in ("low", "high")]
    budget = base.mark_tick(height=28, thickness=3, yOffset=-8, color=colour("interval")).encode(x="reference:Q")
    ring = {"size": 120, "opacity": 1, "filled": True, "fill": "white", "stroke": colour("interval"), "strokeWidth": 2.5, "yOffset": -8}
    forecast = base.mark_point(**ring).encode(x="second_reference:Q")
    heading = base.mark_text(align="left", dy=-30, fontSize=16, fontWeight=600, limit=WITHIN).encode(x=alt.value(0), text="heading:N")
    remark = base.mark_text(align="left", dy=14, fontSize=14, lineHeight=19, color=colour("muted"), limit=WITHIN).encode(
        x=alt.value(0), text="remark:N"
    )
    return alt.layer(bar, span, *ends, budget, forecast, heading, remark).properties(width="container", height=alt.Step(98))


def capital_columns(data) -> alt.LayerChart:
    """Eget kapital at the end of each year, with the band that the papers give as the limit and, where it is known, the limit itself.

    Columns: position (int, left first), label (year), tkr, value_text, kind_text (under the year), bound_low, bound_high, largest (tkr or
    missing), colour.
    """
    x = alt.X("label:N", sort=alt.SortField("position"), title=None, axis=alt.Axis(labelAngle=0, grid=False, labelFontSize=15))
    y = alt.Y("tkr:Q", title=None, axis=None, scale=alt.Scale(zero=True, nice=False, range=[CAPITAL_HEIGHT, 40]))
    base = alt.Chart(data).encode(x=x)
    bar = base.mark_bar(width=58).encode(y=y, color=alt.Color("colour:N", scale=None))
    # wider than the column, so that they show beside it
    across = {"width": 84, "orient": "horizontal"}
    edges = [
        base.mark_tick(thickness=2.5, color=colour("reference"), **across).encode(y=alt.Y(f"{end}:Q", axis=None))
        for end in ("bound_low", "bound_high")
    ]
    largest = base.mark_tick(thickness=4, color=colour("text"), **across).encode(y=alt.Y("largest:Q", axis=None))
    value = base.mark_text(dy=-20, fontSize=17, fontWeight=600).encode(y=y, text="value_text:N")
    kind = base.mark_text(dy=-8, baseline="bottom", fontSize=14, color="white").encode(y=alt.YDatum(0, axis=None), text="kind_text:N")
    return alt.layer(bar, *edges, largest, value, kind).properties(width="container", height=CAPITAL_HEIGHT)


FORMS = (budget_rows, capital_columns)
