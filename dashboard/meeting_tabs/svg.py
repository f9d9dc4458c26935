"""A drawing in a frozen meeting: a file that anybody may have written in. It may hold what our own charts are made of,
shapes and words and how they look, and nothing else. Pure.

What is allowed is listed, value by value; anything else is taken away. No value may have a backslash, so there is no
CSS to unescape before it is judged; there is no picture, no address and no style.
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
    """The drawing as it is written when all of it is allowed, and otherwise what is allowed of it; empty when it cannot
    be read. Raises Unfit for what is no drawing at all and TooLarge.
    """
    if not isinstance(value, str) or not value.startswith("<svg"):
        raise Unfit
    if len(value) > MAX_LETTERS or value.count("<") > 2 * MAX_ELEMENTS:
        raise TooLarge
    # without a declaration there are no entities and no other files
    if "<!" in value or "<?" in value:
        return ""
    try:
        root = ElementTree.fromstring(value.encode())
    except (ElementTree.ParseError, ValueError):
        return ""
    if _name(root) != "svg":
        return ""
    level, depth, is_whole = [root], 0, True
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            raise TooLarge
        cleaned = [_clean(element) for element in level]
        is_whole = is_whole and all(cleaned)
        level = [child for element in level for child in element]
    return value if is_whole else _written(root)


def _name(element: ElementTree.Element) -> str:
    """The name of a shape; empty for what is none."""
    space, _, name = element.tag.rpartition("}")
    return name if space.endswith(_SVG) and name in _SHAPES else ""


def _clean(element: ElementTree.Element) -> bool:
    """Takes away what an element may not have. Whether it had nothing of that."""
    bad = [name for name, value in element.items() if name not in _VALUES or not _VALUES[name].fullmatch(value)]
    for name in bad:
        del element.attrib[name]
    strangers = [child for child in element if not _name(child)]
    for child in strangers:
        element.remove(child)
    parts = [element.text or "", *(child.tail or "" for child in element)]
    if max(map(len, parts)) > MAX_WORDS:
        raise TooLarge
    loose = _name(element) not in _WRITES and any(map(str.strip, parts))
    if loose:
        element.text = None
        for child in element:
            child.tail = None
    return not (bad or strangers or loose)


def _written(root: ElementTree.Element) -> str:
    space = root.tag.rpartition("}")[0].removeprefix("{")
    for element in root.iter():
        element.tag = _name(element)
    root.set("xmlns", space)
    return ElementTree.tostring(root, encoding="unicode")
