"""The numbers of a native chart as columns of a sheet: what opens on ”Redigera data”, with the intervals' ends beside
the lengths drawn.

PowerPoint's embedded workbook and Excel's own sheets are both laid out by `columns_of`.
"""

import io
from dataclasses import dataclass
from datetime import date

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from dashboard.handouts.office_charts.description import Chart, Number, Scatter
from finsam_data.cells import TEXT, WORKBOOK

SHEET = "Diagram"
# (which series, what of it): `value`, `low`, `high`, `minus`, `plus`, or `x` and `y` of a curve
Key = tuple[int, str]


@dataclass(frozen=True)
class Column:
    """One column: what it holds, its heading, its values. `less` names the columns whose difference it is."""

    key: Key
    heading: str
    values: tuple[str | date | Number, ...]
    less: tuple[Key, Key] | None = None


def columns_of(chart: Chart | Scatter) -> list[Column]:
    """The columns in order: categories, one per series, then what draws the intervals; two per curve of a scatter."""
    if isinstance(chart, Scatter):
        pairs = [
            (
                Column((place, "x"), f"{curve.name}, {chart.x_title.lower()}", curve.x),
                Column((place, "y"), curve.name, curve.y),
            )
            for place, curve in enumerate(chart.curves)
        ]
        return [column for pair in pairs for column in pair]
    values = [Column((place, "value"), series.name, series.values) for place, series in enumerate(chart.series)]
    return [Column((-1, "category"), "", chart.categories), *values, *_intervals(chart)]


def _intervals(chart: Chart) -> list[Column]:
    columns = []
    for place, series in enumerate(chart.series):
        if any(value is not None for value in series.low):
            value, low, high = (place, "value"), (place, "low"), (place, "high")
            columns += [
                Column(low, f"{series.name}, från", series.low),
                Column(high, f"{series.name}, till", series.high),
                Column((place, "minus"), f"{series.name}, ned", lengths(series.values, series.low), less=(value, low)),
                Column((place, "plus"), f"{series.name}, upp", lengths(series.high, series.values), less=(high, value)),
            ]
    return columns


def lengths(longer: tuple[Number, ...], shorter: tuple[Number, ...]) -> tuple[Number, ...]:
    """How far each value is from the other; missing where either is."""
    return tuple(
        None if one is None or other is None else one - other for one, other in zip(longer, shorter, strict=True)
    )


def place_of(columns: list[Column], key: Key) -> int:
    """Which column, from 0, holds `key`. Raises ValueError when none does."""
    return [column.key for column in columns].index(key)


def cells_of(columns: list[Column], key: Key) -> str:
    """The values' cells of a column in the embedded workbook: `Diagram!$B$2:$B$5`."""
    place = place_of(columns, key)
    letter = xl_col_to_name(place)
    return f"{SHEET}!${letter}$2:${letter}${len(columns[place].values) + 1}"


def head_of(columns: list[Column], key: Key) -> str:
    """The cell with a column's heading."""
    return f"{SHEET}!${xl_col_to_name(place_of(columns, key))}$1"


def write_columns(sheet, columns: list[Column], first_row: int, first_column: int, number, day, head=None) -> None:
    """Writes the columns with their headings into an xlsxwriter sheet; `number`, `day` and `head` are formats. Missing
    is an empty cell.

    A length is a formula, so that an interval follows when its ends are edited; its value is written with it.
    """
    for place, column in enumerate(columns, first_column):
        sheet.write_string(first_row, place, column.heading, head)
        for row, value in enumerate(column.values, first_row + 1):
            if value is None:
                sheet.write_blank(row, place, None, number)
            elif column.less:
                one, other = (xl_rowcol_to_cell(row, first_column + place_of(columns, key)) for key in column.less)
                sheet.write_formula(row, place, f"={one}-{other}", number, value)
            elif isinstance(value, date):
                sheet.write_datetime(row, place, value, day)
            elif isinstance(value, str):
                sheet.write_string(row, place, value, head)
            else:
                sheet.write_number(row, place, value, number)


def workbook(columns: list[Column], number_format: str) -> bytes:
    """The embedded workbook."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, WORKBOOK) as book:
        sheet = book.add_worksheet(SHEET)
        write_columns(
            sheet,
            columns,
            0,
            0,
            book.add_format({"num_format": number_format}),
            book.add_format({"num_format": "yyyy-mm-dd"}),
            book.add_format(TEXT),
        )
        sheet.autofit(300)
    return buffer.getvalue()
