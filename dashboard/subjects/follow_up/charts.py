"""The chart of the questions to follow up: a pure function from a table to an Altair chart."""

import altair as alt

from dashboard.kit.charts.row_parts import bar_with_interval, goal_tick, heading_above, row_axis, signal_and_remark


def question_rows(data) -> alt.LayerChart:
    """As shares.share_rows, with three lines under each bar: the signal, how certain it is, and the question itself.

    Columns: position (int, top first), heading (text above), symbol, symbol_colour, remark (three lines below), share,
    low, high, goal (0–1 or missing), colour.
    """
    base = alt.Chart(data).encode(y=row_axis())
    marks = [
        *bar_with_interval(base, "share", -18),
        goal_tick(base, -18),
        heading_above(base, -40),
        *signal_and_remark(base, 3),
    ]
    return alt.layer(*marks).properties(width="container", height=alt.Step(118))


FORMS = (question_rows,)
