"""The tables behind the charts of Resultat. Pure functions."""

import pandas as pd

from finsam_data.swedish import MISSING, interval, is_missing, number, of, percent, points


def shares(answer: pd.DataFrame, label: str = "label", heading: str = "Utfall") -> pd.DataFrame:
    """One row per outcome, platform or period: count of n, share with its interval, goal with its signal."""
    rows = list(answer.itertuples())
    return pd.DataFrame({
        heading: answer[label].array,
        "Antal": [of(row.count, row.n) for row in rows],
        "Andel (95 % intervall)": [
            MISSING if is_missing(row.share) else f"{percent(row.share, 1)} ({_interval(row)})" for row in rows
        ],
        "Mål": [
            MISSING if is_missing(row.goal) else f"{percent(row.goal)} {row.symbol} {row.signal_label}" for row in rows
        ],
    })  # fmt: skip


def _interval(row) -> str:
    return interval(row.low, row.high, getattr(row, "goal", None))


def flow(steps: pd.DataFrame) -> pd.DataFrame:
    """One row per step of the year."""
    return pd.DataFrame({"Steg": steps["label"], "Antal": [number(value) for value in steps["count"]]})


def counts(answer: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    """The columns of `names` (column → Swedish heading) and the count."""
    return answer.assign(count=[number(value) for value in answer["count"]])[[*names, "count"]].rename(
        columns=names | {"count": "Antal"}
    )


def women_and_men(answer: pd.DataFrame) -> pd.DataFrame:
    """One row per outcome: women, men, difference with its interval."""
    rows = list(answer.itertuples())
    return pd.DataFrame({
        "Utfall": answer["label"].array,
        "Kvinnor": [f"{percent(row.women_share, 1)} ({of(row.women_count, row.women_n)})" for row in rows],
        "Män": [f"{percent(row.men_share, 1)} ({of(row.men_count, row.men_n)})" for row in rows],
        "Skillnad (95 % intervall)": [_difference(row) for row in rows],
    })  # fmt: skip


def _difference(row) -> str:
    if is_missing(row.difference):
        return MISSING
    low, high = (number(value * 100, 0) for value in (row.difference_low, row.difference_high))
    return f"{points(row.difference, 1)} ({low} till {high})"
