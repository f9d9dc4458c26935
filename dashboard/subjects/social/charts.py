"""The charts of the social goals as pure functions: a table in, an Altair chart out. Words stand above or below the
marks, and nothing is told by colour alone.
"""

import altair as alt

from dashboard.kit.charts.row_parts import WITHIN, from_zero, heading_above, own_colour, remark_below, row_axis
from finsam_data.record.settings.colours import colour

# the name of the grid's selection; dashboard/kit/figures/show.py reads what was clicked
CELL_CLICK = "vald_ruta"


def signal_grid(data) -> alt.LayerChart:
    """Signals in a grid, the share and n under each: indicators downwards, platforms across. A click gives the cell.

    Columns: row_position, row_label, column_position, column_label, symbol, symbol_colour, cell_text, n_text; a click
    gives open_platform, open_area, open_item, open_respondent and open_period.
    """
    x = alt.X(
        "column_label:N", sort=alt.SortField("column_position"), title=None,
        axis=alt.Axis(orient="top", labelAngle=0, grid=False, labelFontSize=14, labelOverlap=False),
    )  # fmt: skip
    y = alt.Y("row_position:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    picked = alt.selection_point(
        name=CELL_CLICK,
        fields=["open_platform", "open_area", "open_item", "open_respondent", "open_period"],
        toggle=False,
    )
    base = alt.Chart(data).encode(y=y)
    # the layer has a name, so that the selection belongs to it alone
    look = {
        "height": 62,
        "yOffset": 12,
        "stroke": "white",
        "strokeWidth": 2,
        "cornerRadius": 3,
        "color": "#F2F7F9",
        "cursor": "pointer",
    }
    cell = alt.Chart(data, name="rutor").mark_rect(**look).encode(x=x, y=y)
    symbol = base.mark_text(dy=-4, fontSize=21).encode(
        x=x, text="symbol:N", color=alt.Color("symbol_colour:N", scale=None)
    )
    share = base.mark_text(dy=15, fontSize=14, fontWeight=600).encode(x=x, text="cell_text:N")
    size = base.mark_text(dy=32, fontSize=13, color=colour("muted")).encode(x=x, text="n_text:N")
    label = base.transform_filter("datum.column_position == 1").mark_text(
        align="left", dy=-32, fontSize=15, fontWeight=600, limit=WITHIN
    )
    words = label.encode(x=alt.value(0), text="row_label:N")
    return alt.layer(cell.add_params(picked), symbol, share, size, words).properties(
        width="container", height=alt.Step(96)
    )


def signal_parts(data) -> alt.LayerChart:
    """Of how many goals each signal stands, end to end on one bar per goal area, with symbol and number in each part.

    Columns: position (int, top first), heading, start_share, end_share, middle (0–1), part_text, colour, edge,
    text_colour, is_first.
    """
    base = alt.Chart(data).encode(y=row_axis())
    bar = base.mark_bar(height=26, yOffset=9, strokeWidth=1.4, cornerRadius=3, xOffset=1, x2Offset=-2).encode(
        x=from_zero("start_share"), x2="end_share:Q", color=own_colour(), stroke=alt.Stroke("edge:N", scale=None)
    )
    part = base.mark_text(dy=9, fontSize=14, fontWeight=600).encode(
        x=alt.X("middle:Q"), text="part_text:N", color=alt.Color("text_colour:N", scale=None)
    )
    texts = base.transform_filter("datum.is_first")
    heading = heading_above(texts, -18)
    return alt.layer(bar, part, heading).properties(width="container", height=alt.Step(66))


def grade_rows(data) -> alt.LayerChart:
    """Grades as filled steps of a scale, one row per goal.

    Columns: position (int, top first), heading, remark, step (int from 1), colour, edge (colour of the border),
    is_first (true once per position).
    """
    base = alt.Chart(data).encode(y=row_axis())
    place = alt.expr("(datum.step - 1) * 44")
    step = base.mark_bar(width=38, height=16, x=place, xOffset=19, yOffset=-3, cornerRadius=2, strokeWidth=1.4).encode(
        color=own_colour(), stroke=alt.Stroke("edge:N", scale=None)
    )
    texts = base.transform_filter("datum.is_first")
    heading = heading_above(texts, -25)
    remark = remark_below(texts, 19)
    return alt.layer(step, heading, remark).properties(width="container", height=alt.Step(80))


def criterion_rows(data) -> alt.LayerChart:
    """What was weighed together, in order: the symbols of the goals behind each criterion, and below them what is said
    of it.

    Columns: position (int, top first), heading, remark (four lines at most), place (int from 0), symbol, symbol_colour,
    is_first (once per position).
    """
    # a scale of bands must be asked for: the chart has no bars, and Vega would use a scale of points
    rows = alt.Y(
        "position:O", axis=None, sort="ascending", scale=alt.Scale(type="band", paddingInner=0, paddingOuter=0)
    )
    base = alt.Chart(data).encode(y=rows)
    symbol = base.mark_text(align="left", dy=-27, fontSize=20, x=alt.expr("datum.place * 26")).encode(
        text="symbol:N", color=alt.Color("symbol_colour:N", scale=None)
    )
    texts = base.transform_filter("datum.is_first")
    heading = heading_above(texts, -51)
    remark = remark_below(texts, -4)
    return alt.layer(symbol, heading, remark).properties(width="container", height=alt.Step(142))


FORMS = (signal_grid, signal_parts, grade_rows, criterion_rows)
