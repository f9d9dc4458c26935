"""A drawing in a frozen file holds shapes, words and looks, and nothing else."""

import re

import pytest

from dashboard.meeting_tabs.svg import MAX_DEPTH, MAX_ELEMENTS, MAX_LETTERS, drawing
from finsam_data.record.files.outside import TooLarge, Unfit

OPEN = '<svg xmlns="http://www.w3.org/2000/svg">'


def svg(inside: str) -> str:
    return f"{OPEN}{inside}</svg>"


def test_what_our_charts_are_made_of_is_kept_as_it_is():
    text = svg(
        '<defs><clipPath id="a-1"><rect x="0" width="9" height="9.5"/></clipPath></defs><g clip-path="url(#a-1)" '
        'transform="translate(1,2) rotate(-90)" fill="#0B4F6C" stroke="white"><path d="M0,0h9Z" opacity="0.5"/>'
        '<text font-family="Source Sans, sans-serif" font-size="16px">Umeå<tspan dy="19">2019</tspan></text></g>'
    )
    assert drawing(text) == text


@pytest.mark.parametrize("inside", [
    "<script>alert(1)</script>", '<g onload="alert(1)"/>', "<style>*{}</style>", '<g style="fill:red"/>',
    '<a href="https://evil.example"><text>x</text></a>', '<image href="https://evil.example/x.png"/>',
    '<image href="data:image/svg+xml,x"/>', '<use href="#a"/>', "<foreignObject><p>x</p></foreignObject>",
    '<path fill="url(https://evil.example/x)"/>', '<path fill="u\\72l(https://evil.example/x)"/>',
    '<path fill="url(#a)"/>', '<g clip-path="url(//evil.example#a)"/>', '<g clip-path="URL(#a) x"/>',
    '<animate attributeName="fill"/>', '<set attributeName="href"/>', '<filter id="a"/>', '<mask id="a"/>',
    '<text xlink:href="x">x</text>', '<g xmlns:x="http://www.w3.org/1999/xlink" x:href="#a"/>', "<g>words</g>",
    '<p xmlns="http://www.w3.org/1999/xhtml">x</p>', '<g id="a b"/>', '<g class="a{b}"/>', '<text font-family="a;b"/>',
    "<!-- x -->", "<![CDATA[x]]>", "<?x?>", "<g>", '<path d="M0,0 javascript:x"/>', "&a;", '<g x="1" x="2"/>',
])  # fmt: skip
def test_anything_else_is_taken_away(inside):
    """Beside it stands a word that is kept, unless the whole cannot be read."""
    left = drawing(svg(f"{inside}<text>kvar</text>"))
    assert not left or ("kvar" in left and left.startswith("<svg xmlns="))
    assert not re.search(r"evil|script|alert|href|style|url|image|&a;|data:|words|72l|<!|<\?|filter|mask|;", left)
    assert left == "" or drawing(left) == left, "what is left is allowed"


@pytest.mark.parametrize("value", [5, None, "", "x", [], "<script>", '<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("&a;")])
def test_what_is_no_drawing_is_refused(value):
    with pytest.raises(Unfit):
        drawing(value)


@pytest.mark.parametrize("text", [
    "<svg", "<svg></svg>", svg("<!DOCTYPE x>"), "<svgx/>", '<svg xmlns="http://evil.example"/>', "<svg this is none",
])  # fmt: skip
def test_what_cannot_be_read_is_not_drawn(text):
    assert drawing(text) == ""


@pytest.mark.parametrize("inside", [
    "<g/>" * (2 * MAX_ELEMENTS), "<g>" * MAX_DEPTH + "</g>" * MAX_DEPTH, f"<text>{'x' * 1_000}</text>",
    f'<path d="{"M0,0" * MAX_LETTERS}"/>',
])  # fmt: skip
def test_what_is_too_large_is_refused(inside):
    with pytest.raises(TooLarge):
        drawing(svg(inside))
