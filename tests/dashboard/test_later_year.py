"""Every page when a later year is there in a few papers only: each view begins with the latest that it has, and what is
said of the year is what its papers say. The year is invented: tests/later_year.py.
"""

import shutil

import pytest

from dashboard.catalogue import PAGES
from dashboard.kit.figures.figure import Figure
from dashboard.kit.views import restored
from dashboard.meeting.ready import ready_agendas
from dashboard.subjects.economy.accounts import statements
from finsam_data.building.version import build
from tests.conftest import DATA
from tests.dashboard.test_pages import check, choose, open_page
from tests.later_year import add_later_year
from tools.every_view import main as every_view

VIEWS = [(name, view.name) for name, page in PAGES.items() for view in page.views]
# what asks for a municipality, and what is of SCB's own series
NOTICES = {("full_year_equivalents", "Liknande kommuner"), ("full_year_equivalents", "SCB:s serie")}


@pytest.fixture(scope="module")
def later_file(tmp_path_factory):
    folder = shutil.copytree(DATA, tmp_path_factory.mktemp("later") / "data")
    add_later_year(folder)
    build(folder, folder.parent / "later.duckdb")
    return folder.parent / "later.duckdb"


@pytest.fixture(autouse=True)
def later(later_file, monkeypatch):
    monkeypatch.setenv("FINSAM_DATABASE", str(later_file))


def shown(page, view, **choices):
    return restored(PAGES[page], {PAGES[page].tabs_key: view} | choices)


def headings(page, view, **choices):
    return [item.heading.replace("\u00a0", " ") for item in shown(page, view, **choices)]


def test_no_view_fails(capsys):
    assert every_view() == 0, capsys.readouterr().out


@pytest.mark.parametrize(("page", "view"), VIEWS)
def test_every_view_begins_with_figures(page, view):
    assert any(isinstance(item, Figure) for item in shown(page, view)) == ((page, view) not in NOTICES)


@pytest.mark.parametrize(
    ("page", "view", "said"),
    [
        # 68 of the 179 who went on, as the invented paper has it, and not of all 270
        ("results", "Utfall", "Ett av ett mål nåddes 2022, men osäkert: 38 % av dem som gick vidare"),
        # the new platform is a part of the whole from 2022, so the older years keep theirs
        ("results", "Plattformar", "Arbete 2019"),
        # 12 000 − 9 000 − 1 500 tkr
        ("economy", "Resultat", "2022 kostade verksamheten 10 500 tkr, intäkterna var 12 000 tkr och resultatet 1 500"),
        ("economy", "Vem betalar", "Medlemmarna betalade 12 000 tkr 2022: staten 50 %"),
        # a result of 1 500 where the budget had 0
        ("economy", "Mot budget", "Resultatet blev 1 500 tkr bättre än budget"),
        # 32 of 40 on one platform and 11 of 15 on the other, where the goal is 75 %
        ("social_follow_up", "Enkäter", "Stödet hjälpte: en av två plattformar når målet 75 %"),
        ("social_follow_up", "Strategiska mål", "Styrelsens betyg 2022: Unga 3 av 4"),
        ("social_follow_up", "Mindre nöjda", "Personal och styrgrupper når inte målet i 12 av 28 fall"),
        ("surroundings", "Hinder", "En deltagare på Ungdomstorget har i snitt 3,5 hinder"),
    ],
)
def test_the_headings_are_of_the_latest_that_there_is(page, view, said):
    assert headings(page, view)[0].startswith(said)


def test_what_is_said_of_a_year_is_of_that_year():
    """A scale with four steps has two upper ones; the project outside the budget had lines in 2019 only."""
    (answers, *_) = shown("social_follow_up", "Enkäter")
    assert "de två översta svaren" in answers.legend
    (result, *_) = shown("economy", "Resultat")
    (earlier, *_) = shown("economy", "Resultat", ekonomi_ar="2019")
    assert "EU-projektet" not in result.measure and "EU-projektet" in earlier.measure
    (lines,) = shown("economy", "Post för post", **{"del": "EU-projektet"})
    assert lines.title == "EU-projektet 2022: inga poster" and lines.text.endswith("Den har poster 2019.")


def test_a_year_that_nobody_chose_follows_the_view():
    page = open_page("results")
    check(page)
    assert page.session_state["ar"] == "2022"
    choose(page, vy="Plattformar")
    check(page)
    assert page.session_state["ar"] == "2019" and "Arbete 2019" in page.title[0].value
    choose(page, vy="Utfall")
    assert page.session_state["ar"] == "2022"


def test_a_year_that_somebody_chose_stays():
    page = choose(open_page("results"), ar="2018")
    for view in ("Plattformar", "Flöde", "Utfall"):
        choose(page, vy=view)
        check(page, view)
        assert page.session_state["ar"] == "2018", view
    # the same for the year that a view would have begun with
    choose(page, vy="Plattformar", ar="2022")
    assert page.session_state["ar"] == "2022" and "inga uppgifter" in page.title[0].value
    choose(page, vy="Utfall")
    choose(page, vy="Plattformar")
    assert page.session_state["ar"] == "2022"
    linked = open_page("results", ar="2022", vy="Plattformar")
    assert linked.session_state["ar"] == "2022"


def test_the_ready_agendas_lose_no_point():
    assert [agenda.left_out for agenda in ready_agendas()] == [[], [], [], []]


def test_a_goal_area_has_the_name_of_its_year():
    names = {
        year: {name for item in shown("social_follow_up", "Index", bokslut=year) for name in item.table.iloc[:, 0]}
        for year in ("2022", "2019")
    }
    assert "För deltagarna" in names["2022"] and "Deltagarnytta" not in names["2022"]
    assert "Deltagarnytta" in names["2019"] and "För deltagarna" not in names["2019"]


def test_the_tertials_of_the_year_can_be_chosen():
    for tertial, share in (("Tertial 1 2022", "33"), ("Tertial 2 2022", "25")):
        (said,) = headings("results", "Utfall", ar=tertial)
        assert share in said and tertial.lower() in said.lower()


def test_a_statement_starts_with_the_latest_year_that_has_it():
    """The invented årsredovisning has a balance sheet alone."""
    starts = {name: statement.years[0] for name, statement in statements().items()}
    assert starts == dict.fromkeys(starts, "2019") | {"Balansräkning": "2022"}
    for name, year in starts.items():
        (figure,) = shown("economy", "Räkenskaper", rakenskap=name)
        assert isinstance(figure, Figure) and list(figure.table)[1] == year
    (notice,) = shown("economy", "Räkenskaper", rakenskap="Not 1", ekonomi_ar="2022")
    assert notice.title == "Not 1 2022 saknas" and "finns för 2019" in notice.text
