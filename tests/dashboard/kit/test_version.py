"""A run reads one version, and an open presentation keeps its own until it is closed: by Streamlit's test runner."""

import shutil
import time
from pathlib import Path

import pytest

from dashboard.kit.guard import file as guarded_file
from dashboard.kit.version import FALLBACK
from dashboard.meeting.model import encode
from finsam_data.building.version import build
from finsam_data.database import Database
from finsam_data.kept import HOLD_SECONDS
from finsam_data.questions import register
from finsam_data.versions.pointer import database_file as file_that_is_read
from finsam_data.versions.pointer import file_of, point_at
from tests.conftest import DATA
from tests.dashboard.meeting_tabs.test_meeting_page import TWO
from tests.dashboard.test_pages import check, open_page


@pytest.fixture(scope="module")
def two(tmp_path_factory, database_file) -> tuple[Path, str, str]:
    """(place, old, new): a folder with the version of all tests, and one whose förbund has another name."""
    place, record = tmp_path_factory.mktemp("place"), tmp_path_factory.mktemp("record") / "data"
    shutil.copytree(DATA, record)
    who = record / "forbund.yaml"
    who.write_text(who.read_text(encoding="utf-8").replace("name: Samordningsförbundet", "name: Förbundet"), "utf-8")
    new = build(record, place / "made.duckdb")["version"]
    old = register.build_facts(Database(database_file))["data_version"].iloc[0]
    for name, made in ((old, database_file), (new, place / "made.duckdb")):
        file_of(place, name).parent.mkdir(parents=True)
        shutil.copy(made, file_of(place, name))
        shutil.copy(database_file.with_name("chart_forms.json"), file_of(place, name).parent)
    return place, old, new


@pytest.fixture
def swap(two, monkeypatch):
    """Points at the old version, and gives what points at another."""
    place, old, new = two
    monkeypatch.setenv("FINSAM_DATABASE", str(place))

    def to(name: str) -> None:
        point_at(place, name)
        time.sleep(HOLD_SECONDS)

    to(old)
    return to


def shown(page) -> str:
    """The data version at the foot of the page."""
    check(page)
    return page.caption[-1].value.rpartition("Dataversion ")[2].rstrip(".")


def test_a_swap_shows_at_the_next_click_in_figures_and_texts(two, swap):
    _, old, new = two
    page = open_page()
    assert shown(page) == old and page.caption[-1].value.startswith("Samordningsförbundet")
    swap(new)
    assert shown(page.run()) == new and page.caption[-1].value.startswith("Förbundet")
    swap(old)
    assert shown(page.run()) == old, "going back is a swap too"


def test_an_open_presentation_keeps_its_version_until_it_is_closed(two, swap):
    _, old, new = two
    meeting = open_page("meeting", mote=encode(TWO), motesflik="Presentera")
    assert shown(meeting) == old
    swap(new)
    assert [shown(meeting.run()) for _ in range(2)] == [old, old]
    assert shown(open_page()) == new, "others have the new one at once"
    for tab in ("Dagordning", "Presentera"):
        meeting.session_state["motesflik"] = meeting.query_params["motesflik"] = tab
        assert shown(meeting.run()) == new, "the run that closes it is made anew"


def test_a_page_that_presents_nothing_keeps_nothing(two, swap):
    _, old, new = two
    meeting = open_page("meeting", motesflik="Presentera")
    assert shown(meeting) == old
    swap(new)
    assert shown(meeting.run()) == new


def test_a_kept_version_that_is_gone_gives_way(two, swap, tmp_path, monkeypatch):
    place, old, new = two
    own = Path(shutil.copytree(place, tmp_path / "own"))
    monkeypatch.setenv("FINSAM_DATABASE", str(own))
    meeting = open_page("meeting", mote=encode(TWO), motesflik="Presentera")
    assert shown(meeting) == old
    shutil.rmtree(file_of(own, old).parent)
    point_at(own, new)
    time.sleep(HOLD_SECONDS)
    assert shown(meeting.run()) == new


def test_damage_is_said_and_the_newest_whole_version_is_shown(two, swap, tmp_path, monkeypatch):
    place, old, new = two
    own = Path(shutil.copytree(place, tmp_path / "own"))
    monkeypatch.setenv("FINSAM_DATABASE", str(own))
    page = open_page()
    assert not page.warning
    file_of(own, old).write_bytes(b"damaged")
    time.sleep(HOLD_SECONDS)
    assert shown(page.run()) == new
    assert [warning.value for warning in page.warning] == [FALLBACK]


def test_a_file_is_made_of_the_version_that_its_page_shows(two, swap):
    place, old, new = two
    make = guarded_file(lambda: str(file_that_is_read()).encode())
    swap(new)
    assert make() == str(file_of(place, old)).encode()
    assert file_that_is_read() == file_of(place, new)
