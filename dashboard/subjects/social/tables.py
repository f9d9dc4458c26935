"""The tables behind the charts of the social goals. Pure functions."""

import pandas as pd

from dashboard.subjects.social import words
from finsam_data.swedish import MISSING, interval, is_missing, number


def goal_table(goals: pd.DataFrame, names: list[str] | None = None) -> pd.DataFrame:
    """One row per goal: what, result, interval, goal with its signal."""
    rows = list(goals.itertuples())
    return pd.DataFrame({
        "Mål": names or [words.goal_name(row) for row in rows],
        "Utfall": [words.result_text(row) for row in rows],
        "95 % intervall": [MISSING if is_missing(row.share) else interval(row.low, row.high) for row in rows],
        "Mål och signal": [f"{words.goal_text(row)} {row.symbol} {row.signal_label}" for row in rows],
    })  # fmt: skip


def part_table(parts: pd.DataFrame) -> pd.DataFrame:
    """One row per goal area and signal."""
    return pd.DataFrame({
        "Målområde": parts["label"], "Signal": parts["symbol"] + " " + parts["signal_label"],
        "Antal mål": [number(value) for value in parts["goals"]],
    })  # fmt: skip


def grid_table(cells: pd.DataFrame) -> pd.DataFrame:
    """One row per indicator and platform."""
    rows = list(cells.assign(goal_number=None, result_number=None).itertuples())
    return pd.DataFrame({
        "Indikator": [words.goal_name(row) for row in rows], "Plattform": cells["platform_name"].array,
        "Utfall": [words.result_text(row) for row in rows],
        "Mål och signal": [f"{words.goal_text(row)} {row.symbol} {row.signal_label}" for row in rows],
    })  # fmt: skip
