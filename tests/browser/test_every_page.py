"""Every address at two sizes: in Swedish, accessible, complete, without requests to other hosts, and not cut off."""

import re

import pytest

from tests.browser.accessibility import axe_violations
from tools.pages import ADDRESSES, wait_until_still

# English words that Streamlit, Vega or Python would show if we did not prevent it
WORDS = (
    "fullscreen", "show data", "download", "press enter", "running", "loading", "sidebar", "skip to", "close", "copy",
    "search", "error",
    "traceback", "none", "nan", "true", "false", "axis", "undefined",
)  # fmt: skip
NOT_SWEDISH = re.compile(rf"\b({'|'.join(WORDS)})\b", re.IGNORECASE)
TEXTS = """() => [document.title, document.body.innerText,
  ...[...document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')].flatMap(e =>
    ['aria-label', 'title', 'placeholder', 'alt'].map(a => e.getAttribute(a) || ''))].join('\\n')"""


@pytest.mark.parametrize("name", ADDRESSES)
def test_page(visitor, base_address, name):
    page = visitor
    page.faults.clear()
    page.goto(base_address + ADDRESSES[name])
    wait_until_still(page)

    assert page.locator("html").get_attribute("lang") == "sv"
    assert page.locator("h1").count() == 1
    body = page.inner_text("body")
    assert "Något gick fel" not in body
    assert "Siffrorna går inte att visa" not in body
    assert not page.faults
    # an icon is a text, such as `download`, that the icon font draws as a picture
    texts = re.sub(r"\b(search|table|download|expand_more|keyboard_\w+|menu)\b(?=\n|$)", "", page.evaluate(TEXTS))
    # (the alternative text of the logo is Streamlit's own, Logo, and the same word in Swedish)
    assert not [match.group() for match in NOT_SWEDISH.finditer(texts)], texts
    assert (
        page.evaluate("document.querySelector('[data-testid=\"stMain\"]').scrollWidth") <= page.viewport_size["width"]
    )
    assert axe_violations(page) == []


@pytest.mark.parametrize("name", ["oversikt", "resultat-2", "resultat-3", "resultat-4", "resultat-7"])
def test_charts_fill_their_column_and_their_text_is_not_cut(visitor, base_address, name):
    page = visitor
    page.goto(base_address + ADDRESSES[name])
    wait_until_still(page)
    for chart in page.locator('[data-testid="stVegaLiteChart"] svg').all():
        edges = chart.evaluate(
            """svg => { const frame = svg.getBoundingClientRect();
            return [frame.width, ...[...svg.querySelectorAll('text')].filter(t => t.textContent)
              .map(t => t.getBoundingClientRect())
              .map(text => Math.max(text.right - frame.right, frame.left - text.left))]; }"""
        )
        assert edges[0] > 0.75 * min(page.viewport_size["width"], 700)
        assert max(edges[1:]) < 3, "a text runs outside its chart"
