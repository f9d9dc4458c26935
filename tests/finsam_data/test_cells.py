"""A text that a spreadsheet could take for a formula stays a text, and a number stays a number."""

import pandas as pd
import pytest

from finsam_data.cells import text_cell, text_cells


@pytest.mark.parametrize("cell", [
    '=HYPERLINK("x")', "+1+cmd", "-2+3", "@SUM(A1)", "\tx", "\rx", "\nx", " =1", "\u00a0=1", "＝1", "＋a", "－a", "＠a",
    "\u200b=1", "\ufeff=1", "=", "-", "- punkt", "|x",
])  # fmt: skip
def test_what_could_be_a_formula_becomes_a_text(cell):
    assert text_cell(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-3,5", "+9", "-1 000", "-0.5", "12 %", "−3,5", "Umeå", "", "a=b", 5, -3.5, None])
def test_numbers_and_words_stay(cell):
    assert text_cell(cell) is cell


def test_headings_too():
    table = text_cells(pd.DataFrame({"=a": ["=b", "-3,5", None, 4]}))
    assert list(table) == ["'=a"] and list(table["'=a"])[:2] == ["'=b", "-3,5"]
