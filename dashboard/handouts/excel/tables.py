"""Tables in the sheets: what a question gave as typed numbers, each row with the place where it stands in the papers;
grids with their shade.
"""

from dataclasses import dataclass

import pandas as pd

from dashboard.handouts.contents import Grid, locators_in_short
from dashboard.handouts.office_charts.description import format_of
from dashboard.kit.cached import ask
from dashboard.kit.figures.provenance import STATUS
from dashboard.kit.files.columns import SHARE, Column, columns_of
from finsam_data.cells import TEXT
from finsam_data.questions import register
from finsam_data.record.settings.colours import colour
from finsam_data.swedish import HIDDEN, SEXES, is_missing

LONGEST_COLUMN, LINE_POINTS = 40, 15
# columns that every table of a sheet ends with, in its own words
OF_PAPERS = ("source", "status")
# how many letters of ordinary text fit in one unit of a column's width
LETTERS = 1.15


@dataclass
class Looks:
    """The formats of the workbook."""

    title: object
    heading: object
    plain: object
    quiet: object
    head: object
    cell: object
    share: object
    percent: object
    whole: object
    decimal: object
    day: object
    link: object
    aside: object


def looks_of(book) -> Looks:
    """The formats in a new workbook."""
    base = {"font_name": "Calibri", "font_size": 11, "font_color": colour("text"), "valign": "top"}
    wrapped, quiet = {"text_wrap": True}, {"font_color": colour("muted")}
    line = {"bottom": 1, "bottom_color": colour("hairline"), "indent": 1}
    each = {
        "title": {"bold": True, "font_size": 16} | wrapped, "heading": {"bold": True, "font_size": 13} | wrapped,
        "plain": wrapped, "quiet": quiet | wrapped, "aside": quiet, "cell": line | wrapped | {"align": "left"},
        "link": line | {"font_color": colour("accent"), "underline": 1},
        "head": line | wrapped | {"align": "left", "bold": True, "bottom": 2, "bottom_color": colour("accent"),
        "bg_color": "#F3F7F8"},
        "share": line | {"num_format": "0.0 %"}, "percent": line | {"num_format": '#,##0.#" %"'},
        "whole": line | {"num_format": "#,##0"}, "decimal": line | {"num_format": "#,##0.00"},
        "day": {"num_format": "yyyy-mm-dd"},
    }  # fmt: skip
    texts = dict.fromkeys(("title", "heading", "plain", "quiet", "aside", "cell", "head"), TEXT)
    return Looks(**{name: book.add_format(base | own | texts.get(name, {})) for name, own in each.items()})


def widen(sheet, widths: dict[int, float]) -> None:
    """Sets the widths of the sheet's columns."""
    for column, width in widths.items():
        sheet.set_column(column, column, width)


def set_page(sheet) -> None:
    """How the sheet prints: A4 lying, one page wide, its name and number at the foot."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&RSida &P av &N")
    sheet.hide_gridlines(2)


def write_grid(book, sheet, looks: Looks, grid: Grid, rows: pd.DataFrame, row: int) -> int:
    """A grid of shares with its shade, which follows the numbers. Returns the first free row."""
    for place, label in enumerate(("", *grid.columns)):
        sheet.write_string(row, place, label, looks.head)
    look = book.add_format(
        {
            "num_format": format_of(rows) if "share" in rows else "General",
            "align": "center",
            "text_wrap": True,
        }
    )
    for down, (label, texts, shares) in enumerate(zip(grid.rows, grid.texts, grid.shares, strict=True), row + 1):
        sheet.write_string(down, 0, label, looks.plain)
        for place, (text, share) in enumerate(zip(texts, shares, strict=True), 1):
            if share is None:
                sheet.write_string(down, place, text, look)
            else:
                sheet.write_number(down, place, share, look)
    last = row + len(grid.rows)
    ends = {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": 0.8}
    shade = {"type": "2_color_scale", "min_color": "#F2F7F9", "max_color": "#6FAAC0"}
    sheet.conditional_format(row + 1, 1, last, len(grid.columns), shade | ends)
    return last + 1


def write_table(
    sheet, looks: Looks, answer: pd.DataFrame, row: int, widths: dict[int, float], figure: str = ""
) -> tuple[int, int]:
    """What the question gave, one row each, then where it stands in the papers. Returns (the first free row, how many
    columns). `figure` is the figure's key; a column without a name is refused, as in the CSV.

    `widths` learns how wide each column of the sheet must be.
    """
    named = {column.column: column for column in columns_of(answer, figure)}
    # the papers stand last, and how a figure is read with them
    columns = [column for column in named if column not in OF_PAPERS and answer[column].notna().any()]
    # words first: they say what the numbers are of
    columns.sort(key=lambda column: not isinstance(answer[column].dropna().iloc[0], str))
    heads = [*(named[column].name for column in columns), "Källa", "Ställe", "Hur det är läst"]
    write_row(sheet, row, heads, looks.head, widths)
    units = answer["unit"] if "unit" in answer else [""] * len(answer)
    for down, (record, unit) in enumerate(zip(answer.to_dict("records"), units, strict=True), row + 1):
        values = [
            HIDDEN if column == "share" and record.get("is_hidden") is True else record[column] for column in columns
        ]
        words = [
            SEXES.get(value, value) if column == "sex" else value for column, value in zip(columns, values, strict=True)
        ]
        write_row(sheet, down, [*words, *_where(record.get("fact_ids"), record.get("status"))], looks.cell, widths)
        for place, (column, value) in enumerate(zip(columns, words, strict=True)):
            if not isinstance(value, str):
                _number(sheet, looks, down, place, named[column], value, unit)
    return row + 1 + len(answer), len(heads)


def write_row(sheet, row: int, texts: list, look, widths: dict[int, float]) -> None:
    """The texts of a row, broken within their columns, and the height that they need; what is no text is left to
    others.
    """
    lines = 1
    for place, text in enumerate(texts):
        if isinstance(text, str):
            sheet.write_string(row, place, text, look)
            widths[place] = max(widths.get(place, 10), min(LONGEST_COLUMN, len(text) + 3))
            lines = max(lines, -(-len(text) // int(widths[place] * LETTERS)))
    if lines > 1:
        sheet.set_row(row, lines * LINE_POINTS)


def _number(sheet, looks: Looks, row: int, place: int, column: Column, value, unit: str) -> None:
    """A number in the format of what it is; a missing one is an empty cell."""
    if is_missing(value):
        sheet.write_blank(row, place, None, looks.cell)
    elif isinstance(value, pd.Timestamp):
        sheet.write_string(row, place, value.strftime("%Y-%m"), looks.cell)
    elif column.unit.startswith(SHARE):
        sheet.write_number(row, place, float(value), looks.share)
    elif column.column == "value" and unit == "procent":
        sheet.write_number(row, place, float(value), looks.percent)
    else:
        sheet.write_number(row, place, float(value), looks.whole if float(value).is_integer() else looks.decimal)


def _where(fact_ids, status) -> tuple[str, str, str]:
    """(papers, places with line numbers, how they were read) of the rows of the record behind one row; each once.

    A row that the question computed from them says so (`status` derived), however its parts were read.
    """
    if not pd.api.types.is_list_like(fact_ids) or not len(fact_ids):
        return ("", "", "")
    rows = ask(register.figures_behind, fact_ids=tuple(sorted(int(fact_id) for fact_id in fact_ids)))
    read = STATUS["derived"] if status == "derived" else "; ".join(dict.fromkeys(rows["status"].map(STATUS)))
    return "; ".join(dict.fromkeys(rows["source"])), locators_in_short(rows["locator"]), read
