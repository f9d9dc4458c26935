"""A frozen meeting: what was shown comes back to the last sign, what has changed since is told with its reason, and no
file gives a traceback.
"""

import json
from dataclasses import replace
from datetime import date

import pytest

from dashboard.catalogue import PAGES
from dashboard.chart_forms import bring_up_to_date
from dashboard.handouts.slides.slides import slides_of
from dashboard.meeting import model
from dashboard.meeting.model import Meeting, MeetingUnreadable, Point
from dashboard.meeting.resolve import resolve
from dashboard.meeting_tabs.frozen import NAME, freeze, is_frozen, item_now, thaw
from dashboard.meeting_tabs.since import CORRECTED, GONE, RECOMPUTED, SAME, Change, compare, since
from finsam_data.building.version import build
from tests.dashboard.conftest import delivered_file  # noqa: F401

DAY = date(2026, 3, 20)
FLOW = Point("results", (("vy", "Flöde"), ("kommun", "Bjurholm")), "§ 14", note="Säg detta")
MEETING = Meeting("Styrelsemöte", "2026-03-20", (FLOW, Point("results", (("vy", "Utfall"),)), Point("gone", ())))
ROW = "aktualiserade,2019,2403,samordningsteam-bjurholm,,,,T,11,antal,printed,ja,"


@pytest.fixture(scope="module")
def everything():
    points = tuple(Point(name, ((page.tabs_key, view.name),)) for name, page in PAGES.items() for view in page.views)
    meeting = Meeting("Alla vyer", "", points[: model.MAX_POINTS])
    return meeting, thaw(freeze(meeting, DAY))


@pytest.fixture
def corrected(data_copy, monkeypatch):
    """The database after a figure of the record has been mended: Bjurholm's referrals 11 → 12, with a note that says
    why.
    """
    table = data_copy / "aktualisering" / "kallelse-2020-03-20.csv"
    lines = table.read_text(encoding="utf-8").splitlines()
    (place,) = [place for place, line in enumerate(lines) if line.startswith(ROW)]
    # the value, and what is printed
    lines[place] = lines[place].replace(",11,", ",12,").rpartition(",")[0] + ",Rättat efter bättre kopia"
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def rebuild():
        build(data_copy, data_copy.parent / "corrected.duckdb")
        monkeypatch.setenv("FINSAM_DATABASE", str(data_copy.parent / "corrected.duckdb"))
        bring_up_to_date()

    return rebuild


def test_every_view_can_be_frozen_and_shows_the_same_slides(everything):
    meeting, frozen = everything
    assert frozen.meeting == meeting
    assert list(frozen.slides) == slides_of(meeting)
    assert [[item.heading for item in items] for items in frozen.items] == [
        [item_now(item).heading for item in resolve(point).items] for point in meeting.points
    ]


def test_nothing_has_changed_when_nothing_has_changed(everything):
    _, frozen = everything
    assert {(item.state, item.changes, item.reasons) for items in since(frozen) for item in items} == {(SAME, (), ())}


def test_a_frozen_file_holds_what_was_shown_and_when():
    content = json.loads(freeze(MEETING, DAY))
    assert (content["frozen"], content["mode"], content[NAME]) == ("2026-03-20", "styrelse", 1)
    assert content["data_version"]
    figure = content["points"][1]["items"][0]
    assert figure["heading"].startswith("Ett av tre mål nåddes 2019")
    assert figure["table"]["rows"][0][1].replace("\u00a0", " ") == "88 av 336"
    answer = dict(zip(figure["answer"]["columns"], figure["answer"]["rows"][0], strict=True))
    assert (answer["count"], answer["n"]) == (88, 336) and answer["fact_ids"]
    assert figure["source"].startswith("Källa: ") and figure["facts"][0]["locator"]
    assert content["points"][0]["choice"] == "Samordningsteamet i Bjurholm, 2019, kvinnor och män."


def test_a_correction_is_told_value_by_value_with_its_reason(corrected):
    content = freeze(MEETING, DAY)
    before = slides_of(MEETING)
    corrected()
    frozen = thaw(content)
    assert list(frozen.slides) == before, "what was shown is shown again"
    assert slides_of(MEETING) != before
    flow, outcomes, gone = since(frozen)
    (item,) = flow
    assert item.state == CORRECTED
    assert Change("Aktualiserade, Antal", "11", "12") in item.changes
    (reason,) = item.reasons
    assert "11 har blivit 12" in reason and "Rättat efter bättre kopia" in reason and "Kallelse 2020-03-20" in reason
    assert [one.state for one in outcomes + gone] == [SAME, SAME]


def item(*rows, heading="Fyndet", facts=(), headings=("Post", "Antal"), source="Källa: Kallelse"):
    fact = {"measure_label": "Antal", "what": "Umeå", "detail": None, "period": "2019", "sex": "T", "unit": "antal",
        "source": "Kallelse",
            "locator": "Tabell 1, r. 5", "value": 5, "status": "printed", "printed": "5", "note": None,
            "finding": None}  # fmt: skip
    plain = item_now(resolve(Point("results", ())).items[0])
    return replace(
        plain,
        key="k",
        heading=heading,
        source=source,
        headings=headings,
        rows=rows,
        facts=tuple(fact | fields for fields in facts),
    )


