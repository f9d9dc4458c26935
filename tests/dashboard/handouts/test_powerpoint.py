"""The PowerPoint, opened again: native charts with the figures' and the database's numbers, real tables, sources,
notes; nothing cut or hidden.
"""

import dataclasses
import io
import re
import zipfile

import pypdf
import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt
from python_calamine import CalamineWorkbook

from dashboard.handouts.contents import Part, parts_of
from dashboard.handouts.excel.book import as_excel
from dashboard.handouts.office_charts.description import Scatter
from dashboard.handouts.office_charts.forms import GRIDS, PICTURES, native_chart
from dashboard.handouts.pdf.typeset import as_pdf
from dashboard.handouts.powerpoint import template
from dashboard.handouts.powerpoint.deck import as_powerpoint
from dashboard.handouts.powerpoint.template import TemplateUnfit, open_template
from dashboard.meeting.resolve import resolve
from finsam_data.questions import participants
from finsam_data.record.settings.limits import limits
from tests.dashboard.handouts.conftest import NOTE, point
from tools.office import converted


@pytest.fixture(scope="module")
def content(every_view) -> bytes:
    return as_powerpoint("Styrelsemöte", "2020-03-20", every_view)


@pytest.fixture(scope="module")
def slides(content) -> list:
    return list(Presentation(io.BytesIO(content)).slides)


@pytest.fixture(scope="module")
def parts(every_view) -> list[Part]:
    return parts_of(every_view)


def texts_of(slide) -> str:
    frames = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    return "\n".join(
        [
            *frames,
            *(cell.text for shape in slide.shapes if shape.has_table for row in shape.table.rows for cell in row.cells),
        ]
    )


def slide_of(slides, part: Part):
    """The slide with the part's heading; two views may share a heading, but not a source too."""
    return next(
        slide for slide in slides[1:]
        if slide.shapes.title.text_frame.text == part.title
        and (part.figure is None or part.figure.source in texts_of(slide))
    )  # fmt: skip


def rows_of(slide) -> list[tuple[str, ...]]:
    """The rows of the slide's tables without their headings."""
    return [
        tuple(cell.text for cell in row.cells)
        for shape in slide.shapes
        if shape.has_table
        for row in list(shape.table.rows)[1:]
    ]


def known(values) -> list:
    """Numbers to compare with; a gap is an empty cell."""
    return ["" if value is None else pytest.approx(value) for value in values]


def charts_of(slide) -> list:
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def drawn_numbers(chart) -> list[list[float | None]]:
    """The numbers of each series as the XML holds them, in the order of the series; a gap is None."""
    found = {}
    for element in chart._chartSpace.iter(qn("c:ser")):
        cache = element.find(f"{qn('c:val')}//{qn('c:numCache')}")
        values = [None] * int(cache.find(qn("c:ptCount")).get("val"))
        for number in cache.findall(qn("c:pt")):
            values[int(number.get("idx"))] = float(number.find(qn("c:v")).text)
        found[int(element.find(qn("c:idx")).get("val"))] = values
    return [found[place] for place in sorted(found)]


def test_every_figure_and_notice_has_its_slide(slides, parts):
    titles = [slide.shapes.title.text_frame.text for slide in slides[1:]]
    own = [title for title in titles if "(tabell" not in title]
    assert own == [part.title for part in parts]


def test_charts_are_native_and_hold_the_figures_numbers(slides, parts):
    seen = 0
    for part in parts:
        native = part.figure and native_chart(part.figure.form, part.figure.rows)
        drawn = charts_of(slide_of(slides, part))
        assert len(drawn) == bool(native), part.title
        if native and not isinstance(native, Scatter):
            assert drawn_numbers(drawn[0]) == [list(series.values) for series in native.series]
            assert [str(category) for category in drawn[0].plots[0].categories] == [
                str(category) for category in native.categories
            ]
            seen += 1
    assert seen > 15


