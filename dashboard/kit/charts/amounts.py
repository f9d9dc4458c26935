"""Charts of counts, values and changes. Pure: a table in, an Altair chart out."""

import altair as alt

from dashboard.kit.charts.row_parts import ROOM_AT_THE_END, from_zero, heading_above, own_colour, remark_below, row_axis
from finsam_data.record.settings.colours import colour


def span_rows(data) -> alt.LayerChart:
    """Counts of persons as bars that begin where the step before ended.

    Columns: position (int, top first), heading (text above), start_count, end_count (persons), colour.
    """
    base = alt.Chart(data).encode(y=row_axis())
    x = alt.X("start_count:Q", axis=None, scale=alt.Scale(domainMin=0, nice=False, zero=True))
    bar = base.mark_bar(height=16, yOffset=9, cornerRadius=2).encode(x=x, x2="end_count:Q", color=own_colour())
    heading = heading_above(base, -12, weight=400)
    return alt.layer(bar, heading).properties(width="container", height=alt.Step(54))


def value_rows(data) -> alt.LayerChart:
    """One bar per row with a quiet mark for what it is compared with, behind the bar, so that the bar's end is always
    seen.

    Columns: position (int, top first), heading (text above), remark (below), value, reference (same unit as value, or
    missing), colour.
    """
    base = alt.Chart(data).encode(y=row_axis())
    bar = base.mark_bar(height=16, yOffset=-3).encode(x=from_zero("value"), color=own_colour())
    heading = heading_above(base, -25)
    remark = remark_below(base, 19)
    reference = base.mark_tick(height=28, thickness=3, yOffset=-3, color=colour("interval")).encode(
        x=from_zero("reference")
    )
    return alt.layer(reference, bar, heading, remark).properties(width="container", height=alt.Step(80))


def change_rows(data) -> alt.LayerChart:
    """A waterfall lying down: each change begins where the one before ended, the last row is their sum.

    Columns: position (int, top first), heading (text above), start_value, end_value, zero (always 0), colour.
    """
    base = alt.Chart(data).encode(y=row_axis())
    # the only label on the axis is 0, which says what the tick stands for
    axis = alt.Axis(values=[0], grid=False)
    x = alt.X("start_value:Q", title=None, axis=axis, scale=alt.Scale(nice=False, zero=True, range=ROOM_AT_THE_END))
    bar = base.mark_bar(height=16, yOffset=9, cornerRadius=2).encode(x=x, x2="end_value:Q", color=own_colour())
    # short, so that it does not cross the words above it, which begin at the left edge wherever zero is
    zero = base.mark_tick(height=22, yOffset=11, thickness=1.6, color=colour("muted")).encode(
        x=alt.X("zero:Q", title=None, axis=axis)
    )
    heading = heading_above(base, -12, weight=400)
    return alt.layer(zero, bar, heading).properties(width="container", height=alt.Step(54))


def series(data) -> alt.LayerChart:
    """A share month by month; a month without a figure is a gap in the line.

    Columns: month (date), share (0–1), segment (changes at each gap).
    """
    axis = alt.Axis(format="%Y", tickCount="year", grid=False)
    base = alt.Chart(data).encode(
        x=alt.X("month:T", title=None, axis=axis),
        y=alt.Y("share:Q", title=None, axis=alt.Axis(format=".0%"), scale=alt.Scale(zero=True)),
    )
    line = base.mark_line(strokeWidth=2.2, color=colour("accent")).encode(detail="segment:N")
    # a single month between two gaps has no line, so each month has a point as well
    point = base.mark_point(filled=True, size=14, opacity=1, color=colour("accent"))
    return alt.layer(line, point).properties(width="container", height=340)


FORMS = (span_rows, value_rows, change_rows, series)
