"""What somebody writes in a link, a file or a field is nothing but words wherever the pages show it, it can always be
taken away again, and a short link does not cost long work.
"""

import json
import re
from datetime import date

import pytest

from dashboard.catalogue import PAGES
from dashboard.kit import cached
from dashboard.meeting.model import Meeting, Point, encode, from_file, to_file
from dashboard.meeting.resolve import UNREAD, resolve
from dashboard.meeting_tabs import agenda
from dashboard.meeting_tabs.frozen import freeze
from dashboard.meeting_tabs.portions import AT_ONCE
from dashboard.subjects.register.record_views import LONGEST_SEARCH
from dashboard.subjects.what_if.state import scenarios_of
from dashboard.subjects.what_if.views.contribution_views import who_pays
from finsam_data.scenarios import link
from finsam_data.scenarios.scenario import Scenario
from tests.dashboard.kit.test_inert import plain
from tests.dashboard.test_pages import check, open_page

BAD = "www.evil.example **b** [x](https://e.se) :red[e] a@e.se $d$ <b>"
SHORT = "**b** www.e.se a@e.se [x](y)"
RAW = re.compile(r"www\.e|https://e|\*\*b|\[x\]|:red\[|@e\.se|<b>|\$d")
HOSTILE = Meeting(BAD, "2026-03-20", (
    Point("results", (("vy", "Flöde"),), SHORT, BAD, BAD), Point("results", (("vy", BAD),), SHORT),
    Point(BAD, (), SHORT), Point("results", (("vy", "Flöde"), ("kommun", BAD)), SHORT, "", BAD),
    Point("results", (("vy", "Flöde"), (BAD, "1")), SHORT),
))  # fmt: skip


