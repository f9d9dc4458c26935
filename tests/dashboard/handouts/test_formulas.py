"""A scenario, a meeting and a heading that are called =HYPERLINK(…), in every file that the program makes: no formula,
no link, and the words as they were written.
"""

import csv
import io
import re
import zipfile

import openpyxl
import pytest

from dashboard.catalogue import PAGES
from dashboard.handouts.excel.book import as_excel
from dashboard.handouts.pdf.typeset import as_pdf
from dashboard.handouts.powerpoint.deck import as_powerpoint
from dashboard.kit.files.csv_file import as_csv
from dashboard.meeting.model import Meeting, Point
from dashboard.meeting.resolve import resolve_all
from dashboard.subjects.what_if.files import workbook_of
from dashboard.subjects.what_if.state import scenarios_of
from finsam_data.scenarios import link
from finsam_data.scenarios.scenario import Scenario

NAME = '=HYPERLINK("http://evil.example")'
SIGNS = ("=1+1", "+1+1", "-1+1", "@SUM(1)", "＝1+1", "www.evil.example a@evil.example")
LINK = link.encode(
    [Scenario(name=NAME, state=5_500_000), *(Scenario(name=sign, state=5_600_000) for sign in SIGNS[:3])]
)
POINTS = tuple(
    Point("what_if", (("tankom", view.name), ("s", LINK)), SIGNS[0], NAME, NAME) for view in PAGES["what_if"].views
)
MEETING = Meeting(NAME, "2026-03-20", POINTS)


@pytest.fixture(scope="module")
def shown(database_file):
    return resolve_all(MEETING)


def sheets_are_text(content: bytes, formulas_allowed: bool = False) -> str:
    """Asserts that no text of a workbook is a formula or leads out. Returns all its texts."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        names = [name for name in parts.namelist() if name.endswith((".xml", ".rels"))]
        whole = {name: parts.read(name).decode() for name in names}
    assert not [name for name, text in whole.items() if 'TargetMode="External"' in text]
    assert not [text for text in whole.values() if re.search(r"<f[ >][^<]*(HYPERLINK|1\+1|SUM\(1\))", text)]
    book = openpyxl.load_workbook(io.BytesIO(content))
    texts = []
    for sheet in book:
        assert not sheet.title.startswith(tuple("=+-@"))
        for cell in (cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)):
            if cell.data_type == "f":
                assert formulas_allowed, cell
                continue
            texts.append(cell.value)
            assert cell.data_type == "s"
            if cell.value.startswith(tuple("=+@")):
                assert cell.quotePrefix, f"{sheet.title} {cell.coordinate} would be a formula once it is edited"
    assert not (book.properties.title or "").startswith(tuple("=+-@"))
    return "\n".join(texts)


def test_the_meeting_as_excel(shown):
    assert NAME in sheets_are_text(as_excel(NAME, MEETING.date, shown))


def test_the_scenario_as_excel(database_file):
    texts = sheets_are_text(workbook_of(scenarios_of(LINK)), formulas_allowed=True)
    assert NAME in texts and SIGNS[0] in texts


def test_powerpoint_and_the_sheets_in_its_charts(shown):
    content = as_powerpoint(NAME, MEETING.date, shown)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        books = [parts.read(name) for name in parts.namelist() if name.endswith(".xlsx")]
        outside = [name for name in parts.namelist() if name.endswith(".rels") and b"External" in parts.read(name)]
        slides = "".join(parts.read(name).decode() for name in parts.namelist() if name.startswith("ppt/slides/slide"))
    assert books and not outside and "hlinkClick" not in slides
    for book in books:
        sheets_are_text(book, formulas_allowed=True)


def test_the_pdf_has_no_link_out(shown):
    content = as_pdf(NAME, MEETING.date, shown)
    assert b"/URI" not in content


def test_every_csv_of_a_scenario(shown):
    """Opened as a spreadsheet reads it: no cell begins as a formula, numbers are numbers."""
    figures = [figure for point in shown for figure in point.figures]
    assert figures
    cells = [
        cell
        for figure in figures
        for row in csv.reader(io.StringIO(as_csv(figure).decode("utf-8-sig")), delimiter=";")
        for cell in row
    ]
    assert any(NAME in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(tuple("=+@＝")) or re.match(r"-(?![0-9 ,]+$)", cell)]
    assert any(re.fullmatch(r"-?[0-9]+(,[0-9]+)?", cell) for cell in cells)
