"""The reference's charts: ordinary Altair, built anew at each rerun."""

import altair as alt
import pandas as pd
import words

SWEDISH = {"decimal": ",", "thousands": "\u00a0", "grouping": [3], "currency": ["", " kr"], "percent": "\u00a0%"}


def bars(shares: pd.DataFrame, label: str) -> alt.LayerChart:
    """Shares as bars with interval, goal and the words beside each."""
    table = shares[[label, "share", "low", "high", "goal", "colour"]].copy()
    table["text"] = [words.share_text(row) for row in shares.itertuples()]
    table["remark"] = [f"{' '.join(words.signal(row))}  {words.interval(row)}" for row in shares.itertuples()]
    base = alt.Chart(table).encode(y=alt.Y(f"{label}:N", sort=None, title=None, axis=alt.Axis(labelLimit=200)))
    bar = base.mark_bar(size=16).encode(
        x=alt.X("share:Q", title=None, axis=alt.Axis(format=".0%")), color=alt.Color("colour:N", scale=None)
    )
    span = base.mark_rule().encode(x="low:Q", x2="high:Q")
    goal = base.mark_tick(color="red", thickness=3, size=30).encode(x="goal:Q")
    text = base.mark_text(align="left", dx=6, fontSize=14).encode(x="high:Q", text="text:N")
    remark = base.mark_text(align="left", dy=22, dx=2).encode(x=alt.value(0), text="remark:N")
    chart = (bar + span + goal + text + remark).properties(height=alt.Step(80))
    return chart.configure(locale=alt.Locale(number=alt.NumberLocale(**SWEDISH)))


def funnel(platforms: pd.DataFrame, limits: pd.DataFrame) -> alt.LayerChart:
    """Each platform's share against its n, with the limits of chance around the whole."""
    x = alt.X("n:Q", title="Antal avslutade")
    percent = alt.Axis(format=".0%")
    base = alt.Chart(limits).encode(x=x)
    outer = base.mark_area(opacity=0.2).encode(y=alt.Y("low_998:Q", title=None, axis=percent), y2="high_998:Q")
    inner = base.mark_area(opacity=0.3).encode(y="low_95:Q", y2="high_95:Q")
    whole = base.mark_line(strokeDash=[5, 4]).encode(y="whole:Q")
    dots = alt.Chart(platforms[["n", "share", "short", "colour"]]).encode(x=x, y="share:Q")
    point = dots.mark_point(filled=True, size=130).encode(color=alt.Color("colour:N", scale=None))
    name = dots.mark_text(dy=-14, fontSize=13).encode(text="short:N")
    chart = (outer + inner + whole + point + name).properties(height=420)
    return chart.configure(locale=alt.Locale(number=alt.NumberLocale(**SWEDISH)))


def amounts(rows: pd.DataFrame) -> alt.LayerChart:
    """Amounts as bars with a mark for what they were."""
    base = alt.Chart(rows).encode(y=alt.Y("position:O", axis=None))
    bar = base.mark_bar(size=16).encode(x=alt.X("amount:Q", axis=None), color=alt.Color("colour:N", scale=None))
    before = base.mark_tick(thickness=3, size=28).encode(x="today:Q")
    heading = base.mark_text(align="left", dy=-22, fontSize=15, fontWeight=600).encode(x=alt.value(0), text="heading:N")
    remark = base.mark_text(align="left", dy=22, fontSize=13).encode(x=alt.value(0), text="remark:N")
    return (bar + before + heading + remark).properties(height=alt.Step(80))