def test_the_workbook_behind_a_chart_holds_the_same_numbers_and_the_ends_of_the_intervals(slides, parts):
    for part in parts:
        native = part.figure and native_chart(part.figure.form, part.figure.rows)
        if not native or isinstance(native, Scatter):
            continue
        (chart,) = charts_of(slide_of(slides, part))
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).get_sheet_by_name(
            "Diagram"
        )
        head, *rows = sheet.to_python()
        for place, series in enumerate(native.series, 1):
            assert head[place] == series.name
            assert [row[place] for row in rows] == known(series.values)
            if any(one is not None for one in series.low):
                for end, values in (("från", series.low), ("till", series.high)):
                    columns = [
                        [row[n] for row in rows] for n, name in enumerate(head) if name == f"{series.name}, {end}"
                    ]
                    assert known(values) in columns


def test_the_outcomes_are_those_of_the_database_and_the_paper(slides, database):
    """Tabell 1: 88, 62, 131 and 55 of 336; the goals 35, 25 and 30 %."""
    (chart,) = charts_of(
        next(slide for slide in slides if slide.shapes.title.text_frame.text == "Målet för arbete nåddes inte")
    )
    shares, goals = drawn_numbers(chart)
    assert shares == [pytest.approx(count / 336) for count in (88, 62, 131, 55)]
    assert goals == [0.35, 0.25, 0.30, None]
    rows = participants.outcome_shares(database, period="2019", group_code="hela-forbundet", sex="T")
    assert shares == list(rows["share"])
    minus, plus = (
        [float(v.text) for v in chart._chartSpace.find(f".//{qn('c:errBars')}").find(qn(f"c:{end}")).iter(qn("c:v"))]
        for end in ("minus", "plus")
    )
    assert minus == [pytest.approx(number) for number in rows["share"] - rows["low"]]
    assert plus == [pytest.approx(number) for number in rows["high"] - rows["share"]]


def test_a_goal_beside_lying_bars_is_a_dash_and_not_a_bar(slides, parts):
    """A bar from zero to the goal would be read as a result: it has no fill, and a short thick error bar at its end."""
    part = next(
        part for part in parts if part.figure and part.figure.form == "share_rows" and len(part.figure.rows) > 8
    )
    (chart,) = charts_of(slide_of(slides, part))
    assert "Rött streck" in part.legend
    _, goals = sorted(chart._chartSpace.iter(qn("c:ser")), key=lambda element: element.idx.val)
    points = goals.findall(qn("c:dPt"))
    assert len(points) == len(part.figure.rows) and all(
        point.find(f"{qn('c:spPr')}/{qn('a:noFill')}") is not None for point in points
    )
    dash = goals.find(qn("c:errBars"))
    assert dash.find(qn("c:errValType")).get("val") == "fixedVal" and float(dash.find(qn("c:val")).get("val")) < 0.01
    assert int(dash.find(f"{qn('c:spPr')}/{qn('a:ln')}").get("w")) > 12_700 * 10, "as thick as the bar is high"
    assert chart.plots[0].overlap == 100


def test_an_own_heading_stands_above_the_finding(slides, parts):
    slide = slide_of(slides, parts[0])
    assert slide.shapes.title.text_frame.text == "Målet för arbete nåddes inte"
    shown = texts_of(slide).replace("\u00a0", " ")
    assert "Ett av tre mål nåddes 2019: 26 % gick till arbete, målet var 35 %" in shown
    assert "§ 14" in shown and "Styrelsemöte" in shown and "Hela förbundet, 2019, kvinnor och män" in shown


def test_a_choice_that_the_measure_names_is_not_said_twice_and_days_are_in_words(slides, parts):
    part = next(part for part in parts if "Läget den" in part.choice)
    assert part.said.replace("\u00a0", " ").count("Läget den 30 oktober 2020") == 1
    assert "20 mars 2020" in texts_of(slides[0]) and "Styrelsemöte · 20 mars 2020" in texts_of(slides[1])
    assert not any("2020-03-20 ·" in texts_of(slide) or "· 2020-03-20" in texts_of(slide) for slide in slides)


def test_tables_are_real_and_whole(slides, parts):
    for part in parts:
        if part.figure is None or part.figure.form in GRIDS:
            continue
        own = [slide for slide in slides if slide.shapes.title.text_frame.text.partition(" (tabell")[0] == part.title]
        rows = [row for slide in own for row in rows_of(slide)]
        expected = [tuple(map(str, row)) for row in part.figure.table.itertuples(index=False)]
        assert set(expected) <= set(rows), part.title


