"""The chart of questions to follow up, as the others: a pure function, the form constant."""

import altair as alt

from finsam_data.colours import colour
from pages.shared.charts import ROOM_AT_THE_END, WITHIN


def question_rows(data) -> alt.LayerChart:
    """As charts.share_rows, with three lines under each bar: the signal, how certain it is, and the question itself.

    Columns: position (int, top first), heading (text above), symbol, symbol_colour, remark (three lines below), share, low, high, goal (0–1 or
    missing), colour.
    """
    rows = alt.Y("position:O", axis=None, sort="ascending", scale=alt.Scale(paddingInner=0, paddingOuter=0))
    scale = alt.Scale(domainMin=0, nice=False, zero=True, range=ROOM_AT_THE_END)
    base = alt.Chart(data).encode(y=rows)
    bar = base.mark_bar(height=16, yOffset=-18).encode(x=alt.X("share:Q", axis=None, scale=scale), color=alt.Color("colour:N", scale=None))
    span = base.mark_rule(strokeWidth=1.6, yOffset=-18, color=colour("interval")).encode(x="low:Q", x2="high:Q")
    ends = [base.mark_tick(height=9, thickness=1.6, yOffset=-18, color=colour("interval")).encode(x=alt.X(f"{end}:Q")) for end in ("low", "high")]
    goal = base.mark_tick(height=30, thickness=3, yOffset=-18, color=colour("goal")).encode(x="goal:Q")
    heading = base.mark_text(align="left", dy=-40, fontSize=16, fontWeight=600, limit=WITHIN).encode(x=alt.value(0), text="heading:N")
    symbol = base.mark_text(align="left", dy=3, fontSize=19).encode(x=alt.value(0), text="symbol:N", color=alt.Color("symbol_colour:N", scale=None))
    remark = base.mark_text(align="left", dy=4, dx=20, fontSize=14, lineHeight=19, color=colour("muted"), limit=WITHIN).encode(
        x=alt.value(0), text="remark:N"
    )
    return alt.layer(bar, span, *ends, goal, heading, symbol, remark).properties(width="container", height=alt.Step(118))


FORMS = (question_rows,)
