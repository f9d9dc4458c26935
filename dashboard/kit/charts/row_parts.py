"""The parts of charts that have one thing per row: the rows, a bar with its interval, words above and below it. Never
calls streamlit.

The table of such a chart has the columns position (int, top first) and heading, and those that the parts below name.
"""

import altair as alt

from finsam_data.record.settings.colours import colour

# bars begin flush with their headings and leave a little room for the end of an interval
ROOM_AT_THE_END = [0, alt.expr("width - 12")]
# a text longer than the plot is cut off: otherwise Vega would shrink the plot to make room for it
WITHIN = alt.expr("width")


def row_axis() -> alt.Y:
    """The rows in order from the top, with all their room inside them."""
    return alt.Y("position:O", axis=None, sort="ascending", scale=alt.Scale(paddingInner=0, paddingOuter=0))


def own_colour() -> alt.Color:
    """The colour that stands in the row's own column `colour`."""
    return alt.Color("colour:N", scale=None)


def from_zero(field: str) -> alt.X:
    """A scale from 0 to the largest value, without an axis: the numbers stand in the headings."""
    return alt.X(f"{field}:Q", axis=None, scale=alt.Scale(domainMin=0, nice=False, zero=True, range=ROOM_AT_THE_END))


def interval(base: alt.Chart, offset: int) -> list[alt.Chart]:
    """An interval (columns low, high; missing where there is none), `offset` pixels below the middle of the row. A
    white edge separates it from a dark bar behind it.
    """
    thin = {"yOffset": offset, "color": colour("interval")}
    edge, span = base.mark_rule(strokeWidth=4.5, yOffset=offset, color="white"), base.mark_rule(strokeWidth=1.6, **thin)
    ends = [base.mark_tick(height=9, thickness=1.6, **thin).encode(x=alt.X(f"{end}:Q")) for end in ("low", "high")]
    return [*(line.encode(x="low:Q", x2="high:Q") for line in (edge, span)), *ends]


def bar_with_interval(base: alt.Chart, field: str, offset: int) -> list[alt.Chart]:
    """A bar of `field` and its interval in the same unit, `offset` pixels below the middle of the row."""
    return [
        base.mark_bar(height=16, yOffset=offset).encode(x=from_zero(field), color=own_colour()),
        *interval(base, offset),
    ]


def goal_tick(base: alt.Chart, offset: int) -> alt.Chart:
    """The goal (column goal, missing where there is none) as a thick tick across the bar."""
    return base.mark_tick(height=30, thickness=3, yOffset=offset, color=colour("goal")).encode(x="goal:Q")


def heading_above(base: alt.Chart, dy: int, weight: int = 600) -> alt.Chart:
    """The row's heading, flush left."""
    return base.mark_text(align="left", dy=dy, fontSize=16, fontWeight=weight, limit=WITHIN).encode(
        x=alt.value(0), text="heading:N"
    )


def remark_below(base: alt.Chart, dy: int, indent: int = 0) -> alt.Chart:
    """The row's remark (column remark, one or more lines), flush left or after a symbol."""
    text = base.mark_text(
        align="left", dy=dy, dx=indent, fontSize=14, lineHeight=19, color=colour("muted"), limit=WITHIN
    )
    return text.encode(x=alt.value(0), text="remark:N")


def signal_and_remark(base: alt.Chart, dy: int) -> list[alt.Chart]:
    """The signal (columns symbol, symbol_colour) with the remark beside it."""
    symbol = base.mark_text(align="left", dy=dy, fontSize=19)
    return [
        symbol.encode(x=alt.value(0), text="symbol:N", color=alt.Color("symbol_colour:N", scale=None)),
        remark_below(base, dy + 1, indent=20),
    ]