def test_a_grid_is_a_table_with_its_shade(slides, parts):
    part = next(part for part in parts if part.figure and part.figure.form == "matrix")
    (table,) = [shape.table for shape in slide_of(slides, part).shapes if shape.has_table]
    texts = {cell.text for row in table.rows for cell in row.cells}
    assert set(part.figure.rows["cell_text"]) <= texts
    assert {cell.fill.type for row in list(table.rows)[1:] for cell in list(row.cells)[1:]} != {None}


def test_a_high_grid_goes_on_over_the_next_slide_with_its_signs_and_sizes():
    """Socialt bokslut has more rows than a slide; Ungdomstorget's goal 1.1: 29 of 128 went to work, a sure miss."""
    grid = resolve(point("social_follow_up", "Socialt bokslut"))
    (part,) = parts_of([grid])
    whole = list(Presentation(io.BytesIO(as_powerpoint("Möte", "", [grid]))).slides)[1:]
    assert len(whole) > 1 and all(part.title in slide.shapes.title.text_frame.text for slide in whole)
    rows = [row for slide in whole for row in rows_of(slide)]
    assert len(rows) == part.figure.rows["row_position"].nunique()
    assert rows[0][:2] == ("1.1 Till arbete", "▲ 23\u00a0% (29/128)")
    for slide in whole:
        (table,) = [shape for shape in slide.shapes if shape.has_table]
        assert table.top + table.height < Inches(7), "above the foot"


def test_everything_that_is_not_text_has_an_alternative(slides):
    for slide in slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table or shape.shape_type == 13:
                assert shape._element.find(f".//{qn('p:cNvPr')}").get("descr"), slide.shapes.title.text_frame.text


def test_maps_are_pictures_and_say_what_they_show(slides, parts):
    for part in parts:
        if part.figure and part.figure.form in PICTURES:
            (picture,) = [shape for shape in slide_of(slides, part).shapes if shape.shape_type == 13]
            assert picture._element.find(f".//{qn('p:cNvPr')}").get("descr") == part.figure.alt_text
            assert picture.image.size[0] >= 1_800


def test_notes_hold_the_speakers_own_the_remarks_and_the_source(slides, parts):
    for part in parts:
        notes = slide_of(slides, part).notes_slide.notes_text_frame.text.replace("\x0b", "\n")
        if part.figure:
            assert part.figure.source in notes and all(note in notes for note in part.notes)
    assert slide_of(slides, parts[0]).notes_slide.notes_text_frame.text.startswith(NOTE)


def test_nothing_is_outside_its_slide_or_on_top_of_something_else(slides):
    wide, high = Inches(13.333), Inches(7.5)
    for slide in slides:
        boxes = [
            (shape.left, shape.top, shape.left + shape.width, shape.top + shape.height, shape.name)
            for shape in slide.shapes
        ]
        for left, top, right, bottom, name in boxes:
            assert left >= 0 and top >= 0 and right <= wide + 9 and bottom <= high + 9, (
                slide.shapes.title.text_frame.text,
                name,
            )
        for place, one in enumerate(boxes):
            for other in boxes[place + 1 :]:
                apart = (
                    one[2] <= other[0] + 9 or other[2] <= one[0] + 9 or one[3] <= other[1] + 9 or other[3] <= one[1] + 9
                )
                assert apart, (slide.shapes.title.text_frame.text, one[4], other[4])


