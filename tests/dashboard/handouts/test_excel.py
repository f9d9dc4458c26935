"""The Excel file, opened again: typed numbers with their source, charts drawn from cells that hold the figures'
numbers, names that Excel takes.
"""

import io
import re
import zipfile
from xml.etree import ElementTree

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from dashboard.handouts.contents import line_ranges, parts_of
from dashboard.handouts.excel.book import as_excel, sheet_names
from dashboard.handouts.office_charts.description import Scatter
from dashboard.handouts.office_charts.forms import GRIDS, PICTURES, native_chart
from dashboard.meeting.resolve import resolve
from tests.conftest import DATA
from tests.dashboard.handouts.conftest import point
from tools.office import converted

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@pytest.fixture(scope="module")
def content(every_view) -> bytes:
    return as_excel("Styrelsemöte", "2020-03-20", every_view)


@pytest.fixture(scope="module")
def book(content) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(io.BytesIO(content))


@pytest.fixture(scope="module")
def sheets(book) -> dict[str, list[list]]:
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


@pytest.fixture(scope="module")
def charts(content) -> list[ElementTree.Element]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = sorted(
            (name for name in archive.namelist() if re.fullmatch(r"xl/charts/chart\d+\.xml", name)),
            key=lambda name: int(re.search(r"\d+", name)[0]),
        )
        return [ElementTree.fromstring(archive.read(name)) for name in names]


def column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def cells(sheets, reference: str) -> list:
    """What stands in `'5 Flöde'!$Y$20:$Y$29`."""
    name, first, row, _, last_row = re.fullmatch(
        r"'?(.+?)'?!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?", reference
    ).groups()
    column = column_number(first)
    return [sheets[name][line - 1][column] for line in range(int(row), int(last_row or row) + 1)]


def shown(every_view) -> list:
    """(figure, its sheet's number) in the order of the file."""
    return [(figure, number) for number, point in enumerate(every_view, 1) for figure in point.figures]


def test_one_sheet_per_view_between_contents_and_findings(book, every_view):
    assert book.sheet_names == [
        "Innehåll",
        *sheet_names([point.view_name or "Vyn finns inte" for point in every_view]),
        "Fynd",
    ]


def test_the_contents_lead_to_every_sheet(content, sheets, every_view):
    listed = [row[1] for row in sheets["Innehåll"][5:]]
    assert listed == list(sheets)[1:-1]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        links = re.findall(r'location="\'(.+?)\'!A1"', archive.read("xl/worksheets/sheet1.xml").decode())
    assert links == listed


def test_every_chart_is_drawn_from_cells_with_the_figures_numbers(sheets, charts, every_view):
    drawn = [figure for figure, _ in shown(every_view) if native_chart(figure.form, figure.rows)]
    assert len(charts) == len(drawn) > 15
    for figure, chart in zip(drawn, charts, strict=True):
        native = native_chart(figure.form, figure.rows)
        wanted = (
            [list(curve.y) for curve in native.curves]
            if isinstance(native, Scatter)
            else [list(series.values) for series in native.series]
        )
        axis = "yVal" if isinstance(native, Scatter) else "val"
        order = sorted(chart.iter(f"{C}ser"), key=lambda series: int(series.find(f"{C}idx").get("val")))
        found = [cells(sheets, series.find(f"{C}{axis}//{C}f").text) for series in order]
        if not isinstance(native, Scatter):
            # bars come before lines in the file, whatever their order is
            wanted = sorted(wanted, key=str)
            found = sorted(([None if value == "" else value for value in values] for values in found), key=str)
        for one, other in zip(found, wanted, strict=True):
            assert one == [None if value is None else pytest.approx(value) for value in other], figure.key


def test_intervals_are_drawn_from_cells_that_follow_their_ends(content, sheets, charts, every_view):
    drawn = [figure for figure, _ in shown(every_view) if native_chart(figure.form, figure.rows)]
    chart = charts[[figure.form for figure in drawn].index("share_rows")]
    (bars,) = chart.iter(f"{C}errBars")
    plus, minus = (cells(sheets, bars.find(f"{C}{end}//{C}f").text) for end in ("plus", "minus"))
    rows = drawn[0].rows
    assert plus == [pytest.approx(number) for number in rows["high"] - rows["share"]]
    assert minus == [pytest.approx(number) for number in rows["share"] - rows["low"]]


def test_each_row_stands_beside_its_source(sheets, every_view):
    seen = 0
    for figure, number in shown(every_view):
        sheet = list(sheets.values())[number]
        start = next(place for place, row in enumerate(sheet) if row[0] == figure.source)
        head = next(place for place in range(start, len(sheet)) if "Källa" in sheet[place])
        column = sheet[head].index("Källa")
        for row, fact_ids in zip(sheet[head + 1 :], figure.answer["fact_ids"], strict=False):
            if hasattr(fact_ids, "__len__") and len(fact_ids):
                assert row[column].startswith("Kallelse") or "bokslut" in row[column], (figure.key, row)
                assert re.search(r"r\. \d", row[column + 1]) and row[column + 2], (figure.key, row)
                seen += 1
    assert seen > 100


