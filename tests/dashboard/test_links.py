"""Links as mail programs leave them: repaired where it is plain what was meant, else said in one Swedish sentence."""

import unicodedata
from urllib.parse import quote, unquote

import pytest

from dashboard.catalogue import PAGES
from dashboard.kit.choices.repair import repaired_code, repaired_key, repaired_option
from dashboard.kit.views import restore
from dashboard.meeting import model
from dashboard.meeting.model import Meeting, MeetingUnreadable, Point
from finsam_data.record.settings.known_views import known_pages
from finsam_data.scenarios import link
from finsam_data.scenarios.link import LinkUnreadable
from finsam_data.scenarios.scenario import Scenario
from tests.dashboard.kit.test_inert import plain
from tests.dashboard.test_pages import AREAS, check, choose, open_page

# what is done to a value on its way, by name; some as it stands in the address, undone by the browser once
DAMAGE = {
    "full stop": lambda value: f"{value}.",
    "comma": lambda value: f"{value},",
    "bracket": lambda value: f"{value})",
    "angle": lambda value: f"{value}>",
    "quotes": lambda value: f"”{value}”",
    "straight quote": lambda value: f'{value}"',
    "line break": lambda value: f"{value}\r\n",
    "line broken inside": lambda value: f"{value[:3]}\r\n {value[3:]}",
    "no-break space": lambda value: f"\u00a0{value}\u00a0",
    "zero width": lambda value: f"\u200b{value[:2]}\u00ad{value[2:]}\ufeff",
    "decomposed": lambda value: unicodedata.normalize("NFD", value),
    "encoded twice": lambda value: quote(value),
    "encoded three times": lambda value: quote(quote(value)),
    "plus for space": lambda value: value.replace(" ", "+"),
    "small": lambda value: value.lower(),
    "capitals": lambda value: value.upper(),
    "half an escape": lambda value: f"{value}%2",
    "escape of a lost letter": lambda value: unquote(f"{quote(value)}%E2%80"),
    "letters in another encoding": lambda value: unquote(quote(value, encoding="latin-1")),
    "mail's own escapes": lambda value: quote(value).replace("%", "="),
    "read as another encoding": lambda value: value.encode().decode("cp1252", errors="ignore"),
    "entities": lambda value: value.replace("ä", "&auml;").replace("å", "&aring;"),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
@pytest.mark.parametrize("value", ["Umeå", "Vännäs", "Vindeln", "Alla kommuner"])
def test_every_kind_of_damage_is_repaired(damage, value):
    assert repaired_option(damage(value), AREAS) == value


@pytest.mark.parametrize("said", ["Umea", "Vinde", "", ".", "%", "\ufffd", "\ufffd" * 7, "Vännäs Umeå", "x" * 5_000])
def test_what_is_not_plain_is_not_guessed(said):
    assert repaired_option(said, AREAS) is None


def test_two_options_that_damage_makes_alike_are_not_chosen_between():
    assert repaired_option("a.", ("A", "a")) is None
    assert repaired_option("a", ("A", "a")) == "a"
    assert repaired_option("3.", (0, 1, 2, 3)) == 3


def test_names_of_parameters_are_repaired():
    for said in ("amp;kommun", "amp;amp;kommun", "Kommun", " kommun", "%20kommun", "kommun\u200b"):
        assert repaired_key(said) == "kommun", said


# (page, right address, the key whose value is damaged)
LINKS = [
    ("results", {"vy": "Flöde", "kommun": "Vännäs"}, "kommun"),
    ("results", {"kommun": "Vännäs", "vy": "Kvinnor och män"}, "vy"),
    ("full_year_equivalents", {"hae": "Karta", "ersattning": "Ohälsa"}, "ersattning"),
    ("full_year_equivalents", {"hae": "Liknande kommuner", "kommun": "Vindeln", "vikt_level": "2"}, "vikt_level"),
    ("social_follow_up", {"uppfoljning": "Utvecklingsplan", "dag": "2020-02-01"}, "dag"),
    ("social_follow_up", {"uppfoljning": "Strategiska mål", "mal": "Kranskommunerna, Vännäs"}, "mal"),
    ("surroundings", {"omvarld": "Deltagarna", "bakgrund": "Utbildning"}, "bakgrund"),
    ("economy", {"ekonomi_vy": "Eget kapital"}, "ekonomi_vy"),
    ("data_and_sources", {"register": "Fynd", "slag": "Lucka"}, "slag"),
    ("overview", {"kommun": "Nordmaling"}, "kommun"),
]


@pytest.mark.parametrize(("name", "address", "key"), LINKS, ids=lambda part: part if isinstance(part, str) else "")
def test_a_damaged_link_shows_the_same_and_leaves_a_clean_address(name, address, key):
    right = open_page(name, **address)
    for damaged in ("{}.", "{}\r\n", "{}>", "\u00a0{}"):
        page = open_page(name, **address | {key: damaged.format(address[key])})
        check(page, damaged)
        assert page.title[0].value == right.title[0].value
        assert page.query_params == right.query_params
        assert not page.warning and len(page.info) == len(right.info)


@pytest.mark.parametrize(("name", "address", "key"), LINKS, ids=lambda part: part if isinstance(part, str) else "")
def test_a_name_that_was_escaped_is_followed(name, address, key):
    right = open_page(name, **address)
    page = open_page(name, **{f"amp;{known}" if known == key else known: value for known, value in address.items()})
    check(page)
    assert page.title[0].value == right.title[0].value and page.query_params == right.query_params


def keys_of(name: str) -> list[tuple[str, str]]:
    """(view, key) of every tab and field of a page but its text fields, which say themselves what is wrong."""
    page = PAGES[name]
    return [
        (view.name, key)
        for view in page.views
        for key in [page.tabs_key] + [
            field.key for control in (page.control, *view.controls) for field in control.fields()
            if field.kind != "text" and not field.only_for
        ]
    ]  # fmt: skip


@pytest.mark.parametrize("name", list(PAGES))
def test_for_every_key_what_does_not_exist_is_said_once(name):
    page, seen = PAGES[name], set()
    for view, key in keys_of(name):
        if key in seen:
            continue
        seen.add(key)
        opened = open_page(name, **{page.tabs_key: view} | {key: "Umea"})
        check(opened, key)
        said = [warning.value for warning in opened.warning]
        assert len(said) == 1 and "”Umea”, som inte finns. Sidan visar " in said[0], key


@pytest.mark.parametrize(("name", "key", "label"), [
    ("overview", "kommun", "kommun"), ("data_and_sources", "register", "vy"), ("data_and_sources", "vikt", "vikt"),
    ("meeting", "motesflik", "vy"),
])  # fmt: skip
def test_pages_without_views_say_it_too(name, key, label):
    page = open_page(name, **{key: "Umea"})
    check(page)
    assert [warning.value.split(", som")[0] for warning in page.warning] == [f"Länken säger {label} ”Umea”"]


def test_the_notice_stays_until_the_reader_chooses():
    page = open_page("results", kommun="Umea", ar="1066")
    both = ["Länken säger kommun ”Umea” och år ”1066”, som inte finns. Sidan visar Alla kommuner och 2019."]
    assert [warning.value for warning in page.warning] == both
    page.run()
    assert [warning.value for warning in page.warning] == both
    choose(page, kommun="Vindeln")
    assert [warning.value for warning in page.warning] == ["Länken säger år ”1066”, som inte finns. Sidan visar 2019."]
    choose(page, kommun="Alla kommuner", ar="2018")
    assert not page.warning
    choose(page, ar="2019")
    assert not page.warning


def test_a_notice_about_another_view_is_not_said():
    page = open_page("surroundings", bakgrund="Utbildningar")
    assert len(page.warning) == 1
    assert not choose(page, omvarld="Hinder").warning
    assert not choose(page, omvarld="Deltagarna").warning


def test_what_a_link_says_is_repeated_as_text():
    page = open_page("results", kommun="**<b>\n# x" + "y" * 500)
    check(page)
    said = page.warning[0].value
    assert "**<b>\n# x" in plain(said) and "**" not in said and "<" not in said and len(plain(said)) < 200


@pytest.mark.parametrize("name", list(PAGES))
def test_an_address_reads_the_same_damaged_as_whole(name):
    page = PAGES[name]
    for view in page.views:
        assert restore(page, {page.tabs_key: f"{view.name}."}) == restore(page, {page.tabs_key: view.name})


# ---- links that hold a whole scenario or meeting

SCENARIO = link.encode([Scenario(name="Lägre", state=5_400_000)])
MEETING = Meeting("Styrelsemöte", "2020-03-20", (Point("results", (("vy", "Flöde"),)),))
CODES = [
    (SCENARIO, link.decode, LinkUnreadable),
    (model.encode(MEETING), model.decode, MeetingUnreadable),
]
AROUND = ("{}.", "{}>", "<{}>", "{})", "{}\r\n", "{},", "”{}”", "{}\u200b", "_{}_", "*{}*", "{}-", "%3C{}%3E", " {} ")


@pytest.mark.parametrize(("code", "decode", "fault"), CODES, ids=("scenario", "meeting"))
def test_a_long_link_is_read_with_what_was_put_around_it_and_broken_in_lines(code, decode, fault):
    for around in AROUND:
        assert decode(repaired_code(around.format(code), decode, fault)) == decode(code), around
    for inside in ("\r\n", "\n ", "=\r\n", " ", "\u00ad"):
        assert decode(repaired_code(code[:30] + inside + code[30:], decode, fault)) == decode(code), repr(inside)
    for broken in (code[:-6], "1.", "x", f"{code[:20]}…"):
        assert repaired_code(broken, decode, fault) == broken


@pytest.mark.parametrize("around", ["{}.", "{}>\r\n"])
def test_the_page_of_a_scenario_or_a_meeting_opens_it_and_cleans_the_address(around):
    page = open_page("what_if", s=around.format(SCENARIO), tankom="Eget kapital.")
    check(page)
    assert page.text_input(key="scenarionamn").value == "Lägre" and not page.warning
    assert page.query_params == {"s": SCENARIO, "tankom": "Eget kapital"}
    for key in ("mote", "amp;mote"):
        page = open_page("meeting", **{key: around.format(model.encode(MEETING))})
        check(page)
        assert page.title[0].value == "Styrelsemöte" and not page.warning
        assert page.query_params == {"mote": model.encode(MEETING)}


def test_all_pages_are_tried_here():
    assert {*PAGES, "overview", "data_and_sources", "meeting"} == set(known_pages())
