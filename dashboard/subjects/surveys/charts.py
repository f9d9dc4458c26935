"""The chart of the surveys as a pure function: a table in, an Altair chart out. Words stand above or below the marks,
and nothing is told by colour alone.
"""

import altair as alt

from dashboard.kit.charts.row_parts import ROOM_AT_THE_END, heading_above, interval, own_colour, signal_and_remark
from finsam_data.record.settings.colours import colour

# pixels: the list of answers above the bars, and one bar with its words
LEGEND, ROW = 96, 140
LEGEND_LINE = 23


def answer_rows(data) -> alt.LayerChart:
    """How people answered, one bar per platform around a middle line: what the goal counts to the right, the rest to
    the left.

    Rows of four kinds. `row`: position (int, top first), heading (above), symbol, symbol_colour, remark (three lines
    below), low, high, goal (0–1 or missing), edge (the same for all rows: how far left the axis must go). `part`:
    position, start_share, end_share, middle_share, part_text, colour, text_colour, answer. `stripe` (over bars with few
    answers): position, start_share, end_share. `legend`: answer, colour, legend_line (int from 0), legend_column (0 or
    1).
    """
    scale = alt.Scale(domainMax=1, nice=False, zero=True, range=ROOM_AT_THE_END)
    # align=1 puts all outer padding above the first bar, where the list of answers stands
    bands = alt.Scale(paddingInner=0, paddingOuter=LEGEND / ROW / 2, align=1)
    y = alt.Y("position:O", axis=None, sort="ascending", scale=bands)

    def of_kind(kind: str) -> alt.Chart:
        return alt.Chart(data).transform_filter(f"datum.kind == '{kind}'")

    row, part, stripe = (of_kind(kind).encode(y=y) for kind in ("row", "part", "stripe"))
    tint = own_colour()
    x = alt.X("start_share:Q", axis=None, scale=scale)
    bar = part.mark_bar(height=26, yOffset=-26, cornerRadius=0, stroke="white", strokeWidth=1.5).encode(
        x=x, x2="end_share:Q", color=tint
    )
    hatch = stripe.mark_rule(strokeWidth=1.8, color="white", opacity=0.6, yOffset=-14, y2Offset=-38).encode(
        x=x, x2="end_share:Q", y2="position"
    )
    at_middle = {"fontSize": 14, "fontWeight": 600, "dy": -26}
    # an edge in the part's own colour keeps the number apart from the stripes
    edge = part.mark_text(strokeWidth=5, **at_middle).encode(
        x="middle_share:Q", text="part_text:N", stroke=alt.Stroke("colour:N", scale=None)
    )
    count = part.mark_text(**at_middle).encode(
        x="middle_share:Q", text="part_text:N", color=alt.Color("text_colour:N", scale=None)
    )
    middle = row.mark_tick(height=44, thickness=1.6, yOffset=-26, color=colour("interval")).encode(x=alt.X("zero:Q"))
    # nothing is drawn at the edge: it only makes the axes of several charts alike
    reach = row.mark_point(opacity=0, size=1).encode(x=alt.X("edge:Q"))
    goal = row.mark_tick(height=44, thickness=3, yOffset=-24, color=colour("goal")).encode(x="goal:Q")
    words = [heading_above(row, -54), *signal_and_remark(row, 12), *_legend(of_kind("legend"))]
    marks = [bar, hatch, edge, count, middle, reach, goal, *interval(row, -7), *words]
    return alt.layer(*marks).properties(width="container", height=alt.Step(ROW))


def _legend(entries: alt.Chart) -> list[alt.Chart]:
    """The answers with their colours in two columns, in the order of the scale downwards."""
    y = alt.expr(f"{LEGEND_LINE / 2} + datum.legend_line * {LEGEND_LINE}")
    box = entries.mark_point(
        shape="square", size=150, filled=True, opacity=1, x=alt.expr("7 + datum.legend_column * width / 2"), y=y
    )
    name = entries.mark_text(align="left", fontSize=14, x=alt.expr("20 + datum.legend_column * width / 2"), y=y)
    return [box.encode(color=own_colour()), name.encode(text="answer:N")]


FORMS = (answer_rows,)
