"""A view's link says all that the view needs: what it restores is what the page shows."""

import csv
import itertools

import pytest

from dashboard.catalogue import PAGES
from dashboard.kit import cached
from dashboard.kit.choices.control import ChooseOne
from dashboard.kit.choices.group import ChooseGroup
from dashboard.kit.figures.figure import Notice
from dashboard.kit.views import restore, restored
from dashboard.subjects.full_year.choices import ChooseWeights
from finsam_data.record.settings.known_views import VIEWS_FILE, known_pages
from tests.conftest import DATA
from tests.dashboard.test_pages import open_page
from tools import known_views

LINKS = [
    ("results", {"vy": "Plattformar", "utfall": "Studier", "ar": "2017"}),
    ("results", {"vy": "Utfall", "kommun": "Nordmaling", "kon": "Kvinnor"}),
    ("results", {"vy": "Över tid", "plattform": "Ungdomstorget"}),
    ("results", {"kommun": "Vindeln", "plattform": "Hikikomori"}),
    ("full_year_equivalents", {"hae": "Karta", "ersattning": "Ohälsa", "kommun": "Vindeln"}),
    (
        "full_year_equivalents",
        {"hae": "Liknande kommuner", "kommun": "Vindeln", "jamfor": "De egna sex", "vikt_level": "3"},
    ),
    ("full_year_equivalents", {"hae": "Landet"}),
    ("social_follow_up", {"uppfoljning": "Strategiska mål", "mal": "Kranskommunerna, Vännäs"}),
    (
        "social_follow_up",
        {"uppfoljning": "Socialt bokslut", "plattform": "Ungdomstorget", "bokslut": "2017", "vem": "Personal"},
    ),
    ("surroundings", {"omvarld": "Deltagarna", "bakgrund": "Utbildning"}),
]


def heading_of(items) -> str:
    return items[0].title if isinstance(items[0], Notice) else items[0].heading


@pytest.mark.parametrize(("name", "address"), LINKS)
def test_a_link_restores_what_its_page_shows(name, address):
    assert heading_of(restored(PAGES[name], address)) == open_page(name, **address).title[0].value


@pytest.mark.parametrize("name", list(PAGES))
def test_without_choices_a_link_gives_what_the_page_starts_with(name):
    assert heading_of(restored(PAGES[name], {})) == open_page(name).title[0].value


@pytest.mark.parametrize("name", list(PAGES))
def test_unknown_choices_fall_back_as_on_the_page(name):
    page = PAGES[name]
    keys = [
        page.tabs_key,
        "kommun",
        "plattform",
        "ar",
        "kon",
        "vikt_level",
        *(c.key for v in page.views for c in v.controls if isinstance(c, ChooseOne)),
    ]
    assert restore(page, dict.fromkeys(keys, "<script>")) == restore(page, {})


def test_every_choice_of_the_filters_can_be_read_back():
    group = ChooseGroup(with_platform=True)
    seen = {group.read({"kommun": area, "ar": year, "kon": sex})
            for area, year,
            sex in itertools.product(("Alla kommuner", "Umeå"), ("2018", "2019"), ("Totalt", "Kvinnor",
                "Män"))}  # fmt: skip
    assert len(seen) == 12
    assert ChooseWeights((("level", "Nivå", 1), ("part", "Del", 2))).read({"vikt_level": "3", "vikt_part": "7"}) == (
        ("level", 3),
        ("part", 2),
    )


def test_names_and_keys_are_not_used_twice():
    assert set(PAGES) <= set(known_pages())
    assert len({page.tabs_key for page in PAGES.values()}) == len(PAGES)
    for page in PAGES.values():
        assert len({view.name for view in page.views}) == len(page.views)
    keys = [
        control.key
        for page in PAGES.values()
        for view in page.views
        for control in view.controls
        if isinstance(control, ChooseOne)
    ]
    assert len(set(keys)) == len(keys)


def test_arguments_can_be_kept():
    """cached.prepared keys on them."""
    for page in PAGES.values():
        for view in page.views:
            _, arguments = restore(page, {page.tabs_key: view.name})
            assert hash(arguments) and cached.prepared(view.work, *arguments)


def test_the_build_knows_the_views_of_the_catalogue():
    """A settings file that names a view is checked against data/codes/views.csv: python -m tools.known_views writes
    it.
    """
    assert VIEWS_FILE.read_text(encoding="utf-8") == known_views.table()
    assert {name: page.tabs_key for name, page in known_pages().items() if page.tabs_key} == {
        name: page.tabs_key for name, page in PAGES.items()
    }


def test_what_every_view_needs_is_said_and_is_a_topic():
    """A misspelt name or topic in view_needs.csv would hide its view from everybody in silence."""
    named = {(name, view.name) for name, page in PAGES.items() for view in page.views}
    needs, topics = (
        list(csv.DictReader((DATA / "codes" / f"{name}.csv").open(encoding="utf-8", newline="")))
        for name in ("view_needs", "topics")
    )
    assert sorted((row["page"], row["view"]) for row in needs) == sorted(named)
    # a register is no topic of figures, and SCB's own series comes from SCB
    known = {row["topic"] for row in topics} | {"beslut", "scb"}
    for row in needs:
        assert row["shows"] and row["topics"] and set(row["topics"].split()) <= known, row
