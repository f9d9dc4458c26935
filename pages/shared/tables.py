"""The table behind each chart, in Swedish: what ”Visa som tabell” shows and the CSV holds. Pure functions."""

import pandas as pd

from finsam_data.swedish import MISSING, interval, is_missing, number, percent, points
from pages.shared.chart_tables import cell_share


def shares(answer: pd.DataFrame, label: str = "label", heading: str = "Utfall") -> pd.DataFrame:
    """One row per outcome or platform: count, n, share, interval, goal, signal."""
    return pd.DataFrame({
        heading: answer[label],
        "Antal": [number(value) for value in answer["count"]],
        "Av avslutade (n)": [number(value) for value in answer["n"]],
        "Andel": [percent(value, 1) for value in answer["share"]],
        "95 % intervall": [interval(low, high) for low, high in zip(answer["low"], answer["high"], strict=True)],
        "Mål": [percent(value) for value in answer["goal"]],
        "Signal": [MISSING if is_missing(row.signal_label) else f"{row.symbol} {row.signal_label}" for row in answer.itertuples()],
    })  # fmt: skip


def flow(steps: pd.DataFrame) -> pd.DataFrame:
    """One row per step of the year."""
    return pd.DataFrame({"Steg": steps["label"], "Antal": [number(value) for value in steps["count"]]})


def counts(answer: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    """The columns of `names` (column → Swedish heading) and the count."""
    return answer.assign(count=[number(value) for value in answer["count"]])[[*names, "count"]].rename(columns=names | {"count": "Antal"})


def over_time(series: pd.DataFrame) -> pd.DataFrame:
    """One row per period."""
    table = shares(series, heading="Period")
    table["Jämförbar med perioden före"] = ["" if is_missing(reason) else reason for reason in series["break_reason"]]
    return table


def grid(answer: pd.DataFrame, row: str, column: str, row_heading: str) -> pd.DataFrame:
    """Shares with rows and columns in the order of the answer."""
    cells = answer.assign(text=[cell_share(share, 1) for share in answer["share"]])
    table = cells.pivot(index=row, columns=column, values="text").reindex(
        index=list(dict.fromkeys(answer[row])), columns=list(dict.fromkeys(answer[column]))
    )
    return table.fillna(MISSING).rename_axis(row_heading).rename_axis(None, axis="columns").reset_index()


def women_and_men(answer: pd.DataFrame) -> pd.DataFrame:
    """One row per outcome: women, men, difference with its interval."""
    return pd.DataFrame({
        "Utfall": answer["label"],
        "Kvinnor": [f"{percent(row.women_share, 1)} ({number(row.women_count)} av {number(row.women_n)})" for row in answer.itertuples()],
        "Män": [f"{percent(row.men_share, 1)} ({number(row.men_count)} av {number(row.men_n)})" for row in answer.itertuples()],
        "Skillnad": [points(value, 1) for value in answer["difference"]],
        "95 % intervall": [
            MISSING if is_missing(low) else f"{points(low, 1).split()[0]} till {points(high, 1)}"
            for low, high in zip(answer["difference_low"], answer["difference_high"], strict=True)
        ],
    })  # fmt: skip
