"""From the rows of each chart form to its native chart (see office_charts/description.py). A form without a function
here is handed out as a table.

`native_chart` is the way in. The rows have their label, numbers and number format in columns of their own, beside the
words of the page.
"""

from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from dashboard.handouts.office_charts.description import Chart, Curve, Number, Scatter, Series, format_of, numbers
from dashboard.handouts.office_charts.social import grade_rows, signal_parts
from dashboard.handouts.office_charts.surveys import answer_rows
from finsam_data.record.settings.colours import colour

INTERVAL = "linje: 95 % intervall"
# an upright bar has room for its label under it only when they are few, or short
MOST_UPRIGHT, FEW_UPRIGHT, SHORT_UPRIGHT = 8, 4, 20


def native_chart(form: str, rows: pd.DataFrame) -> Chart | Scatter | None:
    """The native chart of a form's rows, or None when the form has none (maps, grids) or the rows are empty."""
    if form not in NATIVE or rows.empty:
        return None
    return NATIVE[form](rows.sort_values("position") if "position" in rows else rows)


def _with_interval(name: str, low: tuple[Number, ...], line: str = INTERVAL) -> str:
    """The name in the legend, with what the dark line is where there is one."""
    return f"{name} ({line})" if any(value is not None for value in low) else name


def _marks(name: str, column, tint: str) -> list[Series]:
    """What the bars are compared with: a dash across each. Nothing when none is known."""
    values = numbers(column)
    return [Series(name, values, "mark", colour(tint))] if any(value is not None for value in values) else []


def _lies(labels) -> bool:
    return len(labels) > MOST_UPRIGHT or (len(labels) > FEW_UPRIGHT and max(map(len, labels)) > SHORT_UPRIGHT)


def _compared_bars(rows: pd.DataFrame, name: str, column: str, marks: list[Series]) -> Chart:
    """Bars of the numbers in `column`, with their intervals where the form has such, and the marks across them."""
    labels, tints = tuple(rows["label"]), tuple(rows["colour"])
    low, high = (numbers(rows[end]) if end in rows else () for end in ("low", "high"))
    bars = Series(
        name, numbers(rows[column]), colour=colour("accent"), colours=tints, low=low, high=high, labelled=True
    )
    return Chart(labels, (bars, *marks), format_of(rows), lying=_lies(labels))


def _floating(starts, ends) -> tuple[Series, Series, Series]:
    """Bars between two values as piles: an invisible base from zero, then what is drawn above and below zero."""
    base, above, below = [], [], []
    for start, end in zip(starts, ends, strict=True):
        low, high = sorted((float(start), float(end)))
        base.append(low if low > 0 else high if high < 0 else 0.0)
        above.append(high - max(low, 0.0) if high > 0 else 0.0)
        below.append(low - min(high, 0.0) if low < 0 else 0.0)
    return (
        Series("Börjar vid", tuple(base), "base"),
        Series("Förändring", tuple(above)),
        Series("Förändring", tuple(below)),
    )


def share_rows(rows: pd.DataFrame) -> Chart:
    """Bars with their intervals and the goal as a dash. A column `line` says what the interval is where it is another
    than chance gives.
    """
    name = _with_interval("Andel", numbers(rows["low"]), rows["line"].iloc[0] if "line" in rows else INTERVAL)
    goals = _marks("Mål (streck)", rows["goal"], "goal")
    return _compared_bars(rows, name, "share", goals)


def span_rows(rows: pd.DataFrame) -> Chart:
    """Bars that begin where the step before ended, on an invisible base where one does not begin at zero."""
    name = "Andel" if "%" in format_of(rows) else "Antal"
    sizes, tints = numbers(rows["end_count"] - rows["start_count"]), tuple(rows["colour"])
    bars = Series(name, sizes, colour=colour("accent"), colours=tints, labelled=True)
    base = [Series("Börjar vid", numbers(rows["start_count"]), "base")] if (rows["start_count"] != 0).any() else []
    return Chart(tuple(rows["label"]), (*base, bars), format_of(rows), lying=True, stacked=bool(base))