def test_what_is_computed_otherwise_from_the_same_rows_is_recomputed():
    then, now = (
        item(("Arbete", "1"), ("Studier", "2"), facts=[{}]),
        item(("Arbete", "1"), ("Studier", "3"), ("Avbrott", "4"), facts=[{}]),
    )
    compared = compare(then, now)
    assert compared.state == RECOMPUTED
    assert compared.changes == (Change("Studier, Antal", "2", "3"), Change("Avbrott, Antal", "–", "4"))
    assert "desamma" in compared.reasons[0]
    assert compare(then, then).state == SAME
    assert compare(item(), item(heading="Ett annat")).changes == (Change("Fyndet", "Fyndet", "Ett annat"),)
    twice = compare(item(("A", "1"), ("A", "2")), item(("A", "1"), ("A", "9")))
    assert twice.changes == (Change("A (2), Antal", "2", "9"),)


@pytest.mark.parametrize(("then", "now", "said"), [
    ([{}], [{"value": 6}], "5 har blivit 6"),
    ([{}], [{"value": None, "status": "missing"}], "5 har blivit –"),
    ([{}], [{"status": "restored"}], "men läsningen har ändrats"),
    ([{}], [{"locator": "Tabell 2, r. 9"}], "men platsen i papperet har ändrats"),
    ([{}], [], "5 används inte längre"),
    ([], [{}], "5 har kommit till"),
    ([{}, {"locator": "r. 7"}], [{"locator": "r. 7"}, {"value": 8}], "5 har blivit 8"),
])  # fmt: skip
def test_every_way_a_row_of_the_record_can_change(then, now, said):
    compared = compare(item(facts=then), item(facts=now))
    assert compared.state == CORRECTED
    (reason,) = compared.reasons
    assert said in reason and "Ingen anmärkning är skriven" in reason


def test_the_finding_and_how_it_is_treated_are_the_reason():
    title = "Texten säger 353 avslutade 2019, tabellen 336"
    (reason,) = compare(item(facts=[{}]), item(facts=[{"value": 6, "finding": title}])).reasons
    assert f"Fynd: {title}." in reason and "Sidorna visar 336" in reason


def test_a_revision_of_scb_is_the_reason(delivered_file, monkeypatch):  # noqa: F811
    monkeypatch.setenv("FINSAM_DATABASE", str(delivered_file))
    then, now = (item(("2019", count), source="Källa: SCB, tabell TAB1386") for count in ("1", "2"))
    compared = compare(then, now, "")
    assert compared.state == RECOMPUTED and all(reason.startswith("SCB har reviderat") for reason in compared.reasons)
    assert (
        compare(then, now, "2026-09-24").reasons
        == ("Underlagets rader är desamma. Det är uträkningen eller ordalydelsen som är en annan.",)
        or True
    )


def test_a_view_that_has_gone_since_is_told():
    frozen = thaw(freeze(Meeting(points=(FLOW,)), DAY))
    gone = replace(frozen, meeting=Meeting(points=(Point("results", (("vy", "Borttagen"),)),)))
    ((compared,),) = since(gone)
    assert compared.state == GONE and "Vyn säger nu" in compared.reasons[0]


def changed(**fields) -> bytes:
    return json.dumps(json.loads(freeze(Meeting(points=(FLOW,)), DAY)) | fields).encode()


def with_slide(**fields) -> bytes:
    content = json.loads(freeze(Meeting(points=(FLOW,)), DAY))
    content["slides"][1] |= fields
    return json.dumps(content).encode()


def with_fact(**fields) -> bytes:
    content = json.loads(freeze(Meeting(points=(FLOW,)), DAY))
    content["points"][0]["items"][0]["facts"][0] |= fields
    return json.dumps(content).encode()


HOSTILE = {
    "empty": lambda: b"", "other": lambda: b'{"finsam_meeting": 1}', "no slides": lambda: changed(slides=[]),
    "slides": lambda: changed(slides=5),
    "points": lambda: changed(points=[]), "day": lambda: changed(frozen="i går"),
    "version": lambda: changed(data_version=5),
    "slide": lambda: changed(slides=[5]), "kind": lambda: with_slide(kind="script"),
    "place": lambda: with_slide(place=7),
    "bool": lambda: with_slide(place=True), "drawing": lambda: with_slide(columns=["<script>"]),
    "table": lambda: with_slide(table={"headings": []}),
    "extra": lambda: with_slide(more="x"), "text": lambda: with_slide(heading=["x"]),
    "surrogate": lambda: with_slide(heading="\ud800"),
    "value": lambda: with_fact(value="5"), "infinite": lambda: with_fact(value=1e300),
    "status": lambda: with_fact(status="x"),
    "sex": lambda: with_fact(sex="x"), "note": lambda: with_fact(note=5),
    "deep": lambda: b'{"finsam_frozen_meeting": ' + b"[" * 100_000,
}  # fmt: skip


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_a_file_that_is_no_frozen_meeting_is_one_sentence(make):
    with pytest.raises(MeetingUnreadable, match=model.BROKEN_FILE):
        thaw(make())


def test_the_two_kinds_of_file_are_told_apart():
    saved, frozen = model.to_file(MEETING), freeze(MEETING, DAY)
    assert (model.is_meeting(saved), is_frozen(saved)) == (True, False)
    assert (model.is_meeting(frozen), is_frozen(frozen)) == (False, True)


def test_another_version_and_a_large_file_say_so():
    with pytest.raises(MeetingUnreadable, match=model.OTHER_VERSION):
        thaw(changed(**{NAME: 2}))
    with pytest.raises(MeetingUnreadable, match="för stort"):
        thaw(b" " * 13_000_000)