def test_what_is_computed_is_not_called_read():
    """The flow of 2019: 512 remained from the year before, deltagare − nya; 534 were referred, the platforms' sum; 904
    stands in the paper.
    """
    written = CalamineWorkbook.from_filelike(io.BytesIO(as_excel("Möte", "", [resolve(point("results", "Flöde"))])))
    rows = written.get_sheet_by_index(1).to_python()
    head = next(row for row in rows if "Källa" in row)
    read = {row[head.index("Antal")]: row[head.index("Hur det är läst")] for row in rows}
    assert (read[512], read[534], read[904]) == ("beräknad", "beräknad", "avläst")


def test_numbers_are_numbers_and_missing_is_empty(sheets, every_view):
    figure, number = next(
        (figure, number) for figure, number in shown(every_view) if figure.key == "utfall" and "Hela" in figure.measure
    )
    sheet = list(sheets.values())[number]
    head = next(row for row in sheet if "Källa" in row)
    rows = sheet[sheet.index(head) + 1 :][: len(figure.answer)]
    table = {name: [row[head.index(name)] for row in rows] for name in ("Post", "Antal", "Avslutade", "Andel", "Mål")}
    assert table["Post"] == ["Arbete", "Studier", "Annan behovsanpassad lösning", "Avbrott"]
    # Tabell 1 of the paper
    assert table["Antal"] == [88, 62, 131, 55] and table["Avslutade"] == [336] * 4
    assert table["Andel"] == [pytest.approx(count / 336) for count in (88, 62, 131, 55)]
    assert table["Mål"] == [0.35, 0.25, 0.30, ""]


def test_every_heading_choice_remark_and_source_is_there(sheets, every_view):
    for one, sheet in zip(every_view, list(sheets.values())[1:-1], strict=True):
        text = "\n".join(str(cell) for row in sheet for cell in row if cell != "")
        for part in parts_of([one]):
            for wanted in (
                part.title,
                part.finding,
                part.choice,
                part.subtitle,
                part.text,
                *part.notes,
                part.figure.source if part.figure else "",
            ):
                assert wanted in text, (part.title, wanted)


def test_headings_are_swedish(sheets):
    named = pd.read_csv(DATA / "codes" / "columns.csv", dtype=str, keep_default_na=False)["name"]
    known = {*named, "Källa", "Ställe", "Hur det är läst"} - {""}
    for name, sheet in list(sheets.items())[1:-1]:
        for row in sheet:
            if "Källa" in row:
                table = row[: row.index("Hur det är läst") + 1]
                assert set(table) <= known, (name, table)


def test_grids_and_maps_have_their_place(content, every_view):
    grids = [figure for figure, _ in shown(every_view) if figure.form in GRIDS]
    maps = [figure for figure, _ in shown(every_view) if figure.form in PICTURES]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        text = "".join(
            archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/sheet")
        )
        drawings = "".join(
            archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/drawings/drawing")
        )
    assert text.count("<colorScale>") == len(grids) > 0
    assert drawings.count("<xdr:pic>") == len(maps) > 0
    # every chart and picture says in words what it shows
    assert len(re.findall(r'<xdr:cNvPr [^>]*descr="Diagram: ', drawings)) == len(re.findall(r"<xdr:cNvPr ", drawings))


def test_panes_are_frozen(content, sheets):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for number in range(1, len(sheets) + 1):
            assert 'state="frozen"' in archive.read(f"xl/worksheets/sheet{number}.xml").decode()


def test_the_findings_are_those_of_the_figures(sheets):
    titles = [row[0] for row in sheets["Fynd"][3:]]
    assert "Texten säger 353 avslutade 2019, tabellen 336" in titles
    assert all(row[1] and row[2] for row in sheets["Fynd"][3:])


def test_another_program_recalculates_it_without_error(content, sheets):
    """LibreOffice computes every formula anew: the lengths of the intervals are the same, and no cell is an error."""
    again = CalamineWorkbook.from_filelike(io.BytesIO(converted(content, "xlsx", "xlsx:Calc MS Excel 2007 XML")))
    assert again.sheet_names == list(sheets)
    for name, rows in sheets.items():
        theirs = again.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for row, (one, other) in enumerate(zip(rows, theirs, strict=False)):
            for cell, recalculated in zip(one, other, strict=False):
                assert not (isinstance(recalculated, str) and recalculated.startswith(("#", "Err:"))), (
                    name,
                    row,
                    recalculated,
                )
                if isinstance(cell, float) and isinstance(recalculated, float):
                    assert recalculated == pytest.approx(cell, abs=1e-9), (name, row)


@given(st.lists(st.text(max_size=60), min_size=1, max_size=20))
def test_sheet_names_are_legal_and_unique(names):
    made = sheet_names(names)
    assert len({name.lower() for name in made}) == len(names)
    for name in made:
        assert 1 <= len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) and name[0] != "'" and name[-1] != "'"


@pytest.mark.parametrize(
    ("numbers", "written"),
    [
        (["768", "769"], "768–769"),
        (["502", "503", "504", "520"], "502–504, 520"),
        (["1906", "1906-1907"], "1906–1907"),
        (["5653, 5655", "5653-5655, 5660"], "5653–5655, 5660"),
        (["7"], "7"),
    ],
)
def test_line_numbers_are_written_as_ranges(numbers, written):
    assert line_ranges(numbers) == written
