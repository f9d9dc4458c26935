"""The tables of the year and the tertial: what the paper prints, read off it by hand, in PDF, Word and Excel."""

import io
import re

import docx
import pypdf
import pytest
from docx.oxml.ns import qn
from python_calamine import CalamineWorkbook

from dashboard.handouts.annual import excel
from dashboard.handouts.annual import report as annual
from dashboard.handouts.annual import word as annual_word
from tests.dashboard.handouts.conftest import squeezed
from tools.office import converted

# Årsredovisning 2019 (002): women, men, total and percent of Tabell 1 in 1.4.1 and Tabell 1–9 in Bilaga 1;
# participants, new, finished, work, studies, other solution, drop-outs, remaining. Cells that the scan lost are what
# row and column leave.
PRINTED = {
    "Hela förbundet": [
        "408 496 904", "172 220 392", "163 173 336", "30 58 88 26 %", "34 28 62 18 %", "63 68 131 39 %",
        "36 19 55 16 %", "245 323 568",
    ],
    "Ungdomstorget": ["148 147 295", "66 55 121", "55 73 128", "10 19 29 23 %", "14 14 28 22 %", "24 34 58 45 %",
        "7 6 13 10 %", "93 74 167"],
    "Våga växa": ["35 26 61", "22 13 35", "21 17 38", "3 2 5 13 %", "5 6 11 29 %", "13 7 20 53 %", "0 2 2 5 %",
        "14 9 23"],
    "Hikikomori": ["17 10 27", "6 7 13", "9 3 12", "0 0 0 0 %", "4 1 5 42 %", "5 2 7 58 %", "0 0 0 0 %", "8 7 15"],
    "Vuxentorget": ["168 225 393", "51 87 138", "39 42 81", "7 18 25 31 %", "8 6 14 17 %", "18 14 32 40 %",
        "6 4 10 12 %", "129 183 312"],
    "Hälsofrämjande etablering": ["52 17 69", "37 17 54", "4 1 5", "2 0 2 40 %", "1 0 1 20 %", "0 0 0 0 %",
        "1 1 2 40 %", "48 16 64"],
    "Samordningsteamet i Robertsfors": ["28 35 63", "21 27 48", "18 19 37", "8 6 14 38 %", "2 2 4 11 %", "8 8 16 43 %",
        "0 3 3 8 %", "10 16 26"],
    "Samordningsteamet i Nordmaling": ["17 30 47", "12 22 34", "10 16 26", "1 8 9 35 %", "7 3 10 38 %", "2 3 5 19 %",
        "0 2 2 8 %", "7 14 21"],
    "Samordningsteamet i Vännäs": ["31 41 72", "12 17 29", "13 16 29", "1 4 5 17 %", "2 2 4 14 %", "8 8 16 55 %",
        "2 2 4 14 %", "18 25 43"],
    "Samordningsteamet i Vindeln": ["16 17 33", "7 11 18", "10 7 17", "3 3 6 35 %", "1 1 2 12 %", "2 1 3 18 %",
        "4 2 6 35 %", "6 10 16"],
}  # fmt: skip
PERIODS = ("2017", "2018", "2019", "2020T2")


def name_of(table: annual.ReportTable) -> str:
    return re.fullmatch(r"Tabell \d+\. (.+), [^,]+", table.title)[1]


def printed(rows) -> list[str]:
    return [" ".join(filter(None, row[1:])).replace("\u00a0", " ") for row in rows]


@pytest.fixture(scope="module")
def report() -> annual.Report:
    return annual.report_of("2019")


def test_every_table_is_as_the_paper_prints_it(report):
    tables = {name_of(table): printed(table.rows) for table in report.tables}
    assert {name: tables[name] for name in PRINTED} == PRINTED
    # the paper has no table of them together, only a sentence: 157 (104/53), 55 finished, 13, 31, 49 and 7 %
    assert set(tables) - set(PRINTED) == {"Särredovisade insatser tillsammans"}
    together = tables["Särredovisade insatser tillsammans"]
    assert together[0] == "104 53 157" and [line.split(" ", 3)[-1] for line in together[3:7]] == [
        "13 %",
        "31 %",
        "49 %",
        "7 %",
    ]


def test_every_period_of_the_record_has_tables():
    assert annual.periods() == {"Tertial 2 2020": "2020T2", "2019": "2019", "2018": "2018", "2017": "2017"}
    for period in PERIODS:
        report = annual.report_of(period)
        assert report.tables and [int(re.match(r"Tabell (\d+)", table.title)[1]) for table in report.tables] == list(
            range(1, len(report.tables) + 1)
        )
        assert all(table.source.startswith("Källa: ") and re.search(r"r\. \d", table.source) for table in report.tables)
    assert annual.report_of("2019").title == "Årsbilaga 2019: deltagare och utfall"
    assert annual.report_of("2020T2").title == "Tertialrapport tertial 2 2020: deltagare och utfall"


