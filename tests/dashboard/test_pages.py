"""Every page through Streamlit's own test runner: many choices, hostile addresses, a missing file. No page may fail or
show a traceback.
"""

import itertools
import re
from urllib.parse import quote

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard.catalogue import PAGES
from dashboard.kit.menu import address_of
from dashboard.subjects.surroundings.background_views import BACKGROUNDS
from finsam_data.record.settings.known_views import known_pages
from tests.conftest import ROOT

AREAS = ("Alla kommuner", "Umeå", "Vännäs", "Vindeln", "Robertsfors", "Nordmaling", "Bjurholm")
YEARS = ("2017", "2018", "2019", "Tertial 2 2020")
SEXES = ("Totalt", "Kvinnor", "Män")
PLATFORMS = ("Alla plattformar", "Ungdomstorget", "Vuxentorget", "Samordningsteamet i Bjurholm", "Hikikomori",
    "Särredovisade insatser tillsammans",
             "Ungdomsplattformen (med Hikikomori och Våga växa)")  # fmt: skip
VIEWS = (
    "Utfall",
    "Plattformar",
    "Över tid",
    "Kvinnor och män",
    "Flöde",
    "Annan lösning",
    "Aktualisering",
    "Särredovisade",
)
REGISTER = ("Fynd", "Papperen", "Alla siffror", "Definitioner")
UNAVAILABLE = "Siffrorna går inte att visa just nu"


def open_page(name="overview", **address) -> AppTest:
    """A page as a link opens it, with the choices in the address."""
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    # switch_page works only after a run, and that run's choices would win over the address: a link asks for the page at
    # once
    if name != "overview":
        page._page_hash = calc_hash(address_of(name))
    for key, value in address.items():
        page.query_params[key] = value
    return page.run()


def choose(page: AppTest, **choices) -> AppTest:
    for key, value in choices.items():
        page.session_state[key] = value
    return page.run()


def check(page: AppTest, where=None) -> None:
    """No exception, no error box, one h1, the footer: the page ran to its end."""
    assert not page.exception, (where, [error.value for error in page.exception])
    assert not page.error, (where, [error.value for error in page.error])
    assert len(page.title) == 1, (where, [title.value for title in page.title])
    assert page.title[0].value.strip()
    assert any("Dataversion" in caption.value for caption in page.caption), where
    for text in [*page.title, *page.header, *page.subheader, *page.markdown, *page.caption]:
        assert not re.search(r"\b(nan|NaN|None|NaT|inf|Traceback)\b|<NA>", text.value), (where, text.value)


def names_of(page: str) -> list[str]:
    return [view.name for view in PAGES[page].views]


def test_all_pages_are_tried_here():
    assert set(known_pages()) == {
        "overview", "results", "full_year_equivalents", "economy", "what_if", "social_follow_up", "surroundings",
        "meeting", "data_and_sources",
    }  # fmt: skip


def test_full_year_equivalents_for_every_view_and_municipality():
    for view, area in itertools.product(names_of("full_year_equivalents"), AREAS):
        check(open_page("full_year_equivalents", hae=view, kommun=area), (view, area))


def test_a_preset_and_weights_from_a_link():
    page = open_page(
        "full_year_equivalents",
        hae="Liknande kommuner",
        kommun="Vindeln",
        jamfor="De egna sex",
        vikt_level="3",
        vikt_part_assistance="0",
    )
    check(page)
    own = {"Umeå", "Vännäs", "Robertsfors", "Nordmaling", "Bjurholm"}
    assert page.title[0].value.endswith("är mest lika Vindeln i helårsekvivalenter 2019")
    assert set(re.findall(r"[A-ZÅÄÖ]\w+", page.title[0].value.split(" är mest")[0])) <= own


def test_follow_up_for_every_view_and_municipality():
    for view, area in itertools.product(names_of("social_follow_up"), AREAS):
        check(open_page("social_follow_up", uppfoljning=view, kommun=area), (view, area))


def test_the_social_accounts_of_2017_from_a_link():
    page = open_page("social_follow_up", bokslut="2017", plattform="Ungdomstorget", vem="Deltagare", lage="Ej nått")
    check(page)
    # 1.4, 1.6 and 1.7 of those that participants answered
    assert page.title[0].value == "Deltagarnytta, Ungdomstorget 2017: 3 mål som inte nåddes"
    unknown = open_page("social_follow_up", bokslut="2031", vem="Ingen", mal="Finns inte")
    check(unknown)
    assert unknown.title[0].value.startswith("Hela förbundet 2019: 28 av 61 mål nåddes")


