"""The native charts of Uppföljning: how many goals each signal has, and the board's grades. Symbols stand in the names,
colours only repeat them.
"""

import csv

import pandas as pd

from dashboard.handouts.office_charts.description import Chart, Series, numbers
from finsam_data.kept import kept
from finsam_data.page_files import PageFile, pages_folder
from finsam_data.record.settings.colours import colour

# an uncertain signal is hollow on the page; in an office chart it has its colour, mixed with this much white
PALE = 0.6
UNCERTAIN = ("reached_uncertain", "missed_uncertain", "no_data")


def _signals() -> dict[tuple[str, str], tuple[str, str]]:
    """From fill and edge on the page to the name with its symbol and the colour here, in the page's order."""
    return _signals_of(pages_folder() / "codes" / "signals.csv")


@kept
def _signals_of(file: PageFile) -> dict[tuple[str, str], tuple[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = {row["signal"]: row for row in csv.DictReader(stream)}
    found = {}
    for signal in ("reached", "reached_uncertain", "no_data", "missed_uncertain", "missed"):
        row, is_hollow = rows[signal], signal in UNCERTAIN
        found["white" if is_hollow else row["colour"], row["colour"]] = (
            f"{row['symbol']} {row['label']}",
            _pale(row["colour"]) if is_hollow else row["colour"],
        )
    return found


def _pale(tint: str) -> str:
    parts = (int(tint[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(part + PALE * (255 - part)):02X}" for part in parts)


def signal_parts(rows: pd.DataFrame) -> Chart:
    """One pile per goal area: the part of its goals that has each signal."""
    areas = rows.drop_duplicates("position")
    share = (rows["end_share"] - rows["start_share"]).to_list()
    part = {(row.position, row.colour, row.edge): value for row, value in zip(rows.itertuples(), share, strict=True)}
    places = list(areas["position"])
    piles = tuple(
        Series(name, tuple(part.get((place, *look), 0.0) for place in places), colour=tint)
        for look, (name, tint) in _signals().items()
    )
    return Chart(tuple(areas["heading"]), piles, "0 %", lying=True, stacked=True)


def grade_rows(rows: pd.DataFrame) -> Chart:
    """The board's grades as bars on the scale of the grades."""
    goals = rows[rows["is_first"]]
    filled = rows[rows["colour"] != "white"].groupby("position")["step"].max().reindex(goals["position"])
    grades = Series(
        f"Styrelsens betyg, steg av {rows['step'].max()}", numbers(filled), colour=colour("accent"), labelled=True
    )
    return Chart(tuple(goals["label"]), (grades,), "0", lying=True)
