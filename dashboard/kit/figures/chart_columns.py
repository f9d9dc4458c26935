"""From a question's answer to the columns that a chart form asks for: positions, colours and the Swedish words beside
the marks.

Pure functions, table in, table out. What a reader sees in a chart is worded here and nowhere else.
"""

import itertools

import pandas as pd

from finsam_data.swedish import HIDDEN, MISSING, is_missing, number, percent


def number_format(decimals: int = 0) -> str:
    """How a spreadsheet writes a number that is no share: `#,##0`, with one decimal `#,##0.0`. The rows of a chart
    carry a format beside their words, so that a native chart writes each number as the page does.
    """
    return f"#,##{_digits(decimals)}"


def percent_format(decimals: int = 0) -> str:
    """How a spreadsheet writes a share (0–1): `0 %`, with one decimal `0.0 %`."""
    return f"{_digits(decimals)} %"


def printed_percent_format(value) -> str:
    """How a spreadsheet writes a percentage that is kept as the papers print it (0–100): as percent_printed does."""
    return f'{_digits(0 if is_missing(value) or value == int(value) else 1)}" %"'


def _digits(decimals: int) -> str:
    return f"0.{'0' * decimals}" if decimals else "0"


def count_rows(labels: list[str], counts: list[float], tint: str | list[str]) -> pd.DataFrame:
    """For amounts.span_rows: plain counts from zero, one colour or one per row."""
    return pd.DataFrame({
        "position": range(1, len(labels) + 1), "start_count": 0, "end_count": counts, "colour": tint,
        "heading": [f"{label}: {number(count)}" for label, count in zip(labels, counts, strict=True)],
        "label": labels, "number_format": number_format(),
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
        "number_format": percent_format(),
    })  # fmt: skip


def few(n, mark_below_n: int) -> str:
    """`, få personer` after an n that is too small to say much."""
    return ", få personer" if n < mark_below_n else ""


def cell_share(share, hidden: bool = False) -> str:
    """A share in a table cell: `26 %`, `–` for missing, `..` for hidden."""
    return HIDDEN if hidden else percent(share)
