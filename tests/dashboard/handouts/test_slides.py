"""Slides: every row of a chart is drawn, large enough, inside its box; tables show their first rows; what has no figure
is a slide too.
"""

import re

import pandas as pd
import pytest

from dashboard.catalogue import PAGES
from dashboard.handouts.contents import parts_of
from dashboard.handouts.slides import slides
from dashboard.handouts.slides.drawing import GAP, LEAST_SCALE, SMALLEST_TEXT, draw
from dashboard.handouts.slides.slides import first_rows, point_slides, size_of, slides_of
from dashboard.kit.charts.forms import TABLE_FORM, chart_form
from dashboard.meeting.model import Meeting, Point
from dashboard.meeting.resolve import resolve
from finsam_data.swedish import NO_BREAK

VIEWS = [(name, page.tabs_key, view.name) for name, page in PAGES.items() for view in page.views]
AREAS = ("Alla kommuner", "Nordmaling")
WIDTH = slides.INSIDE


def slides_at(name, tabs_key, view, area="Alla kommuner"):
    return point_slides(Point(name, ((tabs_key, view), ("kommun", area)), "§ 7", note="Säg detta"))


def view_box(svg) -> tuple[float, float]:
    return tuple(map(float, re.search(r'viewBox="0 0 (\S+) (\S+?)"', svg).groups()))


def words_in(svg) -> str:
    return " ".join(re.findall(r">([^<>]+)<", svg)).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


@pytest.mark.parametrize(("name", "tabs_key", "view"), VIEWS)
@pytest.mark.parametrize("area", AREAS)
def test_every_text_of_a_chart_can_be_read_from_the_back_row(name, tabs_key, view, area):
    for slide in slides_at(name, tabs_key, view, area):
        room = slides._room(slide)
        width = WIDTH * (slides.MAP_PART if slide.table else 1)
        column = (width - (slide.across - 1) * GAP) / slide.across
        assert len(slide.columns) <= slide.across
        for svg in slide.columns:
            own_width, own_height = view_box(svg)
            scale = min(column / own_width, max(room, slides.LEAST_CHART) / own_height)
            sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)px"', svg)]
            assert min(sizes, default=SMALLEST_TEXT) * scale >= 24 - 0.1, (slide.heading, scale)
            assert "…" not in words_in(svg), "a text is cut off"


@pytest.mark.parametrize(("name", "tabs_key", "view"), VIEWS)
def test_every_row_of_every_figure_is_on_a_slide(name, tabs_key, view):
    shown = resolve(Point(name, ((tabs_key, view),)))
    drawn = " ".join(words_in(svg) for slide in slides.shown_slides(shown) for svg in slide.columns)
    for figure in shown.figures:
        for column in ("heading", "row_label", "name"):
            if figure.form != TABLE_FORM and column in figure.rows and "projection" not in chart_form(figure.form):
                for text in figure.rows[column].dropna():
                    assert all(line in drawn for line in str(text).split("\n")), text


@pytest.mark.parametrize(("name", "tabs_key", "view"), VIEWS)
def test_a_slide_says_what_where_and_from_which_paper(name, tabs_key, view):
    made = slides_at(name, tabs_key, view)
    shown = resolve(Point(name, ((tabs_key, view),)))
    assert {slide.kind for slide in made} <= {"figure", "notice"}
    assert made[0].kicker.startswith("§ 7 · ") and view in made[0].kicker
    assert made[0].note == "Säg detta"
    for slide in made:
        assert slide.heading and (slide.source.startswith("Källa: ") and slide.alt or slide.text)
        assert not re.search(r"\*\*|Klicka", " ".join((slide.heading, slide.subtitle, slide.text, *slide.remarks)))
    assert len({slide.heading for slide in made}) >= len(shown.items) - 1


def rows_of(count, **columns) -> pd.DataFrame:
    places = range(1, count + 1)
    return pd.DataFrame(
        {"position": places, "heading": [f"Rad {place}" for place in places], "colour": "#0B4F6C"} | columns
    )


