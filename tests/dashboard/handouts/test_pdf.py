"""The PDF, opened again: tagged by PDF/UA, Swedish, every heading, choice, figure and source in its text, nothing cut,
nothing parted.
"""

import io
import re

import pypdf
import pypdfium2
import pytest
from PIL import ImageChops

from dashboard.handouts.contents import in_swedish, parts_of
from dashboard.handouts.pdf.typeset import as_pdf, typeset
from dashboard.meeting.model import Point
from dashboard.meeting.resolve import resolve
from tests.dashboard.handouts.conftest import point, squeezed

A4 = (595.28, 841.89)


@pytest.fixture(scope="module")
def content(every_view) -> bytes:
    return as_pdf("Styrelsemöte", "2020-03-20", every_view)


@pytest.fixture(scope="module")
def document(content) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


@pytest.fixture(scope="module")
def texts(document) -> list[str]:
    return [page.extract_text() for page in document.pages]


def structure(document) -> list[dict]:
    """Every element of the tag tree, in order."""
    found = []

    def walk(node):
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append(node)
            walk(node.get("/K", []))

    walk(document.trailer["/Root"]["/StructTreeRoot"]["/K"])
    return found


def test_it_claims_pdf_ua_and_is_swedish(document):
    root = document.trailer["/Root"]
    xmp = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert (
        root["/Lang"].startswith("sv")
        and root["/MarkInfo"]["/Marked"]
        and root["/ViewerPreferences"]["/DisplayDocTitle"]
    )
    assert "Styrelsemöte" in xmp


def test_it_is_tagged(document, every_view):
    tags = [element["/S"] for element in structure(document)]
    levels = [int(tag[2:]) for tag in tags if re.fullmatch(r"/H\d", tag)]
    assert levels[0] == 1 and all(later <= earlier + 1 for earlier, later in zip(levels, levels[1:], strict=False)), (
        "no level of heading is left out"
    )
    figures = [element for element in structure(document) if element["/S"] == "/Figure"]
    assert len(figures) >= sum(len(point.figures) for point in every_view)
    assert all(str(figure.get("/Alt", "")).startswith("Diagram: ") for figure in figures)
    assert {"/Table", "/TR", "/TH", "/TD", "/TOC", "/TOCI"} <= set(tags)
    assert document.outline, "the contents are bookmarks too"


def test_everything_is_in_its_text(texts, every_view):
    text = squeezed("".join(texts))
    for part in parts_of(every_view):
        table = [str(cell) for row in part.figure.table.itertuples(index=False) for cell in row] if part.figure else []
        heads = list(map(str, part.figure.table.columns)) if part.figure else []
        source = part.figure.source if part.figure else ""
        for wanted in (
            part.title,
            part.finding,
            part.choice,
            part.subtitle,
            part.text,
            part.place,
            source,
            *part.notes,
            *heads,
            *table,
        ):
            assert squeezed(wanted) in text, (part.title, wanted)


def test_the_speakers_note_stays_with_the_speaker(texts, every_view):
    assert every_view[0].point.note and squeezed(every_view[0].point.note) not in squeezed("".join(texts))


def test_title_page_contents_findings_and_sources_in_order(texts):
    assert "Styrelsemöte" in texts[0] and "20 mars 2020" in texts[0] and "Dataversion" in texts[0]
    assert texts[1].lstrip().startswith("Innehåll") and "Källor" in texts[1] + texts[2]
    last = [next(page for page in range(2, len(texts)) if re.search(rf"^{heading}$", texts[page], re.MULTILINE))
            for heading in ("Här går papperen inte ihop", "Källor", "Om siffrorna")]  # fmt: skip
    assert last == sorted(last)
    assert "Texten säger 353 avslutade 2019, tabellen 336" in "".join(texts)


def test_every_page_is_a4_and_numbered(document, texts):
    for number, (page, text) in enumerate(zip(document.pages, texts, strict=True), 1):
        assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(A4, abs=0.1)
        assert f"Sida {number} av {len(texts)}" in text


def test_a_heading_is_on_the_page_of_its_chart(texts, every_view):
    pages = list(map(squeezed, texts))
    for part in parts_of(every_view):
        if part.figure is None or part.figure.form in ("country",):
            continue
        first = part.figure.rows.iloc[0]
        word = next(
            (
                str(first[name])
                for name in ("heading", "row_label", "label", "name", "text")
                if name in first and isinstance(first[name], str)
            ),
            "",
        )
        title = squeezed(part.title)
        shown = [page for page in pages[2:] if title in page]
        assert shown and any(squeezed(word.split("\n")[0]) in page for page in shown), (part.title, word)