def over_time(rows: pd.DataFrame) -> Chart:
    """A line per segment, so that none joins periods that cannot be compared; interval and goal as on the page."""
    labels = tuple(f"{row.label} ({row.n_text})" if row.n_text else row.label for row in rows.itertuples())
    name = _with_interval("Andel", numbers(rows["low"]))
    lines = []
    for segment in dict.fromkeys(rows.loc[rows["share"].notna(), "segment"]):
        own = rows["segment"] == segment
        share, low, high = (numbers(rows[column].where(own).astype(float)) for column in ("share", "low", "high"))
        lines.append(Series(name, share, "line", colour("accent"), low=low, high=high, labelled=True))
    return Chart(labels, (*lines, *_marks("Mål (streck)", rows["goal"], "goal")), format_of(rows))


def funnel(rows: pd.DataFrame) -> Scatter:
    """The limits of chance as lines and the platforms as named dots."""
    limits, dots = rows[rows["kind"] == "limit"], rows[rows["kind"] == "platform"]
    n = numbers(limits["n"])
    lines = [
        Curve(f"Slumpens gräns, {name}", n, numbers(limits[f"{end}_{code}"]), "line", colour(tint))
        for code, name, tint in (("998", "99,8 %", "hairline"), ("95", "95 %", "reference"))
        for end in ("low", "high")
    ]
    whole = Curve("Hela förbundet", n, numbers(limits["whole_share"]), "dashed", colour("muted"))
    look = {"names": tuple(dots["name"]), "colours": tuple(dots["colour"]), "above": tuple(dots["name_dy"] < 0)}
    platforms = Curve("Plattformar", numbers(dots["n"]), numbers(dots["share"]), "dots", colour("accent"), **look)
    return Scatter((*lines, whole, platforms), "0 %", "Antal avslutade")


def two_groups(rows: pd.DataFrame) -> Chart:
    """The two groups' bars side by side, each with its interval."""
    groups = []
    for shape in ("circle", "diamond"):
        own = rows[rows["shape"] == shape]
        # where the paper gives no n the interval has no length, and is not drawn
        is_interval = (own["low"] != own["high"]) & own["low"].notna()
        low, high = (numbers(own[end].where(is_interval)) for end in ("low", "high"))
        name, tint = _with_interval(own["group"].iloc[0], low), own["colour"].iloc[0]
        groups.append(Series(name, numbers(own["share"]), colour=tint, low=low, high=high, labelled=True))
    return Chart(tuple(rows.loc[rows["is_first"], "label"]), tuple(groups), format_of(rows))


def value_rows(rows: pd.DataFrame) -> Chart:
    """Bars with a dark dash for what they are compared with."""
    references = _marks("Jämförelse (streck)", rows["reference"], "interval")
    return _compared_bars(rows, "Värde", "value", references)


def spine(rows: pd.DataFrame) -> Chart:
    """The spread in piles, from the lowest by the quartiles to the highest, and the two values that the reader looks
    for.
    """
    outer, middle = colour("hairline"), colour("reference")
    spans = [
        Series("Lägst", numbers(rows["low"]), "base"),
        Series("Fram till undre kvartil", numbers(rows["quarter"] - rows["low"]), colour=outer),
        Series("Mittersta hälften", numbers(rows["three_quarters"] - rows["quarter"]), colour=middle),
        Series("Fram till högst", numbers(rows["high"] - rows["three_quarters"]), colour=outer),
    ]
    country = Series("Riket (streck)", numbers(rows["reference"]), "mark", colour("interval"))
    own = Series("Det valda (punkt)", numbers(rows["value"]), "dot", colour("accent"), labelled=True)
    return Chart(tuple(rows["label"]), (*spans, country, own), format_of(rows), stacked=True)


