"""A page printed by the browser itself: on A4, light and whole, without menus and controls, with the choices as a
sentence.
"""

import io
import re
import unicodedata

import pypdf
import pypdfium2
import pytest
from PIL import ImageChops

from tests.browser.test_using_it import choose, open_page
from tools.pages import ADDRESSES, address, wait_until_still

# pages that need one sheet and many, with tables, maps and charts that are taller than the paper
PRINTED = ("oversikt", "resultat-1", "resultat-2", "hae-1", "hae-7", "hae-9", "data-1", "data-3", "motet-dagordning")
CONTROLS = (
    "Visa som tabell",
    "Ladda ner",
    "Kopiera som text",
    "Lägg till i mötet",
    "Egen PowerPoint-mall",
    "Alla plattformar",
)


def printed(page) -> bytes:
    return page.pdf(format="A4", prefer_css_page_size=True)


def squeezed(text: str) -> str:
    """The text without spaces and soft hyphens, and with ligatures as separate letters."""
    return re.sub(r"[\s\u00ad]+", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize("name", PRINTED)
def test_everything_that_is_said_is_on_the_paper_and_nothing_runs_off_it(watched_page, base_address, name):
    page = watched_page
    open_page(page, base_address, ADDRESSES[name])
    content = printed(page)
    document = pypdf.PdfReader(io.BytesIO(content))
    text = squeezed("".join(sheet.extract_text() for sheet in document.pages))
    page.emulate_media(media="print")
    shown = page.locator('[data-testid="stMain"]').inner_text().splitlines()
    assert len(shown) > 5
    for line in shown:
        # an icon is a text, such as `download`, that the icon font draws as a picture
        if line.strip() and not re.fullmatch(r"[a-z_]+", line.strip()):
            assert squeezed(line) in text, line
    assert all(
        (float(sheet.mediabox.width), float(sheet.mediabox.height)) == pytest.approx((595, 842), abs=1.5)
        for sheet in document.pages
    )
    for word in CONTROLS:
        assert squeezed(word) not in text, word
    assert len(document.pages) > (5 if name in ("data-1",) else 0)
    assert not page.faults
    nothing_runs_off(content)


def test_the_menu_is_not_printed(watched_page, base_address):
    page = watched_page
    open_page(page, base_address, ADDRESSES["resultat-1"])
    text = "".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(printed(page))).pages)
    assert not [
        word
        for word in ("Översikt", "Mötet", "Data & källor", "Plattformar", "Särredovisade", "Kommun\n")
        if word in text
    ]


def test_the_choices_stand_as_a_sentence(watched_page, base_address):
    page = watched_page
    open_page(page, base_address, address("resultat", vy="Plattformar", utfall="Studier"))
    choose(page, "År", "2017")
    text = "".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(printed(page))).pages)
    assert "Urval: Hela förbundet, 2017, kvinnor och män. Utfall: Studier." in text.replace("\n", " ").replace(
        "\u00a0", " "
    )


def nothing_runs_off(content: bytes):
    """Each of the first sheets has something on it, and a white edge on all sides."""
    pdf = pypdfium2.PdfDocument(content)
    edge = int(72 / 2.54)
    for number in range(min(len(pdf), 6)):
        picture = pdf[number].render(scale=1).to_pil().convert("L")
        box = ImageChops.invert(picture).point(lambda value: 255 if value > 24 else 0).getbbox()
        assert box, f"sheet {number + 1} is empty"
        assert (
            box[0] >= edge and box[1] >= edge and box[2] <= picture.width - edge and box[3] <= picture.height - edge
        ), number + 1


def test_a_phone_prints_on_the_same_paper(browser, base_address):
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(base_address + ADDRESSES["resultat-1"])
    wait_until_still(page)
    document = pypdf.PdfReader(io.BytesIO(printed(page)))
    assert float(document.pages[0].mediabox.width) == pytest.approx(595, abs=1.5)
    assert "Arbete: 26" in document.pages[0].extract_text()
    page.close()


def test_the_screen_has_no_stylesheet_of_ours(watched_page, base_address):
    page = watched_page
    open_page(page, base_address, "/")
    ours = page.evaluate(
        "[...document.querySelectorAll('link[rel=stylesheet]')].map(link => [link.getAttribute('href'), link.media])"
    )
    assert [one for one in ours if one[0] == "/print.css"] == [["/print.css", "print"]]