def test_columns_have_the_same_scale():
    rows = rows_of(12, remark="", value=[100, *range(1, 12)], reference=None)
    (drawn,) = draw(chart_form("value_rows"), rows, 1760, 640)
    assert len(drawn.columns) > 1
    bars = [
        float(length)
        for svg in drawn.columns
        for length in re.findall(r'd="M0,0h([\d.]+)v16[^"]*" fill="#0B4F6C"', svg)
    ]
    assert [round(100 * bar / bars[0], 6) for bar in bars] == list(rows["value"])


def test_more_rows_than_a_slide_holds_go_to_the_next():
    rows = rows_of(60, start_count=0, end_count=range(1, 61))
    drawn = draw(chart_form("span_rows"), rows, 1760, 600)
    assert len(drawn) > 1
    words = " ".join(words_in(svg) for one in drawn for svg in one.columns)
    assert [text for text in rows["heading"] if not re.search(rf"{text}\b", words)] == []
    assert len({one.across for one in drawn}) == 1 and max(len(one.columns) for one in drawn) == drawn[0].across
    assert all(view_box(svg)[1] * LEAST_SCALE <= 601 for one in drawn for svg in one.columns)


def test_a_table_shows_its_first_rows_and_says_how_many_more():
    table = pd.DataFrame({"Kommun": [f"Kommun {place}" for place in range(40)], "Andel": "10 %"})
    first = first_rows(table, 1760, 600)
    assert first.headings == ("Kommun", "Andel")
    assert 5 <= len(first.rows) <= 10 and first.rows[0] == ("Kommun 0", "10 %")
    assert len(first.rows) + first.more == 40
    assert first_rows(table.head(3), 1760, 600).more == 0
    long = first_rows(table.assign(Andel="x" * 500), 1760, 600)
    assert len(long.rows) < len(first.rows)


def test_a_figure_without_a_chart_is_a_large_table():
    shown = resolve(Point("economy", (("ekonomi_vy", "Räkenskaper"),)))
    slide = slides.shown_slides(shown)[0]
    assert not slide.columns and slide.table.more > 0
    assert slide.table.headings == tuple(shown.figures[0].table.columns)
    assert list(slide.table.rows[0]) == list(shown.figures[0].table.iloc[0])


def test_n_is_said_as_the_answer_has_it():
    assert size_of(pd.DataFrame({"n": [336, 336]})) == f"n{NO_BREAK}={NO_BREAK}336"
    assert size_of(pd.DataFrame({"n": [17, None, 1128]})) == f"n{NO_BREAK}={NO_BREAK}17–1{NO_BREAK}128"
    assert size_of(pd.DataFrame({"n": [None, None]})) == size_of(pd.DataFrame({"share": [1]})) == ""


def test_a_meeting_begins_with_its_title_and_keeps_the_order():
    meeting = Meeting("Styrelsen", "2020-03-20", (Point("surroundings", ()), Point("gone", ()), Point("results", ())))
    made = slides_of(meeting)
    assert (made[0].kind, made[0].heading, made[0].text) == ("title", "Styrelsen", "20 mars 2020")
    assert [slide.place for slide in made] == sorted(slide.place for slide in made)
    assert {slide.place for slide in made} == {-1, 0, 1, 2}
    assert next(slide for slide in made if slide.place == 1).kind == "notice"
    assert slides_of(Meeting(points=meeting.points))[0].text == ""


def test_no_file_asks_for_a_click(every_view):
    """What a slide, a PDF, PowerPoint and Excel say of a figure; a downloaded picture is tried in test_charts.py."""
    parts = parts_of(every_view)
    assert any(part.figure and part.figure.hint for part in parts)
    for part in parts:
        assert not re.search("klicka", " ".join((part.said, part.subtitle, *part.notes)), re.IGNORECASE), part.title