def test_a_long_table_has_its_headings_on_every_page(every_view):
    long = resolve(point("full_year_equivalents", "Rangordning", kommun="Nordmaling"))
    texts = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(as_pdf("Möte", "", [long]))).pages]
    with_rows = [
        text for text in texts if re.search(r"^\d+ [A-ZÅÄÖ]\w+ \d+,\d", text.replace("\u00a0", " "), re.MULTILINE)
    ]
    assert len(with_rows) > 1
    assert all("Plats 2019 Kommun Andel Sedan 2018" in text for text in with_rows)


def test_nothing_runs_into_the_margin(content):
    """Every page as a picture: the outermost centimetre is white on all sides."""
    pdf = pypdfium2.PdfDocument(content)
    edge = int(28 * 1.5)
    for number in range(len(pdf)):
        picture = pdf[number].render(scale=1.5).to_pil().convert("L")
        box = ImageChops.invert(picture).point(lambda value: 255 if value > 40 else 0).getbbox()
        assert box, f"page {number + 1} is empty"
        assert (
            box[0] >= edge and box[1] >= edge and box[2] <= picture.width - edge and box[3] <= picture.height - edge
        ), number + 1


def test_nothing_is_printed_over_the_foot(content):
    """A page's last two centimetres hold its foot alone: what is higher than its page goes on over the next, sources
    too.
    """
    grades, members = (
        point("social_follow_up", "Strategiska mål", heading="Styrelsens betyg " * 7),
        point("economy", "Vem betalar", heading="Bidrag " * 16),
    )
    for title, written in (
        ("Styrelsemöte", content),
        ("Höga", as_pdf("Höga", "2020-03-20", [resolve(grades), resolve(members)])),
    ):
        pdf = pypdfium2.PdfDocument(written)
        for number in range(len(pdf)):
            foot = pdf[number].get_textpage().get_text_bounded(left=0, bottom=0, right=A4[0], top=58)
            assert squeezed(foot) == squeezed(f"{title} · 20 mars 2020 Sida {number + 1} av {len(pdf)}"), number + 1


def test_a_paper_with_more_places_than_a_page_holds_goes_on_over_the_next():
    where = [f"Bilaga 4, fråga {number}, r. {number * 7}" for number in range(400)]
    content = {
        "title": "Möte",
        "author": "",
        "foot": "",
        "lines": [],
        "parts": [],
        "findings": [],
        "sources": [("Kallelse", "; ".join(where))],
    }
    texts = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(typeset("meeting.typ", content, {}))).pages]
    pages = [text for text in texts if "Bilaga 4" in text]
    assert len(pages) > 1 and "Källor" in pages[0], "the heading is not left alone on the page before"
    assert squeezed("; ".join(where)) in squeezed(re.sub(r"Sida \d av \d|Papper Plats", "", "".join(pages)))


def test_words_are_never_commands(every_view):
    """Signs that mean something to Typst, in the texts that people write."""
    hostile = '#pagebreak() $x^2$ *fet* _kursiv_ `kod` @label <etikett> \\ #include "house.typ" [block] // bort ~ " ö'
    strange = resolve(point("results", "Utfall", heading=hostile, paragraph="§ #1 *", note=hostile))
    text = "".join(
        page.extract_text() for page in pypdf.PdfReader(io.BytesIO(as_pdf("Möte", "2020-03-20", [strange]))).pages
    )
    assert squeezed("#pagebreak() $x^2$ *fet* _kursiv_") in squeezed(text)
    assert squeezed('@label <etikett> \\ #include "house.typ" [block] // bort ~ " ö') in squeezed(text)


def test_a_meeting_without_points_is_still_a_document():
    texts = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(as_pdf("", "", []))).pages]
    assert "Möte" in texts[0] and "Inget fynd gäller" in "".join(texts)


def test_a_lost_view_says_so_and_the_rest_stands():
    shown = [resolve(Point("borttagen", ())), resolve(point("results", "Utfall"))]
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(as_pdf("Möte", "", shown))).pages)
    assert "finns inte längre i verktyget" in text and "Ett av tre mål nåddes 2019" in text


def test_dates_are_swedish():
    assert in_swedish("2020-03-20") == "20 mars 2020" and in_swedish("") == ""
