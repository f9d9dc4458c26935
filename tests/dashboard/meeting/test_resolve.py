"""What the points of a meeting show: the same as their pages, or a notice, never an exception; and the ready-made
agendas.
"""

import pytest

from dashboard.catalogue import PAGES
from dashboard.kit import views
from dashboard.kit.choices import what_exists
from dashboard.meeting import ready
from dashboard.meeting.model import Point
from dashboard.meeting.ready import ready_agendas
from dashboard.meeting.resolve import resolve
from finsam_data.building.version import build
from finsam_data.faults import RecordRefused
from finsam_data.record.settings.agendas import RELATIVE, read_agendas
from tests.conftest import DATA

AGENDAS = read_agendas(DATA)


def test_a_point_shows_what_its_page_shows_and_says_every_choice():
    address = (("vy", "Plattformar"), ("utfall", "Studier"), ("ar", "2017"))
    shown = resolve(Point("results", address, "§ 14"))
    items = views.restored(PAGES["results"], dict(address))
    assert shown.items == tuple(items)
    assert (shown.page_title, shown.view_name, shown.heading) == ("Resultat", "Plattformar", items[0].title)
    assert shown.notices == (items[0],) and shown.figures == tuple(items[1:])
    assert shown.choice_sentence == "Hela förbundet, 2017, kvinnor och män. Utfall: Studier."


def test_sliders_are_said_too():
    shown = resolve(
        Point("full_year_equivalents", (("hae", "Liknande kommuner"), ("kommun", "Vindeln"), ("vikt_level", "3")))
    )
    assert shown.choice_sentence.startswith("Vindeln. Jämför med: Alla med uppgifter. Vikter: ")
    assert shown.choice_sentence.count(" 3") == 1 and "Biståndets del 1." in shown.choice_sentence


def test_an_own_heading_stands_instead_of_the_finding():
    assert resolve(Point("results", (), heading="Det viktigaste i år")).heading == "Det viktigaste i år"


@pytest.mark.parametrize("point", [
    Point("removed_page", (("vy", "Utfall"),)), Point("results", (("vy", "Borttagen"),)), Point("../../etc/passwd", ()),
    Point("results", (("vy", "<script>alert(1)</script>"),)),
])  # fmt: skip
def test_a_view_that_is_gone_says_so(point):
    shown = resolve(point)
    assert not shown.figures
    assert "finns inte längre" in shown.notices[0].text
    assert shown.heading


def test_a_choice_that_is_gone_is_never_another_in_silence():
    shown = resolve(Point("results", (("vy", "Utfall"), ("ar", "1999"), ("kommun", "Vindeln"))))
    assert shown.heading == "Valet ”1999” finns inte längre"
    assert "Samordningsteamet i Vindeln, 2019, kvinnor och män." in shown.notices[0].text
    assert shown.figures, "what stands in its place is shown too"
    assert not resolve(
        Point("full_year_equivalents", (("hae", "Liknande kommuner"), ("kommun", "Vindeln"), ("vikt_level", "3")))
    ).notices


def test_a_view_without_data_for_the_choice_is_its_own_notice():
    shown = resolve(Point("results", (("kommun", "Vännäs"), ("plattform", "Ungdomstorget"))))
    assert shown.heading == "Ungdomstorget finns inte i Vännäs"
    assert shown.notices == tuple(
        what_exists.no_such_platform(PAGES["results"].control.read({"kommun": "Vännäs", "plattform": "Ungdomstorget"}))
    )


def test_without_a_database_every_point_says_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setenv("FINSAM_DATABASE", str(tmp_path / "nothing.duckdb"))
    shown = resolve(Point("results", ()))
    assert "make data" in shown.notices[0].text


def test_a_view_that_fails_is_a_notice(monkeypatch, caplog):
    def fail(*_):
        raise ValueError("broken")

    monkeypatch.setattr(views, "restored", fail)
    shown = resolve(Point("results", ()))
    assert shown.notices[0].text.startswith("Vyn gick inte att visa")
    assert "broken" in caplog.text


@pytest.mark.parametrize("name", list(PAGES))
def test_every_view_can_be_a_point_and_its_choices_are_a_sentence(name):
    for view in PAGES[name].views:
        shown = resolve(Point(name, ((PAGES[name].tabs_key, view.name),)))
        assert shown.view_name == view.name
        assert shown.choice_sentence.endswith(".")
        assert shown.figures or shown.notices
        for control in view.controls:
            assert getattr(control, "label", "") in shown.choice_sentence


