"""The smaller parts of Översikt: tiles, changes, the latest paper and what to look at, for every group and period in
both modes.
"""

import re

import pytest
import yaml

from dashboard.catalogue import PAGES
from dashboard.kit.figures.figure import Figure
from dashboard.kit.views import restored
from dashboard.overview import parts as tiles
from finsam_data.database import Database
from tests.conftest import DATA
from tests.dashboard.conftest import choices
from tests.dashboard.test_views import NOT_WORDS
from tests.papers import participants as papers


@pytest.fixture(params=["database_file", "public_file"], ids=["styrelse", "publik"])
def every_choice(request, monkeypatch):
    file = request.getfixturevalue(request.param)
    monkeypatch.setenv("FINSAM_DATABASE", str(file))
    return choices(Database(file), "T")


def test_words_are_whole(every_choice):
    for choice in every_choice:
        volumes, changes, latest, links = (
            part(choice) for part in (tiles.volumes, tiles.changes, tiles.latest_paper, tiles.things_to_look_at)
        )
        assert len(volumes.values) == 4
        words = [text for pair in volumes.values for text in pair] + [volumes.source, changes.heading, *changes.lines]
        # no line about how the counts were read, and no button, where there are none
        assert bool(volumes.calculation) == bool(volumes.fact_ids) == any(value != "–" for _, value in volumes.values)
        words += [latest.heading, *latest.lines, *(link.label for link in links)]
        for text in words:
            assert text.strip() and not NOT_WORDS.search(text), (choice.sentence, text)
        assert changes.lines, "a change, or the reason why there is none"
        assert len(links) <= 4 + 5


def test_tiles_show_the_papers_numbers(every_choice):
    """Hand-typed tables: the number, or two dots where it is hidden."""
    seen = 0
    for choice in every_choice:
        place = (choice.period, choice.group_code)
        if place in papers.YEAR_TABLES:
            table = papers.counts(*place)
            shown = [value.replace("\u00a0", "") for _, value in tiles.volumes(choice).values]
            expected = [str(table[name, "T"]) for name in ("deltagare", "nya", "avslutade", "kvar")]
            assert all(value in (number, "..") for value, number in zip(shown, expected, strict=True)), place
            seen += shown == expected
    assert seen >= 5


def test_a_change_says_against_what(every_choice):
    for choice in every_choice:
        for line in tiles.changes(choice).lines:
            if not line.startswith("Ingen jämförelse"):
                assert re.search(r"från \d+\u00a0%", line), line
    whole = next(choice for choice in every_choice if (choice.group_code, choice.period) == ("hela-forbundet", "2019"))
    assert (
        tiles.changes(whole)
        .lines[0]
        .startswith("Ingen jämförelse: 2018 års siffror för hela förbundet räknar in Hikikomori")
    )


def test_missed_goals_come_before_findings(every_choice):
    whole = next(choice for choice in every_choice if (choice.group_code, choice.period) == ("hela-forbundet", "2019"))
    links = tiles.things_to_look_at(whole)
    labels = [link.label.replace("\u00a0", " ") for link in links]
    assert labels[:2] == ["▲ Arbete ej nått: 26 % mot målet 35 %", "▲ Studier ej nått: 18 % mot målet 25 %"]
    assert [link.page for link in links[:2]] == ["results"] * 2
    assert {link.page for link in links[2:]} == {"data_and_sources"}


AREAS = ("Alla kommuner", "Umeå", "Vännäs", "Vindeln", "Robertsfors", "Nordmaling", "Bjurholm")


@pytest.mark.parametrize("area", AREAS)
def test_in_short_says_what_the_pages_say_and_leads_there(area, database_file):
    """The whole is riket's neighbour; a municipality's lines name it, and no line is a reason why there is nothing."""
    links = tiles.elsewhere(area)
    assert len(links) >= 2
    for link in links:
        shown = restored(PAGES[link.page], link.choices)[0]
        assert isinstance(shown, Figure) and link.label == shown.heading and link.topic
        assert link.choices.get("kommun", "Alla kommuner") == area
    if area == "Nordmaling":
        assert links[0].topic == "Försörjning"
        assert links[0].label.replace("\u00a0", " ").startswith("Nordmaling 2019: 606 helårsekvivalenter, 16,7 %")
    # nobody has answered and nobody has been graded in Bjurholm: that is no finding
    assert (area == "Bjurholm") != ("social_follow_up" in {link.page for link in links})


def test_the_latest_paper_is_told_about_those_who_were_chosen(database_file):
    """Tertial 2 2020 gives the outcomes of the whole only for women and men together: 22 of 59 to work."""
    (line, *_) = tiles.latest_paper(restored_choice({"kon": "Kvinnor"})).lines
    together = "Kvinnor och män tillsammans: 59 avslutades, 37 % gick till arbete."
    assert line.replace("\u00a0", " ") == f"Tertial 2 2020, kvinnor: inga redovisade utfall. 27 avslutades. {together}"


def test_what_to_look_at_leads_to_the_chosen_sex(database_file):
    women = tiles.things_to_look_at(restored_choice({"kon": "Kvinnor"}))
    assert {link.choices.get("kon") for link in women if link.page == "results"} == {"Kvinnor"}


def restored_choice(address):
    return PAGES["results"].control.read(address)


def test_every_view_that_is_told_in_short_exists():
    rows = yaml.safe_load((DATA / "overview.yaml").read_text(encoding="utf-8"))
    assert rows
    for row in rows:
        page = PAGES[row["page"]]
        assert row["choices"][page.tabs_key] in [view.name for view in page.views]