def read_as_markdown(page) -> list[str]:
    """Every text of a page that Streamlit reads as Markdown."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "info", "warning", "error", "success")
    texts = [element.value for kind in kinds for element in getattr(page, kind)]
    texts += [element.label for kind in ("button", "expander", "checkbox", "metric") for element in getattr(page, kind)]
    texts += [element.proto.label for element in page.get("page_link")]
    for table in page.table:
        texts += [*map(str, table.value.columns), *(str(cell) for row in table.value.itertuples() for cell in row)]
    return texts


def only_words(page, seen: str) -> None:
    assert not page.exception
    texts = read_as_markdown(page)
    assert not [text for text in texts if RAW.search(text)]
    assert any(seen in plain(text) for text in texts), "the reader sees the words themselves"


@pytest.mark.parametrize("tab", ["Dagordning", "Dela ut"])
def test_a_meeting_link(tab):
    only_words(open_page("meeting", mote=encode(HOSTILE), motesflik=tab), BAD)


def test_a_meeting_file_says_the_same():
    assert from_file(to_file(HOSTILE)) == HOSTILE


@pytest.mark.parametrize("view", [view.name for view in PAGES["what_if"].views])
def test_scenario_names(view):
    names = [Scenario(name=SHORT, state=5_500_000), Scenario(name=f"{SHORT}2", state=5_600_000)]
    only_words(open_page("what_if", tankom=view, s=link.encode(names)), SHORT)


@pytest.mark.parametrize("name", PAGES)
def test_every_key_of_every_address(name):
    """What does not exist is repeated to the reader, shortened."""
    for view in PAGES[name].views:
        keys = [field.key for control in (PAGES[name].control, *view.controls) for field in control.fields()]
        page = open_page(name, **{PAGES[name].tabs_key: view.name} | dict.fromkeys(keys, SHORT))
        assert not page.exception and not [text for text in read_as_markdown(page) if RAW.search(text)], view.name


def test_the_search_box():
    only_words(open_page("data_and_sources", register="Alla siffror", sok=SHORT), SHORT)


def test_a_date_that_is_none():
    page = open_page("meeting")
    page.text_input(key="date_0").input(SHORT).run()
    only_words(page, SHORT)


def frozen(**slide) -> bytes:
    content = json.loads(freeze(Meeting(BAD, "", (HOSTILE.points[0],)), date(2026, 3, 20)))
    content["data_version"] = BAD
    for item in content["points"][0]["items"]:
        item["heading"] = BAD
        item["table"]["columns"][1] = item["table"]["rows"][0][0] = BAD
        for fact in item["facts"]:
            fact |= {"measure_label": BAD, "note": BAD, "locator": BAD, "source": BAD}
    content["slides"][1] |= slide
    return json.dumps(content).encode()


def test_a_frozen_file():
    page = open_page("meeting", motesflik="Som visat")
    page.file_uploader[0].upload("x.json", frozen(), "application/json").run()
    only_words(page, BAD)
    assert [button for button in page.button if button.label == "Stäng det frysta mötet"]


def test_a_point_with_keys_that_its_view_does_not_read_is_refused():
    shown = resolve(Point("results", (("vy", "Flöde"), ("embed", "true"))))
    assert not shown.figures and UNREAD in shown.notices[0].text and "embed" in shown.notices[0].text
    page = open_page("meeting", mote=encode(Meeting("", "", (shown.point,))))
    assert not [one for one in page.get("page_link") if "embed" in str(one.proto)]


def test_a_point_that_cannot_be_drawn_can_be_taken_away(monkeypatch):
    monkeypatch.setattr(agenda, "resolve", lambda point: 1 / 0)
    page = open_page("meeting", mote=encode(HOSTILE))
    assert not page.exception and len(page.error) == len(HOSTILE.points)
    labels = [button.label for button in page.button]
    assert labels.count("Ta bort") == len(HOSTILE.points) and "Ta bort alla punkter" in labels
    page.button(key="delete_0").click().run()
    assert len(page.session_state["_meeting"].points) == len(HOSTILE.points) - 1


def test_a_frozen_meeting_that_cannot_be_drawn_can_be_closed(monkeypatch):
    page = open_page("meeting", motesflik="Som visat")
    monkeypatch.setattr("dashboard.meeting_tabs.as_shown.day_in_words", lambda day: 1 / 0)
    page.file_uploader[0].upload("x.json", frozen(), "application/json").run()
    assert page.error and not page.exception
    (close,) = [button for button in page.button if button.label == "Stäng det frysta mötet"]
    close.click().run()
    assert not page.error


SIXTY = Meeting("Många", "", tuple(
    Point("what_if", (("tankom", "Medlemsbidrag"), ("s", link.encode([Scenario(state=5_000_000 + number)]))))
    for number in range(60)
))  # fmt: skip


def test_a_short_link_with_many_points_makes_only_the_first(monkeypatch):
    made = []
    monkeypatch.setattr(agenda, "resolve", lambda point: made.append(point) or resolve(point))
    page = open_page("meeting", mote=encode(SIXTY))
    check(page)
    assert len(made) == AT_ONCE
    assert f"{AT_ONCE} av 60 punkter visas." in [text.value for text in page.markdown]
    page.button(key="more_agenda").click().run()
    assert f"{2 * AT_ONCE} av 60 punkter visas." in [text.value for text in page.markdown]
    assert len(page.session_state["_meeting"].points) == 60, "none is lost"


@pytest.mark.parametrize("typed", ["a " * 15_000, "å" * 30_000])
def test_of_a_long_search_only_the_beginning_is_looked_for(typed):
    page = open_page("data_and_sources", register="Alla siffror", sok=typed)
    assert len(page.text_input(key="sok").value) <= LONGEST_SEARCH
    assert any(f"högst {LONGEST_SEARCH} tecken" in text.value for text in page.caption)
    page.session_state["sok"] = typed
    page.run()
    assert not page.exception and any(f"högst {LONGEST_SEARCH} tecken" in text.value for text in page.caption)


def test_five_thousand_scenarios_leave_the_shared_answers_alone(database_file):
    cached.prepared(sorted, (3, 1, 2))
    before = cached._work.cache_info().currsize
    hits = cached._work.cache_info().hits
    for number in range(5_000):
        cached.prepared(_nothing, scenarios_of(""), number)
    assert cached._work.cache_info().currsize <= before + 5
    cached.prepared(sorted, (3, 1, 2))
    assert cached._work.cache_info().hits > hits
    cached.prepared(who_pays, scenarios_of(link.encode([Scenario(state=1)])))
    assert cached._own_work.cache_info().currsize <= cached._own_work.cache_info().maxsize


def _nothing(*_):
    return ()
