"""The page Mötet and the button on every view through Streamlit's test runner: what is added, moved, worded, removed,
linked and opened.
"""

import random

import pytest

from dashboard.catalogue import PAGES
from dashboard.meeting import model, readers_meeting
from dashboard.meeting.model import Meeting, Point, decode, encode
from dashboard.meeting.resolve import resolve
from dashboard.meeting_tabs.agenda import file_name
from tests.dashboard.kit.test_inert import plain
from tests.dashboard.test_pages import check, open_page

TWO = Meeting("Styrelsemöte",
    "2020-03-20", (Point("results", (("vy", "Över tid"), ("kommun", "Umeå")), "§ 14", "Egen rubrik", "Säg *först* hej"),
                                            Point("full_year_equivalents", (("hae", "Karta"),))))  # fmt: skip


def button(page, label):
    (found,) = [one for one in page.button if one.label == label]
    return found


def meeting_of(page) -> Meeting:
    return page.session_state["_meeting"]


def address_of(page) -> Meeting:
    link = page.query_params["mote"]
    return decode(link if isinstance(link, str) else link[0])


def texts(page) -> str:
    shown = [*page.title, *page.markdown, *page.caption, *page.info, *page.warning]
    return "\n".join(plain(text.value) for text in shown)


def to_the_meeting(page):
    return page.switch_page("pages/meeting.py").run()


@pytest.mark.parametrize(("name", "choices", "said"), [
    ("results", {"vy": "Plattformar", "utfall": "Studier", "ar": "2017"},
        "Hela förbundet, 2017, kvinnor och män. Utfall: Studier."),
    ("full_year_equivalents", {"hae": "Liknande kommuner", "kommun": "Vindeln", "vikt_level": "3"},
        "Vindeln. Jämför med: Alla med uppgifter."),
    ("overview", {"kommun": "Nordmaling", "kon": "Kvinnor"}, "Samordningsteamet i Nordmaling, 2019, kvinnor."),
])  # fmt: skip
def test_a_view_is_added_with_its_choices_and_shows_the_same(name, choices, said):
    page = open_page(name, **choices)
    heading = page.title[0].value
    button(page, "Lägg till i mötet").click().run()
    check(page)
    (point,) = meeting_of(page).points
    shown = resolve(point)
    assert shown.heading == heading
    assert shown.choice_sentence.startswith(said)
    to_the_meeting(page)
    check(page)
    assert heading.replace("\u00a0", " ") in texts(page).replace("\u00a0", " ")
    assert address_of(page).points == (point,)


@pytest.mark.parametrize("name", list(PAGES))
def test_every_view_has_the_button(name):
    page = PAGES[name]
    for view in page.views:
        opened = open_page(name, **{page.tabs_key: view.name})
        button(opened, "Lägg till i mötet").click().run()
        (point,) = meeting_of(opened).points
        assert (point.page, dict(point.address)[page.tabs_key]) == (name, view.name)


def test_the_meeting_goes_with_the_reader_from_page_to_page():
    page = open_page("results", vy="Flöde")
    button(page, "Lägg till i mötet").click().run()
    page.switch_page("pages/surroundings.py").run()
    button(page, "Lägg till i mötet").click().run()
    to_the_meeting(page)
    assert [point.page for point in address_of(page).points] == ["results", "surroundings"]
    page.switch_page("pages/results.py").run()
    button(page, "Lägg till i mötet").click().run()
    to_the_meeting(page)
    assert len(address_of(page).points) == 3


def test_a_link_restores_the_meeting():
    page = open_page("meeting", mote=encode(TWO))
    check(page)
    assert meeting_of(page) == TWO
    assert page.title[0].value == "Styrelsemöte"
    shown = texts(page)
    assert "§ 14 · Resultat · Över tid" in shown and "Egen rubrik" in shown and "Säg *först* hej" in shown
    assert "Helårsekvivalenter · Karta" in shown


@pytest.mark.parametrize(("link", "sentence"), [
    ("1.xyz", model.BROKEN_LINK), ("9.abc", model.OTHER_VERSION), ("<script>", model.BROKEN_LINK),
    ("1." + "A" * 40_000, model.TOO_LARGE),
])  # fmt: skip
def test_a_hostile_link_is_one_sentence_and_an_empty_meeting(link, sentence):
    page = open_page("meeting", mote=link)
    check(page)
    assert [warning.value for warning in page.warning] == [sentence]
    assert "inga punkter" in texts(page)


def test_a_point_to_a_view_that_is_gone_stands_with_its_reason():
    page = open_page(
        "meeting", mote=encode(Meeting(points=(Point("gone", ()), Point("results", (("vy", "Borta"),)), *TWO.points)))
    )
    check(page)
    assert texts(page).count("finns inte längre") == 2
    assert "Egen rubrik" in texts(page)


