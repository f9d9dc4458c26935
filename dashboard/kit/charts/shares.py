"""Charts of shares, with their intervals and goals. Pure: a table in, an Altair chart out."""

import altair as alt

from dashboard.kit.charts.row_parts import (
    WITHIN,
    bar_with_interval,
    from_zero,
    goal_tick,
    heading_above,
    own_colour,
    remark_below,
    row_axis,
    signal_and_remark,
)
from finsam_data.record.settings.colours import colour


def share_rows(data) -> alt.LayerChart:
    """Shares as bars with their interval and goal.

    Columns: position (int, top first), heading (text above), symbol, symbol_colour, remark (below), share, low, high,
    goal (0–1 or missing), colour.
    """
    base = alt.Chart(data).encode(y=row_axis())
    marks = [
        *bar_with_interval(base, "share", -8),
        goal_tick(base, -8),
        heading_above(base, -30),
        *signal_and_remark(base, 13),
    ]
    return alt.layer(*marks).properties(width="container", height=alt.Step(98))


def over_time(data) -> alt.LayerChart:
    """A share period by period, with interval, goal and n. A line joins only periods of the same segment.

    Columns: label (period), share, low, high, goal, segment, value_text, n_text, position (int, left first), and where
    the points stand too close for numbers beside them `is_above`.
    """
    x = alt.X(
        "label:N", sort=alt.SortField("position"), title=None, axis=alt.Axis(labelAngle=0, grid=False, labelFontSize=15)
    )
    y = alt.Y(
        "share:Q",
        title=None,
        axis=alt.Axis(format=".0%", tickCount=5),
        scale=alt.Scale(zero=True, padding=24, nice=False),
    )
    base = alt.Chart(data).encode(x=x)
    drawn = base.transform_filter("isValid(datum.share)")
    line = drawn.mark_line(strokeWidth=2.5, color=colour("accent")).encode(y=y, detail="segment:N")
    span = drawn.mark_rule(strokeWidth=1.6, color=colour("interval")).encode(y="low:Q", y2="high:Q")
    point = drawn.mark_point(filled=True, size=110, opacity=1, color=colour("accent")).encode(y=y)
    goal = base.mark_tick(width=44, thickness=3, color=colour("goal"), orient="horizontal").encode(y="goal:Q")
    beside = {
        "align": alt.expr("datum.is_above ? 'center' : 'left'"), "dx": alt.expr("datum.is_above ? 0 : 12"),
        "dy": alt.expr("datum.is_above ? -18 : -4"), "fontSize": alt.expr("datum.is_above ? 15 : 17"),
        "fontWeight": 600,
    }  # fmt: skip
    # a white edge keeps the number apart from the line behind it
    edge = drawn.mark_text(stroke="white", strokeWidth=5, **beside).encode(y=y, text="value_text:N")
    value = drawn.mark_text(**beside).encode(y=y, text="value_text:N")
    size = base.mark_text(dy=-4, baseline="bottom", fontSize=14, color=colour("muted")).encode(
        y=alt.value("height"), text="n_text:N"
    )
    return alt.layer(line, span, goal, edge, value, point, size).properties(width="container", height=340)


def funnel(data) -> alt.LayerChart:
    """Each platform's share against its n, with the limits of chance around the whole.

    Columns: kind (`limit` or `platform`), n, and for limits low_95, high_95, low_998, high_998, whole_share; for
    platforms share, name, name_align (left or right of its dot), name_dy (pixels up or down), colour.
    """
    x = alt.X(
        "n:Q",
        title="Antal avslutade",
        axis=alt.Axis(format="d", tickMinStep=1, tickCount=6),
        scale=alt.Scale(domainMin=0, nice=False),
    )
    y = alt.Y("low_95:Q", title=None, axis=alt.Axis(format=".0%", tickCount=5), scale=alt.Scale(zero=True, nice=False))
    limits = alt.Chart(data).transform_filter("datum.kind == 'limit'").encode(x=x)
    outer = limits.mark_area(opacity=0.35, color=colour("hairline")).encode(
        y=alt.Y("low_998:Q", title=None), y2="high_998:Q"
    )
    inner = limits.mark_area(opacity=0.75, color=colour("hairline")).encode(y=y, y2="high_95:Q")
    whole = limits.mark_line(color=colour("muted"), strokeDash=[5, 4], strokeWidth=1.5).encode(y="whole_share:Q")
    platforms = alt.Chart(data).transform_filter("datum.kind == 'platform'").encode(x=x, y=alt.Y("share:Q", title=None))
    point = platforms.mark_point(filled=True, size=130, opacity=1, stroke="white", strokeWidth=1).encode(
        color=own_colour()
    )
    name = platforms.mark_text(
        align=alt.expr("datum.name_align"), dy=alt.expr("datum.name_dy"), fontSize=14, fontWeight=600
    ).encode(text="name:N")
    return alt.layer(outer, inner, whole, point, name).properties(width="container", height=420)


