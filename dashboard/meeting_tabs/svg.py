"""A drawing in a frozen meeting: a file that anybody may have written in. It may hold what our own charts are made of,
shapes and words and how they look, and nothing else. Pure.

What is allowed is listed, value by value; anything else makes the file unreadable. No value may have a backslash, so
there is no CSS to unescape before it is judged; there is no picture, no address and no style.
"""

import re
from xml.etree import ElementTree

from finsam_data.record.files.outside import TooLarge, Unfit

# our largest chart has 300 elements, 12 deep, in 160 000 letters
MAX_LETTERS, MAX_ELEMENTS, MAX_DEPTH, MAX_WORDS = 1_000_000, 6_000, 24, 500
_SVG = "//www.w3.org/2000/svg"
_WRITES = {"text", "tspan"}
_SHAPES = _WRITES | {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "defs", "clipPath"}
_NUMBERS, _WORD = r"[-+0-9.eE,%\s]*(px)?", r"[\w\s-]*"
_COLOUR = r"#[0-9A-Fa-f]{3,8}|[A-Za-z]+|rgba?\([0-9.,%\s]*\)"
_VALUES = {
    name: re.compile(pattern)
    for names, pattern in (
        (
            "viewBox x y x1 x2 y1 y2 dx dy cx cy r rx ry width height points opacity fill-opacity stroke-opacity "
            "stroke-width stroke-miterlimit stroke-dasharray stroke-dashoffset font-size version",
            _NUMBERS,
        ),
        ("d", r"[A-Za-z0-9+\-.,\s]*"),
        ("transform", r"((translate|scale|rotate|matrix|skewX|skewY)\([-+0-9.eE,\s]*\)\s*)*"),
        ("fill stroke", _COLOUR),
        ("clip-path", r"url\(#[A-Za-z0-9_-]+\)"),
        ("id", r"[A-Za-z0-9_-]+"),
        ("font-family", r"[\w\s,'-]*"),
        (
            "class role aria-roledescription aria-hidden display pointer-events text-anchor font-weight font-style "
            "stroke-linecap stroke-linejoin",
            _WORD,
        ),
        ("aria-label", r"[^\\]*"),
    )
    for name in names.split()
}


def drawing(value: object) -> str:
    """The drawing as it is written, when all of it is allowed. Raises Unfit or TooLarge."""
    # without a declaration there are no entities and no other files
    if not isinstance(value, str) or not value.startswith("<svg") or "<!" in value or "<?" in value:
        raise Unfit
    if len(value) > MAX_LETTERS or value.count("<") > 2 * MAX_ELEMENTS:
        raise TooLarge
    try:
        root = ElementTree.fromstring(value.encode())
    except (ElementTree.ParseError, ValueError):
        raise Unfit from None
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            raise TooLarge
        for element in level:
            _check(element)
        level = [child for element in level for child in element]
    return value


def _check(element: ElementTree.Element) -> None:
    space, _, name = element.tag.rpartition("}")
    if not space.endswith(_SVG) or name not in _SHAPES:
        raise Unfit
    if any(attribute not in _VALUES or not _VALUES[attribute].fullmatch(value) for attribute, value in element.items()):
        raise Unfit
    words = element.text or "", *((child.tail or "") for child in element)
    if max(map(len, words)) > MAX_WORDS:
        raise TooLarge
    if name not in _WRITES and any(map(str.strip, words)):
        raise Unfit
