"""From a question's answer to the columns that a chart form asks for: positions, colours and the Swedish words beside
the marks.

Pure functions, table in, table out. What a reader sees in a chart is worded here and nowhere else.
"""

import itertools

import pandas as pd

from finsam_data.swedish import (
    HIDDEN,
    MISSING,
    number,
    percent,
)


def count_rows(labels: list[str], counts: list[float], tint: str | list[str]) -> pd.DataFrame:
    """For amounts.span_rows: plain counts from zero, one colour or one per row."""
    return pd.DataFrame({
        "position": range(1, len(labels) + 1), "start_count": 0, "end_count": counts, "colour": tint,
        "heading": [f"{label}: {number(count)}" for label, count in zip(labels, counts, strict=True)],
    })  # fmt: skip


def matrix(answer: pd.DataFrame, row_label: str, column_label: str, texts: list[str]) -> pd.DataFrame:
    """For shares.matrix: one cell per row and column label of `answer`, `–` where it has none; `texts` stand in its
    cells, row by row.
    """
    rows = {label: place for place, label in enumerate(dict.fromkeys(answer[row_label]), 1)}
    columns = {label: place for place, label in enumerate(dict.fromkeys(answer[column_label]), 1)}
    cells = pd.DataFrame(itertools.product(rows, columns), columns=[row_label, column_label])
    answer = cells.merge(answer.assign(text=texts)[[row_label, column_label, "share", "text"]], how="left")
    return pd.DataFrame({
        "row_position": answer[row_label].map(rows), "row_label": answer[row_label],
        "column_position": answer[column_label].map(columns),
        "column_label": answer[column_label], "share": answer["share"], "cell_text": answer["text"].fillna(MISSING),
    })  # fmt: skip


def few(n, mark_below_n: int) -> str:
    """`, få personer` after an n that is too small to say much."""
    return ", få personer" if n < mark_below_n else ""


def cell_share(share, hidden: bool = False) -> str:
    """A share in a table cell: `26 %`, `–` for missing, `..` for hidden."""
    return HIDDEN if hidden else percent(share)