def matrix(data) -> alt.LayerChart:
    """Shares in a grid with the number in each cell; the shade only repeats the number.

    Columns: row_position, row_label, column_position, column_label, share (0–1 or missing), cell_text.
    """
    x = alt.X(
        "column_label:N",
        sort=alt.SortField("column_position"),
        title=None,
        axis=alt.Axis(
            orient="top",
            labelAngle=0,
            grid=False,
            labelFontSize=13,
            labelLimit=160,
            labelOverlap=False,
            labelExpr="split(datum.label, ' ')",
        ),
    )
    y = alt.Y("row_position:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    base = alt.Chart(data).encode(y=y)
    # even the darkest shade is light enough for dark text on it
    shade = alt.Color("share:Q", scale=alt.Scale(domain=[0, 0.8], range=["#F2F7F9", "#6FAAC0"], clamp=True))
    cell = base.mark_rect(height=32, yOffset=12, stroke="white", strokeWidth=2, cornerRadius=3).encode(x=x, color=shade)
    number = base.mark_text(dy=12, fontSize=15).encode(x=x, text="cell_text:N")
    first = base.transform_filter("datum.column_position == 1")
    label = first.mark_text(align="left", dy=-16, fontSize=15, fontWeight=600, limit=WITHIN).encode(
        x=alt.value(0), text="row_label:N"
    )
    return alt.layer(cell, number, label).properties(width="container", height=alt.Step(64))


def two_groups(data) -> alt.LayerChart:
    """Women and men on one line per outcome, each with its interval; the shape tells them apart as well as the colour.

    Columns: position, heading, remark, share, low, high, shape (`circle` or `diamond`), colour, is_first (true once per
    position).
    """
    x, rows, tint = from_zero("share"), row_axis(), own_colour()
    marks = []
    for shape, offset in (("circle", -20), ("diamond", -2)):
        group = alt.Chart(data).transform_filter(f"datum.shape == '{shape}'").encode(y=rows)
        marks.append(
            group.mark_rule(strokeWidth=2, yOffset=offset).encode(x=alt.X("low:Q", axis=None), x2="high:Q", color=tint)
        )
        marks.append(
            group.mark_point(filled=True, size=150, opacity=1, shape=shape, yOffset=offset).encode(x=x, color=tint)
        )
    texts = alt.Chart(data).transform_filter("datum.is_first").encode(y=rows)
    heading = heading_above(texts, -40)
    remark = remark_below(texts, 18)
    return alt.layer(*marks, heading, remark).properties(width="container", height=alt.Step(116))


def spine(data) -> alt.LayerChart:
    """Where one municipality lies among all: the range as a line, the middle half as a band, riket as a tick, the
    municipality as a dot.

    Columns: position, heading, remark, low, quarter, three_quarters, high, value, reference (0–1), colour.
    """
    base = alt.Chart(data).encode(y=row_axis())
    span = base.mark_rule(strokeWidth=2, yOffset=-3, color=colour("reference")).encode(x=from_zero("low"), x2="high:Q")
    half = base.mark_bar(height=14, yOffset=-3, cornerRadius=2, color=colour("reference")).encode(
        x=alt.X("quarter:Q"), x2="three_quarters:Q"
    )
    dot = base.mark_point(filled=True, size=190, opacity=1, stroke="white", strokeWidth=1.5, yOffset=-3).encode(
        x="value:Q", color=own_colour()
    )
    # the white edge separates the tick from the band
    edge, country = (
        base.mark_tick(height=28, thickness=thickness, yOffset=-3, color=tint).encode(x="reference:Q")
        for thickness, tint in ((7, "white"), (3, colour("interval")))
    )
    heading = heading_above(base, -27)
    remark = remark_below(base, 20)
    return alt.layer(span, half, edge, country, dot, heading, remark).properties(width="container", height=alt.Step(86))


FORMS = (share_rows, over_time, funnel, matrix, two_groups, spine)