@pytest.mark.parametrize("name", list(PAGES))
def test_what_the_widgets_say_becomes_an_address_that_restores_the_view(name):
    page = PAGES[name]
    for view in page.views:
        widgets = {"kommun": "Vindeln", "ar": "2018", "vikt_level": 3, "irrelevant": "x"}
        address = views.address_of_choices(page, view, widgets)
        assert address[page.tabs_key] == view.name
        assert "irrelevant" not in address
        restored, arguments = views.restore(page, address)
        assert restored == view
        assert (
            arguments
            == views.restore(page, {page.tabs_key: view.name, "kommun": "Vindeln", "ar": "2018", "vikt_level": "3"})[1]
        )


@pytest.mark.parametrize("name", list(PAGES))
def test_a_question_begins_from_what_the_slide_shows(name):
    """What the widgets are set to for an address is an address of the same view with the same choices."""
    page = PAGES[name]
    for view in page.views:
        address = {
            page.tabs_key: view.name,
            "kommun": "Vindeln",
            "ar": "2018",
            "kon": "Kvinnor",
            "vikt_level": "3",
            "lage": "Ej nått",
        }
        widgets = views.widget_values(page, address)
        again = views.address_of_choices(page, view, widgets)
        fields = [field for control in (page.control, *view.controls) for field in control.fields()]
        alone = {field.key: field.default for field in fields if not field.is_widget}
        assert set(again) == {page.tabs_key, *widgets, *alone}, "every widget of the view is set"
        assert alone.items() <= again.items(), "an only year is said, so that a later one does not take its place"
        assert views.restore(page, again) == views.restore(page, address)


@pytest.mark.parametrize("place", range(len(AGENDAS)), ids=[agenda["title"] for agenda in AGENDAS])
def test_every_point_of_a_ready_made_agenda_shows_a_figure_and_no_choice_is_idle(place):
    month, meeting, left_out = ready_agendas()[place]
    assert meeting.title and month in ("mars", "april", "oktober", "november")
    assert len(AGENDAS[place]["points"]) == len(meeting.points) >= 4 and not left_out
    written = [point["choices"] for point in AGENDAS[place]["points"]]
    for point in meeting.points:
        shown = resolve(point)
        assert point.paragraph and shown.figures
        assert not [notice for notice in shown.notices if "finns inte längre" in notice.text], point
        # a misspelt choice would be the default in silence; the tab's name is checked above
        page, address = PAGES[point.page], dict(point.address)
        for key in address:
            # the latest tertial may be the latest of all
            if key != page.tabs_key and not any(key in choices and choices[key] in RELATIVE for choices in written):
                without = {other: value for other, value in address.items() if other != key}
                assert views.restore(page, address)[1] != views.restore(page, without)[1], (point, key)


def test_the_latest_tertial_is_the_latest_that_shows_something():
    meeting = next(agenda.meeting for agenda in ready_agendas() if agenda.month == "oktober")
    chosen = {dict(point.address)["vy"]: dict(point.address) for point in meeting.points if point.page == "results"}
    assert {address["ar"] for address in chosen.values()} == {"Tertial 2 2020"}
    assert "Utfall" in chosen


def test_a_point_without_figures_is_left_out_and_named(database, monkeypatch):
    """The papers have one tertial, which does not tell women and men apart."""
    points = [
        {"page": "results", "choices": {"vy": view, "ar": "senaste tertialen"}}
        for view in ("Utfall", "Kvinnor och män")
    ]
    agenda = {"title": "Tertial", "month": "oktober", "points": points}
    monkeypatch.setattr(ready, "read_agendas", lambda folder: [agenda])
    (shown,) = ready_agendas()
    assert shown.left_out == ["Kvinnor och män"] and len(shown.meeting.points) == 1


def test_an_agenda_that_is_none_is_said_as_a_fault(data_copy):
    (data_copy / "agendas" / "9_fel.yaml").write_text("title: Utan punkter\n", encoding="utf-8")
    with pytest.raises(RecordRefused, match="9_fel.yaml.*points saknas"):
        read_agendas(data_copy)
    with pytest.raises(RecordRefused, match="9_fel"):
        build(data_copy, data_copy.parent / "new.duckdb")