def test_surroundings_for_every_view():
    for view, area in itertools.product(names_of("surroundings"), AREAS[:2]):
        check(open_page("surroundings", omvarld=view, kommun=area), (view, area))
    for background in BACKGROUNDS:
        check(open_page("surroundings", bakgrund=background), background)


def test_overview_for_every_choice():
    page = open_page()
    check(page)
    for area, year in itertools.product(AREAS, YEARS):
        choose(page, kommun=area, ar=year, kon="Totalt")
        check(page, (area, year))
    for area, sex in itertools.product(AREAS[:3], SEXES):
        choose(page, kommun=area, ar="2019", kon=sex)
        check(page, (area, sex))


def test_overview_says_the_finding():
    page = open_page()
    assert (
        page.title[0].value.replace("\u00a0", " ")
        == "Ett av tre mål nåddes 2019: 26 % gick till arbete, målet var 35 %"
    )
    tiles = {metric.label: metric.value for metric in page.metric}
    assert tiles == {"Deltagare": "904", "Nya": "392", "Avslutade": "336", "Kvar": "568"}
    choose(page, kommun="Nordmaling")
    # 9 of 26 is not 35 %
    assert "34,6 %" in page.title[0].value.replace("\u00a0", " ")


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_of_results(view):
    page = open_page("results", vy=view)
    check(page, view)
    for area, year in itertools.product(("Alla kommuner", "Umeå", "Bjurholm"), YEARS):
        choose(page, kommun=area, ar=year, vy=view)
        check(page, (view, area, year))
    for sex in SEXES:
        choose(page, kommun="Umeå", ar="2019", kon=sex)
        check(page, (view, sex))


def test_every_platform_in_every_municipality_says_something():
    page = open_page("results")
    for area, platform in itertools.product(AREAS, PLATFORMS):
        choose(page, kommun=area, plattform=platform)
        check(page, (area, platform))
        if platform == "Hikikomori" and area == "Vindeln":
            assert page.title[0].value == "Hikikomori finns inte i Vindeln"
            assert page.info[0].value == "I Vindeln finns samordningsteamet i Vindeln. Välj det eller Alla plattformar."


def test_every_outcome_can_be_chosen():
    page = open_page("results", vy="Plattformar")
    for outcome, (view, key) in itertools.product(
        ("Arbete", "Studier", "Annan lösning", "Avbrott"), (("Plattformar", "utfall"), ("Över tid", "utfall_over_tid"))
    ):
        choose(page, vy=view, **{key: outcome})
        check(page, (view, outcome))


@pytest.mark.parametrize("view", REGISTER)
def test_every_view_of_data_and_sources(view):
    page = open_page("data_and_sources", register=view)
    check(page, view)


def test_the_register_of_findings_can_be_filtered():
    page = open_page("data_and_sources", register="Fynd")
    everything = len(page.header)
    assert everything > 30
    for kind, severity in itertools.product(
        ("Motsägelse", "Räknefel", "Läsning", "Lucka", "Jämförbarhet"), ("hög", "medel", "låg")
    ):
        choose(page, slag=kind, vikt=severity)
        check(page, (kind, severity))
        assert page.header or page.info, "an empty selection says so"
        assert len(page.header) < everything


@pytest.mark.parametrize(
    "search", ["Vindeln kvar", "353", "finns ingenstans", "%", "(", "\\", "'; DROP TABLE fact; --", "å" * 80]
)
def test_searching_all_figures(search):
    page = open_page("data_and_sources", register="Alla siffror", sok=search)
    check(page, search)


def test_a_search_finds_what_the_papers_say():
    page = open_page("data_and_sources", register="Alla siffror", sok="Vindeln kvar")
    check(page)
    # what the search is about comes before what only mentions it
    first = page.table[0].value["Uppgift"].iloc[0]
    assert first.startswith("Kvar") and "Vindeln" in first
    assert open_page("data_and_sources", register="Alla siffror", sok="_").info, "no codes that nobody sees"
    page = open_page("data_and_sources", register="Alla siffror", sok="finns ingenstans")
    assert "finns ingenstans" in page.info[0].value


HOSTILE = ("<script>alert(1)</script>", "x" * 5_000, "", "Umea", "'; DROP TABLE fact; --", "2019 ")