def test_points_are_moved_and_removed():
    page = open_page("meeting", mote=encode(TWO))
    page.button(key="arrow_downward_0").click().run()
    assert meeting_of(page).points == TWO.points[::-1] == address_of(page).points
    assert page.button(key="arrow_upward_0").disabled and page.button(key="arrow_downward_1").disabled
    page.button(key="arrow_upward_1").click().run()
    assert meeting_of(page) == TWO
    page.button(key="delete_0").click().run()
    assert meeting_of(page).points == TWO.points[1:] == address_of(page).points
    page.button(key="delete_0").click().run()
    assert "inga punkter" in texts(page)


def test_name_date_and_own_words_are_kept():
    page = open_page("meeting", mote=encode(Meeting(points=TWO.points[1:])))
    stamp = page.session_state["_meeting_stamp"]
    page.text_input(key=f"title_{stamp}").set_value("Styrelsen i mars").run()
    page.text_input(key=f"date_{stamp}").set_value("2026-03-20").run()
    assert (address_of(page).title, address_of(page).date) == ("Styrelsen i mars", "2026-03-20")
    assert page.title[0].value == "Styrelsen i mars"
    page.text_input(key=f"date_{stamp}").set_value("i morgon").run()
    assert "inget datum" in page.warning[0].value
    assert meeting_of(page).date == "2026-03-20"
    # a field that is full drops what is typed: there is room for a day written out
    assert page.text_input(key=f"date_{stamp}").max_chars >= len("den tjugoåttonde november 2020")


def test_a_ready_made_agenda_is_put_last():
    page = open_page("meeting", mote=encode(TWO))
    (april,) = [one for one in page.button if one.label.startswith("April")]
    april.click().run()
    check(page)
    assert meeting_of(page).points[:2] == TWO.points
    assert [point.paragraph for point in meeting_of(page).points[2:]] == ["§ 7"] * 8
    assert meeting_of(page).title == "Styrelsemöte"
    empty = open_page("meeting")
    next(one for one in empty.button if one.label.startswith("April")).click().run()
    assert meeting_of(empty).title == "Helårsekvivalenter"


def test_a_meeting_never_grows_beyond_its_limit():
    page = open_page("meeting", mote=encode(Meeting(points=TWO.points * 29)))
    next(one for one in page.button if one.label.startswith("April")).click().run()
    assert len(address_of(page).points) == model.MAX_POINTS
    page.switch_page("pages/results.py").run()
    assert button(page, "Lägg till i mötet").disabled


def test_a_file_has_a_name_that_every_system_takes():
    assert file_name(TWO, "json") == "2020-03-20_Styrelsemote.json"
    assert file_name(Meeting("../../å/ö: <x>"), "pdf") == "ao_x.pdf"
    assert file_name(Meeting("???"), "pdf") == "Mote.pdf"


def test_an_address_that_the_browser_has_not_changed_yet_undoes_nothing():
    page = open_page("meeting", mote=encode(TWO))
    page.button(key="delete_0").click().run()
    page.query_params["mote"] = encode(TWO)
    page.run()
    assert meeting_of(page).points == TWO.points[1:]


def test_the_browsers_back_button_brings_back_what_was(monkeypatch):
    monkeypatch.setattr(readers_meeting, "JUST_SECONDS", 0)
    page = open_page("meeting", mote=encode(TWO))
    page.button(key="delete_0").click().run()
    page.query_params["mote"] = encode(TWO)
    page.run()
    assert meeting_of(page) == TWO


def test_the_deck_gets_every_slide_and_an_empty_meeting_says_what_to_do():
    page = open_page("meeting", mote=encode(TWO), motesflik="Presentera")
    check(page)
    empty = open_page("meeting", motesflik="Presentera")
    check(empty)
    assert "inga punkter att visa" in empty.info[0].value


def test_som_visat_says_what_to_do():
    page = open_page("meeting", mote=encode(TWO), motesflik="Som visat")
    check(page)
    assert "Den ändras inte" in texts(page)
    empty = open_page("meeting", motesflik="Som visat")
    check(empty)
    assert "inga punkter att frysa" in texts(empty)


def test_a_meeting_that_is_too_large_for_an_address_can_still_be_kept():
    page = open_page("meeting", mote=encode(TWO))
    letters = [chr(letter) for letter in range(0x4E00, 0x4E00 + 4_000)]
    notes = ("".join(random.Random(place).choices(letters, k=4_000)) for place in range(20))
    large = Meeting("Stort", "", tuple(Point("results", (("vy", "Flöde"),), note=note) for note in notes))
    page.session_state["_meeting"] = large
    page.run()
    check(page)
    assert "mote" not in page.query_params
    assert any("för stort för en adress" in warning.value for warning in page.warning)
    assert model.from_file(model.to_file(large)) == large


def test_a_link_with_long_choices_is_read():
    """A scenario of Tänk om and a question of a survey are long."""
    meeting = Meeting(points=(Point("what_if", (("tankom", "Medlemsbidrag"), ("s", "x" * 3_000))),))
    assert decode(encode(meeting)) == meeting