def change_rows(rows: pd.DataFrame) -> Chart:
    """Bars from the value before to the value after; plain bars where all begin at zero. The change is said in the
    label.
    """
    labels, tints = tuple(rows["heading"]), tuple(rows["colour"])
    if (rows["start_value"] == 0).all():
        bars = Series("Förändring", numbers(rows["end_value"]), colour=colour("accent"), colours=tints)
        return Chart(labels, (bars,), format_of(rows), lying=True)
    base, *parts = _floating(rows["start_value"], rows["end_value"])
    drawn = (replace(part, colour=colour("accent"), colours=tints) for part in parts)
    return Chart(labels, (base, *drawn), format_of(rows), lying=True, stacked=True)


def budget_rows(rows: pd.DataFrame) -> Chart:
    """Bars of kronor with their intervals, and the budget and the forecast that they are compared with."""
    budget = _marks("Jämförelse (streck)", rows["reference"], "interval")
    forecast = _marks("Prognos (streck)", rows["second_reference"], "muted")
    return _compared_bars(rows, _with_interval("Belopp", numbers(rows["low"])), "value", [*budget, *forecast])


def capital_columns(rows: pd.DataFrame) -> Chart:
    """A column per year with the papers' bounds as dashes, and the steps of trappan when they are known."""
    labels = tuple(f"{row.label} ({row.kind_text})" for row in rows.itertuples())
    tints = tuple(rows["colour"])
    bars = Series("Eget kapital, tkr", numbers(rows["tkr"]), colour=colour("accent"), colours=tints, labelled=True)
    names = {"bound_low": "Hållpunkt, lägre", "bound_high": "Hållpunkt, högre", "largest": "Trappans steg"}
    bounds = [mark for column, name in names.items() for mark in _marks(name, rows[column], "interval")]
    return Chart(labels, (bars, *bounds), "#,##0")


def series(rows: pd.DataFrame) -> Chart:
    """A line over months; a month without a figure is a gap."""
    months = tuple(pd.Timestamp(month).date() for month in rows["month"])
    return Chart(months, (Series("Andel", numbers(rows["share"]), "line", colour("accent")),), "0.0 %")


def cost_rows(rows: pd.DataFrame) -> Chart:
    """Bars with their intervals and a dash for what one cost before. An interval without an upper end is not drawn."""
    is_whole = rows["low"].notna() & rows["high"].notna()
    rows = rows.assign(**{end: rows[end].where(is_whole).astype(float) for end in ("low", "high")})
    before = _marks("Utgångsläge (streck)", rows["reference"], "interval")
    return _compared_bars(rows, _with_interval("Kostnad", numbers(rows["low"])), "value", before)


def capital_line(rows: pd.DataFrame) -> Chart:
    """The scenario and today year by year as lines, in thousands of kronor; what lies across the whole chart as lines
    too.
    """
    points = rows[rows["position"].notna()]
    scenario, today = (points[points["kind"] == kind] for kind in ("scenario", "today"))
    lines = [Series("Scenariot, tkr", numbers(scenario["tkr"]), "line", colour("accent"), labelled=True)]
    lines.append(Series("Om budgeten upprepas, tkr", numbers(today["tkr"]), "line", colour("reference")))
    for kind, name, tint in (("bound", "Nivå i papperen, tkr", "muted"), ("level", "Nivå att landa på, tkr", "goal")):
        for value in dict.fromkeys(rows.loc[rows["kind"] == kind, "tkr"]):
            lines.append(Series(name, (float(value),) * len(scenario), "line", colour(tint)))
    return Chart(tuple(scenario["label"]), tuple(lines), "#,##0")


NATIVE: dict[str, Callable] = {
    function.__name__: function
    for function in (
        share_rows, span_rows, over_time, funnel, two_groups, value_rows, spine, change_rows, series, budget_rows,
        capital_columns, cost_rows, capital_line, signal_parts, grade_rows, answer_rows,
    )
} | {"question_rows": share_rows}  # fmt: skip
# forms that are handed out as pictures: office programs cannot draw our maps
PICTURES = ("municipality_map", "country")
# forms that are handed out as tables, with the shade or the symbols of the page
GRIDS = ("matrix", "signal_grid")
