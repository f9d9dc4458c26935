"""The tables behind the surveys' charts. Pure functions."""

import pandas as pd

from dashboard.kit.figures.words import short_name
from dashboard.subjects.surveys.chart_columns import _counted, _difference
from finsam_data.swedish import HIDDEN, MISSING, interval, is_missing, number, of, percent


def table(results: pd.DataFrame, answers: pd.DataFrame) -> pd.DataFrame:
    """Every answer on every platform: count and share; after them the sum that the goal counts, with its interval."""
    rows = []
    for result in results.itertuples():
        name = short_name(result.platform_label)
        for one in answers[answers["platform"] == result.platform].itertuples():
            unknown = HIDDEN if one.is_hidden else MISSING
            texts = (unknown, unknown) if is_missing(one.count) else (number(one.count), percent(one.share, 1))
            rows.append((name, one.answer, *texts))
        share = (
            HIDDEN if is_missing(result.share) else f"{percent(result.share, 1)} ({interval(result.low, result.high)})"
        )
        rows.append((name, _counted(answers), of(result.count, result.n), share))
    return pd.DataFrame(rows, columns=["Plattform", "Svar", "Antal", "Andel"])


def side_by_side_table(pairs: pd.DataFrame) -> pd.DataFrame:
    """One row per platform: participants, staff, difference with its interval."""
    rows = list(pairs.itertuples())
    return pd.DataFrame({
        "Plattform": [short_name(row.platform_label) for row in rows],
        "Deltagare": [
            f"{percent(row.participants_share, 1)} ({of(row.participants_count, row.participants_n)})" for row in rows
        ],
        "Personal": [f"{percent(row.staff_share, 1)} ({of(row.staff_count, row.staff_n)})" for row in rows],
        "Skillnad (95 % intervall)": [_difference(row) for row in rows],
    })  # fmt: skip
