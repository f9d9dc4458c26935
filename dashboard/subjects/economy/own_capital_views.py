"""The view of Ekonomi about eget kapital, the förbund's own capital. A pure view."""

from textwrap import fill

import pandas as pd

from dashboard.kit.cached import ask
from dashboard.kit.choices.area import Area
from dashboard.kit.figures.figure import Figure, Notice
from finsam_data.questions import economy
from finsam_data.record.settings.colours import colour
from finsam_data.swedish import MISSING, is_missing, kronor, lower_first, number, thousands


def capital(area: Area) -> list[Figure | Notice]:
    """Eget kapital (the förbund's own capital) year by year, against the limits that the papers mention and, when data/
    has them, the steps of trappan (the recommended largest capital).
    """
    rows = ask(economy.capital_by_year)
    if not (rows["figure"] == "utfall").any():
        return [Notice("Eget kapital saknas", "Papperen har inget eget kapital vid något års slut.")]
    drawn = rows[(rows["figure"] == "utfall") | (rows["period"] > rows.loc[rows["figure"] == "utfall", "period"].max())]
    bounds = rows[rows["bound"].notna()]
    latest = drawn[drawn["figure"] == "utfall"].iloc[-1]
    low, high = bounds["amount"].min(), bounds["amount"].max()
    has_steps = rows["largest_capital"].notna().any()
    return [
        Figure(
            key="eget_kapital", form="capital_columns",
            heading=f"Eget kapital {thousands(latest['amount'])} vid slutet av {latest['period']}"
            f"{_beside_the_highest(latest, bounds)}",
            measure="Eget kapital vid årets slut, tusental kronor.",
            legend=_lines_are(low, high, has_steps),
            rows=pd.DataFrame({
                "position": range(1, len(drawn) + 1), "label": drawn["period"].array,
                "tkr": drawn["amount"].array / 1000, "value_text": [number(value / 1000) for value in drawn["amount"]],
                "kind_text": [lower_first(label) for label in drawn["label"]],
                "bound_low": [low / 1000 if _is_bounded(row, bounds) else None for row in drawn.itertuples()],
                "bound_high": [high / 1000 if _is_bounded(row, bounds) else None for row in drawn.itertuples()],
                "low_text": _at_last(drawn, bounds, low),
                "high_text": _at_last(drawn, bounds, high) if high > low else "",
                "largest": [None if is_missing(value) else value / 1000 for value in drawn["largest_capital"]],
                "colour": [colour("accent" if figure == "utfall" else "muted") for figure in drawn["figure"]],
            }),
            table=pd.DataFrame({
                "År": rows["period"].array, "Vad": rows["label"].array,
                "Eget kapital": [kronor(value) for value in rows["amount"]],
                "Papperens ord": [MISSING if is_missing(bound) else bound for bound in rows["bound"]],
            }),
            answer=rows, calculation="Avläst. Kapitalet vid slutet av det första året är det ingående året därpå.",
            notes=_steps_note(has_steps, bounds["allocated"].max()),
        )
    ]  # fmt: skip


def _beside_the_highest(latest: pd.Series, bounds: pd.DataFrame) -> str:
    """How far below or above the highest level that the papers mention the capital is. A level is said of its year: one
    of an earlier year says nothing of the latest.
    """
    if bounds.empty or bounds["period"].max() < latest["period"]:
        return ""
    room = bounds["amount"].max() - latest["amount"]
    side = "under" if room >= 0 else "över"
    return f", {thousands(abs(room))} {side} vad papperen kallar ungefär den högsta nivån"


def _lines_are(low: float, high: float, has_steps: bool) -> str:
    """What the lines across the columns are."""
    bounds = (
        "" if is_missing(low) else f"Streck: papperens hållpunkter för trappan, {thousands(low)} och {thousands(high)}."
    )
    return f"{bounds}{' Tjockt streck: trappans steg.' if has_steps else ''}".strip()


def _is_bounded(row, bounds: pd.DataFrame) -> bool:
    return row.period in set(bounds["period"])


def _at_last(drawn: pd.DataFrame, bounds: pd.DataFrame, amount: float) -> list[str]:
    """What the papers call an amount, such as `1 993: tillåten nivå`. It stands beside the last year that has bounds,
    in short lines.
    """
    if bounds.empty:
        return [""] * len(drawn)
    words = bounds.loc[bounds["amount"] == amount, "bound"].iloc[0]
    said = fill(f"{number(amount / 1000)}: {words}", 12)
    return [said if period == bounds["period"].max() else "" for period in drawn["period"]]


def _steps_note(has_steps: bool, allocated: float) -> list[str]:
    if has_steps:
        return []
    of_what = "" if is_missing(allocated) else f" Hållpunkterna hör till medlemsavgifter på {thousands(allocated)}."
    return [
        "Stegen är inte belagda: papperen hänvisar till Nationella rådets trappa men anger inga steg."
        f"{of_what} Stegen ritas när kansliet har skrivit in dem."
    ]
