"""What the columns of an answer are called in files, and what they hold: data/codes/columns.csv says it of every one.

A column that the table does not know is never left out in silence: no file is made, and what to do is said.
"""

import logging
from dataclasses import dataclass

import pandas as pd

from dashboard.kit.cached import ask, prepared
from finsam_data.questions import register
from finsam_data.record.rules.answer_columns import ALL, AREA, FIGURES, INTERNAL, NUMBERS, PERIOD, SOURCE, WORDS

SHARE = "andel"  # the unit of numbers that are parts of one


class ColumnUnknown(Exception):
    """An answer has a column that data/codes/columns.csv does not name. The text is for
    whoever keeps the record.
    """


@dataclass(frozen=True)
class Column:
    """A column of an answer: its Swedish name, its kind and, for numbers, their unit."""

    column: str
    name: str
    kind: str
    unit: str


def columns_of(answer: pd.DataFrame, figure: str = "") -> list[Column]:
    """The columns of an answer that readers may see, in the order of columns.csv. `figure` is the figure's key.

    Raises ColumnUnknown, and logs it, when there is one without a name.
    """
    known = prepared(_known)
    places, unknown = [], []
    for column in answer.columns:
        kinds = (NUMBERS, FIGURES) if _is_number(answer[column]) else (WORDS, AREA, PERIOD, SOURCE)
        rows = known.get((column, figure)) or known.get((column, ""), [])
        # a column that is words in one answer and numbers in another has a row for each
        found = next((row for row in rows if row[1].kind in kinds), rows[0] if len(rows) == 1 else None)
        (places if found else unknown).append(found or column)
    if unknown:
        message = f"Kolumnen {', '.join(unknown)} i {figure or 'tabellen'} saknar namn. Skriv det i codes/columns.csv."
        logging.getLogger(__name__).error(message)
        raise ColumnUnknown(message)
    return [column for _, column in sorted(places, key=lambda place: place[0]) if column.kind != INTERNAL]


def measure_of(figure: str) -> str:
    """What the table of a figure measures, where columns.csv says more than the figure's own words; else nothing."""
    return next((column.name for _, column in prepared(_known).get((ALL, figure), [])), "")


def _known() -> dict[tuple[str, str], list[tuple[int, Column]]]:
    """(place in the table, column) by column and figure."""
    known: dict[tuple[str, str], list[tuple[int, Column]]] = {}
    for place, row in enumerate(ask(register.column_names).fillna("").itertuples(index=False)):
        column = Column(row.column, row.name, row.kind, row.unit)
        known.setdefault((row.column, row.figure), []).append((place, column))
    return known


def _is_number(values: pd.Series) -> bool:
    return pd.api.types.is_numeric_dtype(values) or (
        len(given := values.dropna()) > 0 and all(isinstance(value, int | float) for value in given)
    )
