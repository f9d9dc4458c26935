"""The tab ”Dela ut” through Streamlit's test runner, and what happens on the thread that makes a file."""

import subprocess
import sys

import pytest

from dashboard.meeting.model import encode
from dashboard.meeting_tabs.hand_out import Work, _made
from tests.conftest import ROOT
from tests.dashboard.test_pages import check, open_page
from tools.pages import MEETING


def test_the_tab_offers_every_file():
    page = open_page("meeting", mote=encode(MEETING), motesflik="Dela ut")
    check(page)
    assert [header.value for header in page.header] == ["Mötet som fil", "Tertialrapport och årsbilaga"]
    labels = [button.label for button in page.get("download_button")]
    assert labels == ["PowerPoint", "PDF", "Excel", "Tabeller i PDF", "Tabeller i Word", "Tabeller i Excel"]
    (period,) = [box for box in page.selectbox if box.label == "Period"]
    assert period.options == ["Tertial 2 2020", "2019", "2018", "2017"]


def test_a_meeting_without_points_says_what_to_do_and_the_tables_are_there():
    page = open_page("meeting", motesflik="Dela ut")
    check(page)
    assert "inga punkter" in page.info[0].value
    assert [button.label for button in page.get("download_button")] == [
        "Tabeller i PDF",
        "Tabeller i Word",
        "Tabeller i Excel",
    ]


def test_work_tells_how_far_it_has_come_and_that_it_is_done():
    work, seen = Work(), []

    def make(tell):
        assert work.is_running and not work.is_finished
        tell(1, 3, "Flöde")
        seen.append((work.done, work.total, work.text))
        return b"fil"

    assert _made(make, work) == b"fil"
    assert seen == [(1, 3, "Flöde")] and work.is_finished and not work.has_failed


def test_work_that_fails_says_so_and_can_be_done_again():
    work = Work()

    def fail(tell):
        raise RuntimeError("trasig")

    with pytest.raises(RuntimeError):
        _made(fail, work)
    assert work.is_finished and work.has_failed
    assert _made(lambda tell: b"fil", work) == b"fil" and not work.has_failed


def test_the_page_loads_nothing_that_only_a_file_needs():
    """PowerPoint, Word, Typst, Altair and the converter are loaded by the first download: they take a second
    together.
    """
    code = (
        "import sys\nfrom tests.dashboard.test_pages import open_page\nfrom tools.pages import MEETING\nfrom "
        "dashboard.meeting.model import encode\n"
        "page = open_page('meeting', mote=encode(MEETING), motesflik='Dela ut')\nassert not page.exception and "
        "page.header\n"
        "print([name for name in ('pptx', 'docx', 'typst', 'vl_convert', 'xlsxwriter') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip().splitlines()[-1] == "[]"