@pytest.fixture(scope="module")
def as_usual():
    """Title and choices of each page without anything in the address."""
    pages = {name: open_page(name) for name in known_pages()}
    return {
        name: (page.title[0].value, [(box.key, box.value) for box in page.selectbox]) for name, page in pages.items()
    }


@pytest.mark.parametrize("name", list(known_pages()))
@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: quote(value[:12]) or "empty")
def test_an_unknown_choice_in_the_address_falls_back(as_usual, name, value):
    keys = (
        "kommun",
        "plattform",
        "ar",
        "kon",
        "vy",
        "register",
        "utfall",
        "fynd",
        "slag",
        "vikt",
        "amne",
        "rader",
        "okand",
    )
    page = open_page(name, **dict.fromkeys(keys, value))
    check(page, value)
    assert (page.title[0].value, [(box.key, box.value) for box in page.selectbox]) == as_usual[name]


def test_a_link_restores_its_view():
    page = open_page("results", kommun="Vindeln", ar="2019", vy="Flöde")
    check(page)
    assert page.title[0].value == "Samordningsteamet i Vindeln 2019: 33 deltog, 17 avslutades och 16 var kvar"
    assert {box.key: box.value for box in page.selectbox} == {
        "kommun": "Vindeln", "plattform": "Alla plattformar", "ar": "2019", "kon": "Totalt",
    }  # fmt: skip


@pytest.mark.parametrize("name", list(known_pages()))
def test_every_page_works_without_its_frame(name):
    """The first deep link after a restart may run a page before app.py has (DESIGN § 3)."""
    page = AppTest.from_file(str(ROOT / "pages" / f"{name}.py"), default_timeout=30).run()
    assert not page.exception
    assert len(page.title) == 1


# ---- when the file is not there, or not whole


@pytest.mark.parametrize("name", list(known_pages()))
def test_a_missing_file_is_one_swedish_sentence(name, monkeypatch, tmp_path):
    monkeypatch.setenv("FINSAM_DATABASE", str(tmp_path / "missing.duckdb"))
    page = open_page(name)
    assert not page.exception
    assert [title.value for title in page.title] == [UNAVAILABLE]
    assert [error.value for error in page.error] == ["Databasen finns inte ännu. Kör make data och ladda om sidan."]
    assert not page.selectbox
    assert not page.metric


@pytest.mark.parametrize("name", list(known_pages()))
@pytest.mark.parametrize("content", [b"", b"not a database" * 2_000], ids=["empty", "text"])
def test_a_damaged_file_is_one_swedish_sentence(name, content, monkeypatch, tmp_path):
    file = tmp_path / "damaged.duckdb"
    file.write_bytes(content)
    monkeypatch.setenv("FINSAM_DATABASE", str(file))
    page = open_page(name)
    assert not page.exception
    assert [title.value for title in page.title] == [UNAVAILABLE]
    assert len(page.error) == 1
    assert "skadad" in page.error[0].value


def test_the_pages_come_back_when_the_file_does(monkeypatch, tmp_path, database_file):
    file = tmp_path / "finsam.duckdb"
    monkeypatch.setenv("FINSAM_DATABASE", str(file))
    page = open_page()
    assert page.title[0].value == UNAVAILABLE
    file.write_bytes(database_file.read_bytes())
    check(page.run())


# ---- the mode that hides small groups


@pytest.fixture
def public(monkeypatch, public_file):
    monkeypatch.setenv("FINSAM_DATABASE", str(public_file))


def test_public_pages_run_and_say_that_something_is_hidden(public):
    page = open_page()
    check(page)
    assert any("Små grupper är dolda." in caption.value for caption in page.caption)
    for area, year in itertools.product(AREAS[::2], YEARS):
        choose(page, kommun=area, ar=year, kon="Kvinnor")
        check(page, (area, year))
        assert not [metric.value for metric in page.metric if metric.value in ("1", "2", "3", "4")]


@pytest.mark.parametrize("view", VIEWS)
def test_public_results_run(public, view):
    page = open_page("results", vy=view)
    for area, year in itertools.product(("Alla kommuner", "Umeå", "Vindeln"), YEARS):
        choose(page, kommun=area, ar=year, vy=view)
        check(page, (view, area, year))


@pytest.mark.parametrize("view", REGISTER)
def test_public_register_runs(public, view):
    check(open_page("data_and_sources", register=view), view)