def test_what_the_papers_lack_is_a_dash_and_never_a_zero():
    whole = annual.report_of("2018").tables[0]
    rows = {row[0]: row[1:] for row in whole.rows}
    assert rows["Antal deltagare"] == ["–", "–", "959", ""]
    # 2018 has shares only
    assert whole.source.endswith("Andelarna är avlästa i hela procent.") and annual.report_of("2019").tables[
        0
    ].source.endswith("beräknade ur antalen.")
    assert rows["varav till arbete"] == ["–", "–", "–", "28\u00a0%"]


def test_the_tertial_has_the_papers_own_parts():
    """Ungdomstorget: 13 finished (8/5), 2 women and 2 men to work, 3 and 2 to studies, 3 and 1 to rehabilitation or
    open job seeking.
    """
    tables = {name_of(table): table for table in annual.report_of("2020T2").tables}
    rows = {row[0]: row[1:] for row in tables["Ungdomstorget"].rows}
    assert rows["Antal avslutade"][:3] == ["8", "5", "13"] and rows["varav till arbete"][:3] == ["2", "2", "4"]
    assert rows["– fortsatt rehabilitering eller öppet arbetssökande"] == ["3", "1", "4", "31\u00a0%"]
    assert "– saknar arbetsförmåga" not in rows and "– saknar arbetsförmåga" in {
        row[0] for row in tables["Vuxentorget"].rows
    }
    assert not any(row[0].startswith("–") for row in annual.report_of("2019").tables[0].rows)


def test_small_groups_are_hidden_in_public(monkeypatch, public_file):
    monkeypatch.setenv("FINSAM_DATABASE", str(public_file))
    cells = [cell for table in annual.report_of("2019").tables for row in table.rows for cell in row[1:4]]
    assert ".." in cells and not {"1", "2", "3", "4"} & set(cells)


# ---- the files


@pytest.mark.parametrize("period", PERIODS)
def test_the_pdf_holds_every_table_and_is_tagged(period):
    report = annual.report_of(period)
    document = pypdf.PdfReader(io.BytesIO(annual.as_pdf(period)))
    text = squeezed("".join(page.extract_text() for page in document.pages))
    for wanted in (report.title, *(table.title for table in report.tables), *(table.source for table in report.tables)):
        assert squeezed(wanted) in text, wanted
    for table in report.tables:
        for row in table.rows:
            assert squeezed("".join(row)) in text, (table.title, row)
    assert "<pdfuaid:part>1</pdfuaid:part>" in document.trailer["/Root"]["/Metadata"].get_data().decode()


@pytest.fixture(scope="module")
def word() -> bytes:
    return annual_word.as_word("2019")


def test_word_has_real_tables_with_repeated_headings(word, report):
    document = docx.Document(io.BytesIO(word))
    assert [[[cell.text for cell in row.cells] for row in table.rows][1:] for table in document.tables] == [
        table.rows for table in report.tables
    ]
    for drawn, table in zip(document.tables, report.tables, strict=True):
        assert [cell.text for cell in drawn.rows[0].cells] == annual.heads()
        assert drawn.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert drawn._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == table.title
    headings = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name.startswith("Heading")]
    assert headings == [report.title, *(table.title for table in report.tables)]
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert all(table.source in text for table in report.tables)
    assert document.core_properties.language == "sv-SE"
    assert document.styles["Normal"].element.rPr.find(qn("w:lang")).get(qn("w:val")) == "sv-SE"


def test_another_program_reads_the_word_file(word, report):
    pages = pypdf.PdfReader(io.BytesIO(converted(word, "docx", "pdf"))).pages
    text = ["".join(page.extract_text().split()) for page in pages]
    for table in report.tables:
        # the table, its heading and its source on one page
        (page,) = [page for page in text if "".join(table.title.split()) in page]
        assert (
            all("".join("".join(row).split()) in page for row in table.rows) and "".join(table.source.split()) in page
        ), table.title


def test_excel_has_typed_numbers_beside_their_source(report):
    sheet = (
        CalamineWorkbook.from_filelike(io.BytesIO(excel.as_excel("2019")))
        .get_sheet_by_name("Tabeller")
        .to_python(skip_empty_area=False)
    )
    for table in report.tables:
        start = next(place for place, row in enumerate(sheet) if row[0] == table.title)
        assert sheet[start + 1][:7] == [*annual.heads(), "Källa", "Ställe"]
        for row, label, counts, share in zip(
            sheet[start + 2 :], table.labels, table.counts, table.shares, strict=False
        ):
            assert row[0] == label and row[1:4] == list(counts)
            assert row[4] == (pytest.approx(share) if share is not None else "")
            assert row[5].startswith("Kallelse 2020-03-20") and re.search(r"r\. \d", row[6])


def test_excel_says_what_is_missing():
    sheet = (
        CalamineWorkbook.from_filelike(io.BytesIO(excel.as_excel("2018")))
        .get_sheet_by_name("Tabeller")
        .to_python(skip_empty_area=False)
    )
    assert next(row for row in sheet if row[0] == "Antal deltagare")[1:4] == ["–", "–", 959]
