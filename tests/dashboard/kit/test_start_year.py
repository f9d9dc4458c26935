"""The year that each view of Resultat starts with, in a record with a later year that only some topics have."""

import shutil

import pytest

from dashboard.catalogue import PAGES
from dashboard.kit.figures.figure import Figure
from dashboard.kit.views import restored
from finsam_data.building.version import build
from tests.conftest import DATA
from tests.dashboard.test_pages import check, choose, open_page
from tests.finsam_data.building.later_year import add_paper

# the paper of 2022 tells of the whole förbund's outcomes alone: one count is no flow
STARTS = {
    "Utfall": "2022", "Plattformar": "2019", "Över tid": "2022", "Kvinnor och män": "2019", "Flöde": "2019",
    "Annan lösning": "Tertial 2 2020", "Aktualisering": "2019", "Särredovisade": "2019",
}  # fmt: skip


@pytest.fixture(scope="module")
def thin_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("thin")
    add_paper(shutil.copytree(DATA, folder / "data"))
    build(folder / "data", folder / "thin.duckdb")
    return folder / "thin.duckdb"


@pytest.fixture(autouse=True)
def thin_year(thin_file, monkeypatch):
    monkeypatch.setenv("FINSAM_DATABASE", str(thin_file))


def year_of(page) -> str:
    return page.selectbox(key="ar").value


@pytest.mark.parametrize("view", PAGES["results"].views, ids=lambda view: view.name)
def test_every_view_opens_on_figures(view):
    page = open_page("results", vy=view.name)
    check(page)
    shown = restored(PAGES["results"], {"vy": view.name})
    assert all(isinstance(item, Figure) for item in shown)
    assert (page.title[0].value, year_of(page)) == (shown[0].heading, STARTS[view.name])


def test_a_year_that_nobody_chose_follows_the_view():
    page = open_page("results")
    seen = {}
    for view in [*STARTS, *reversed(STARTS)]:
        seen[view] = year_of(choose(page, vy=view))
        assert not page.info, view
    assert seen == STARTS


def test_a_year_that_somebody_chose_stays():
    page = choose(open_page("results", vy="Kvinnor och män"), ar="2022")
    assert "2019 (" in page.info[0].value, "what the paper lacks is said, with the years that have it"
    page = choose(choose(page, vy="Utfall"), ar="2018")
    for view in STARTS:
        assert year_of(choose(page, vy=view)) == "2018"


def test_a_group_starts_with_its_own_latest_year():
    page = open_page("results", vy="Utfall")
    assert year_of(page) == "2022" and year_of(choose(page, kommun="Vännäs")) == "2019"
    assert year_of(choose(page, kommun="Alla kommuner")) == "2022"


def test_a_year_in_the_address_is_the_readers():
    page = open_page("results", vy="Kvinnor och män", ar="2022")
    assert year_of(page) == "2022" and page.info
