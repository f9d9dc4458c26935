"""The files that a reader downloads: the meeting as PowerPoint (also on the reader's own template), PDF and Excel, and
the tables of a year or a tertial.
"""

import io
import re

import docx
import pypdf
import pytest
from pptx import Presentation
from python_calamine import CalamineWorkbook

from dashboard.catalogue import PAGES
from dashboard.handouts.contents import parts_of
from dashboard.meeting.model import MAX_POINTS, Meeting, Point, encode
from dashboard.meeting.resolve import resolve_all
from tests.browser.test_using_it import choose, open_page
from tools.pages import MEETING, address, wait_until_still

HAND_OUT = address("motet", mote=encode(MEETING), motesflik="Dela ut")


def fetched(page, name) -> tuple[str, bytes]:
    """Clicks the button and returns (file name, content) of the file that is downloaded."""
    with page.expect_download(timeout=90_000) as download:
        page.get_by_role("button", name=name, exact=True).click()
    wait_until_still(page)
    return download.value.suggested_filename, download.value.path().read_bytes()


@pytest.fixture
def panel(watched_page, base_address):
    open_page(watched_page, base_address, HAND_OUT)
    yield watched_page
    assert not watched_page.faults


def test_the_meeting_becomes_powerpoint_pdf_and_excel(panel):
    titles = [part.title for part in parts_of(resolve_all(MEETING))]
    name, content = fetched(panel, "PowerPoint")
    assert name.endswith(".pptx")
    shown = [slide.shapes.title.text_frame.text for slide in Presentation(io.BytesIO(content)).slides]
    assert [title for title in shown[1:] if "(tabell" not in title] == titles
    name, content = fetched(panel, "PDF")
    text = "".join("".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    assert name.endswith(".pdf") and all("".join(title.split()) in text for title in titles)
    name, content = fetched(panel, "Excel")
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert name.endswith(".xlsx") and len(book.sheet_names) == len(MEETING.points) + 2


def test_the_page_says_how_far_it_has_come(panel, base_address):
    views = [(name, page, view) for name, page in PAGES.items() if page.tabs_key for view in page.views]
    points = tuple(Point(name, ((page.tabs_key, view.name),)) for name, page, view in views)
    long = Meeting("Lång", "", points[:MAX_POINTS])
    open_page(panel, base_address, address("motet", mote=encode(long), motesflik="Dela ut"))
    with panel.expect_download(timeout=90_000):
        panel.get_by_role("button", name="PDF", exact=True).click()
        told = panel.get_by_text(re.compile(r"^\d+ av \d+: "))
        told.first.wait_for(timeout=60_000)
    wait_until_still(panel)
    assert not told.count(), "the progress disappears when the file is done"


def test_an_own_template_is_used_and_one_that_does_not_fit_says_why(panel):
    panel.get_by_text("Egen PowerPoint-mall").click()
    wait_until_still(panel)
    upload = panel.locator('input[type="file"]')
    mime = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    upload.set_input_files({"name": "trasig.pptx", "mimeType": mime, "buffer": b"ingen mall"})
    wait_until_still(panel)
    assert "går inte att läsa som en PowerPoint-mall" in panel.inner_text("body")
    own = io.BytesIO()
    Presentation().save(own)
    upload.set_input_files({"name": "egen.pptx", "mimeType": mime, "buffer": own.getvalue()})
    wait_until_still(panel)
    assert "Mallen egen.pptx används." in panel.inner_text("body")
    _, content = fetched(panel, "PowerPoint")
    assert Presentation(io.BytesIO(content)).slide_width == Presentation().slide_width


def test_the_tables_of_any_period(panel):
    choose(panel, "Period", "2019")
    for ending, name in (("pdf", "Tabeller i PDF"), ("docx", "Tabeller i Word"), ("xlsx", "Tabeller i Excel")):
        file, content = fetched(panel, name)
        assert file == f"tabeller_2019.{ending}"
        if ending == "docx":
            assert docx.Document(io.BytesIO(content)).tables[0].rows[1].cells[3].text == "904"
