"""Text in the cells of files that spreadsheets open: a scenario may be called =HYPERLINK(…), and it must stay a name.

In a CSV only the first sign tells a formula from a text; in a workbook each cell has a kind, and xlsxwriter gives a
text another one only if it is let to. Pure.
"""

import re

import pandas as pd

# how every workbook is made: what is written as text is text
WORKBOOK = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
# what the format of a text cell has beside its looks: it stays text when somebody edits the cell
TEXT = {"quote_prefix": True}
# spreadsheets drop spaces and unseen signs before they look, and East Asian ones take the wide signs
_FORMULA = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]*[=+\-@＝＋－＠|]|[\t\r\n]")
_NUMBER = re.compile(r"[-+]?[0-9][0-9 \u00a0\u202f]*([.,][0-9]+)?([eE][-+]?[0-9]+)?[ \u00a0]?%?")


def text_cell(cell: object) -> object:
    """A cell of a CSV: a text that could be taken for a formula gets an apostrophe first, which spreadsheets read as
    ”this is text”. A number, also one that is written as text, and all else stays.
    """
    if isinstance(cell, str) and _FORMULA.match(cell) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def text_cells(table: pd.DataFrame) -> pd.DataFrame:
    """A copy of a table for a CSV, headings too."""
    return table.map(text_cell).rename(columns=text_cell)