def test_no_text_is_smaller_than_24_pixels_on_a_projector(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.startswith(("ppt/slides/", "ppt/charts/")) and name.endswith(".xml"):
                sizes = [int(size) for size in re.findall(r'sz="(\d+)"', archive.read(name).decode())]
                assert all(size >= 1200 for size in sizes), name


def test_the_file_is_swedish(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.startswith(("ppt/slideMasters/", "ppt/slideLayouts/", "ppt/slides/")) and name.endswith(".xml"):
                assert "Click to" not in archive.read(name).decode(), name
    deck = Presentation(io.BytesIO(content))
    assert deck.core_properties.language == "sv-SE" and deck.core_properties.title == "Styrelsemöte"


def test_another_program_reads_every_slide(content, slides, parts):
    """LibreOffice opens the file, and what stands on each page is what we put on its slide."""
    pdf = pypdf.PdfReader(io.BytesIO(converted(content, "pptx", "pdf")))
    assert len(pdf.pages) == len(slides)
    squeezed = ["".join(page.extract_text().split()) for page in pdf.pages]
    for slide, text in zip(slides, squeezed, strict=True):
        assert "".join(slide.shapes.title.text_frame.text.split()) in text


# ---- templates that readers bring


def deck_bytes(change=None) -> bytes:
    deck = Presentation()
    if change:
        change(deck)
    buffer = io.BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


def without(kind):
    def change(deck):
        for layout in list(deck.slide_layouts):
            if layout._element.get("type") == kind:
                deck.slide_layouts.remove(layout)

    return change


def with_slides(deck):
    for _ in range(3):
        deck.slides.add_slide(deck.slide_layouts[1]).shapes.title.text = "Exempel ur mallen"


def test_another_template_lends_its_shape_and_its_examples_are_left_out(every_view):
    content = as_powerpoint("Möte", "", every_view[:3], template=deck_bytes(with_slides))
    deck = Presentation(io.BytesIO(content))
    assert deck.slide_width == Presentation().slide_width
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles[:2] == ["Möte", "Målet för arbete nåddes inte"] and "Exempel ur mallen" not in titles
    for slide in deck.slides:
        assert all(shape.left + shape.width <= deck.slide_width + 9 for shape in slide.shapes)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not [name for name in archive.namelist() if b"Exempel ur mallen" in archive.read(name)]


def test_a_template_saved_as_a_template_works(every_view):
    potx = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(deck_bytes())) as old, zipfile.ZipFile(potx, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(template.DECK_TYPE, template.TEMPLATE_TYPE))
    assert (
        len(Presentation(io.BytesIO(as_powerpoint("Möte", "", every_view[:1], template=potx.getvalue()))).slides) >= 2
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "går inte att läsa"),
        (b"PK\x03\x04 trasig", "går inte att läsa"),
        (b"x" * 100_000, "går inte att läsa"),
        (deck_bytes(without("title")), "saknar layouten Rubrikbild"),
        (deck_bytes(without("titleOnly")), "saknar layouten Endast rubrik"),
        (b"x" * (limits().file_bytes("template") + 1), "större än 15 MB"),
    ],
    ids=["empty", "broken", "other", "no title", "no plain", "large"],
)
def test_a_template_that_does_not_fit_is_one_swedish_sentence(content, words):
    with pytest.raises(TemplateUnfit) as unfit:
        open_template(content)
    assert words in str(unfit.value) and "\n" not in str(unfit.value)


def test_a_document_of_another_kind_is_no_template(every_view):
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    with pytest.raises(TemplateUnfit):
        open_template(book.getvalue())


def test_the_house_template_has_what_is_asked(tmp_path):
    deck = open_template()
    assert deck.presentation.slide_width == Inches(13.333) and deck.body.height > Inches(5)
    assert min(
        paragraph.font.size or Pt(12) for shape in deck.plain.placeholders for paragraph in shape.text_frame.paragraphs
    ) >= Pt(12)


def test_progress_is_told(every_view):
    told = []
    as_powerpoint("Möte", "", every_view[:3], progress=lambda *now: told.append(now))
    assert [done for done, _, _ in told] == list(range(len(told))) and {total for _, total, _ in told} == {len(told)}
    assert told[0][2] == "Målet för arbete nåddes inte"


def test_a_figure_that_cannot_be_drawn_is_its_table_and_the_rest_stands(every_view, caplog):
    """A chart that fails (here: its rows have lost their columns) does not take the meeting with it."""
    first = every_view[0]
    broken = dataclasses.replace(
        first, items=(dataclasses.replace(first.figures[0], rows=first.figures[0].rows[["colour"]]),)
    )
    for content in (
        as_powerpoint("Möte", "", [broken, first]),
        as_excel("Möte", "", [broken, first]),
        as_pdf("Möte", "", [broken, first]),
    ):
        assert content
    slides = list(Presentation(io.BytesIO(as_powerpoint("Möte", "", [broken, first]))).slides)
    assert [len(charts_of(slide)) for slide in slides[1:]] == [0, 1]
    assert rows_of(slides[1]) == rows_of(slides[2])
    assert "has no native chart" in caplog.text
