"""A whole invented later year (tests/later_year.py), view by view: what each view starts with and says of it."""

import shutil

import pytest

from dashboard.catalogue import PAGES
from dashboard.kit.figures.figure import Figure, Notice
from dashboard.kit.views import restored
from dashboard.subjects.economy.accounts import STATEMENTS, statement_years
from finsam_data.building.version import build
from tests.conftest import DATA
from tests.later_year import add_later_year

VIEWS = [(name, view.name) for name, page in PAGES.items() for view in page.views]
# what asks for a municipality, and what is of SCB's own series
NOTICES = {("full_year_equivalents", "Liknande kommuner"), ("full_year_equivalents", "SCB:s serie")}


@pytest.fixture(scope="module")
def whole_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    add_later_year(shutil.copytree(DATA, folder / "data"))
    build(folder / "data", folder / "whole.duckdb")
    return folder / "whole.duckdb"


@pytest.fixture(autouse=True)
def whole_year(whole_file, monkeypatch):
    monkeypatch.setenv("FINSAM_DATABASE", str(whole_file))


def shown(name: str, view: str, **choices) -> list[Figure | Notice]:
    return restored(PAGES[name], {PAGES[name].tabs_key: view, **choices})


def headings(name: str, view: str, **choices) -> list[str]:
    return [item.heading.replace("\u00a0", " ") for item in shown(name, view, **choices)]


@pytest.mark.parametrize(("name", "view"), VIEWS)
def test_every_view_starts_with_figures(name, view):
    assert all(isinstance(item, Notice) for item in shown(name, view)) == ((name, view) in NOTICES)


def test_what_the_views_say_of_it():
    """By hand: 68 of 179 is 38 %; 12 000 − 10 500 = 1 500 tkr; 32 of 40 and 11 of 15 chose a top step."""
    assert headings("results", "Utfall") == [
        "Ett av ett mål nåddes 2022, men osäkert: 38 % av dem som gick vidare till en positiv lösning gick till "
        "arbete, målet var 35 %"
    ]
    first, against = headings("economy", "Resultat")[:2]
    assert first == "2022 kostade verksamheten 10 500 tkr, intäkterna var 12 000 tkr och resultatet 1 500 tkr"
    assert against == "2022: budget 0 tkr och utfall +1 500 tkr"
    assert headings("social_follow_up", "Enkäter")[0] == (
        "Stödet hjälpte: en av två plattformar når målet 75 %, ingen säkert"
    )
    assert headings("social_follow_up", "Strategiska mål")[0] == "Styrelsens betyg 2022: Unga 3 av 4"


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
    starts = {name: statement_years(name)[0] for name in STATEMENTS}
    assert starts == dict.fromkeys(STATEMENTS, "2019") | {"Balansräkning": "2022"}
    for name, year in starts.items():
        (figure,) = shown("economy", "Räkenskaper", rakenskap=name)
        assert isinstance(figure, Figure) and list(figure.table)[1] == year
    (notice,) = shown("economy", "Räkenskaper", rakenskap="Not 1", ekonomi_ar="2022")
    assert notice.title == "Not 1 2022 saknas" and "finns för 2019" in notice.text
