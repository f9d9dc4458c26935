"""A chart as a file, drawn anew from its data with heading and source in it; never a picture of the screen.

The converter is loaded at the first download: a page does not need it.
"""

import copy
import json
import textwrap
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from dashboard.kit.charts.forms import TABLE_FORM, chart_form
from finsam_data.record.settings.colours import colour

WIDTH_PIXELS = 900
# the signs from one typeface that has them all: the house's lacks some, and those of two typefaces differ in size
SIGN_FONT = "DejaVu Sans"


def chart_file(figure, kind: str) -> bytes:
    """The figure as `png` (print size) or `svg`, with its finding, measure, legend, notes and source, in the house's
    typeface.
    """
    import vl_convert

    register_fonts()
    # the key to the marks on a line of its own: the converter sets a line in quite another typeface when that has all
    # of the line's signs
    said = (figure.measure, figure.legend)
    chart = _spec(figure, figure.rows, WIDTH_PIXELS)
    notes = [line for note in figure.notes for line in textwrap.wrap(note.replace("*", ""), 130)]
    source = textwrap.wrap(figure.source, 140)
    below = [(notes, 13, colour("text")), (source, 12, colour("muted"))]
    spec = {key: chart.pop(key) for key in ("$schema", "config")}
    chart.pop("padding", None)
    spec |= {
        "title": {
            "text": textwrap.wrap(figure.heading, 80),
            "subtitle": [line for part in said for line in textwrap.wrap(part, 120)],
            "anchor": "start", "fontSize": 24, "color": colour("text"), "offset": 22,
            "subtitleFontSize": 15, "subtitleColor": colour("muted"),
        },
        "padding": 24,
        "vconcat": [chart, *(_lines(*lines) for lines in below if lines[0])],
    }  # fmt: skip
    _one_sign_font(spec)
    if kind == "svg":
        return vl_convert.vegalite_to_svg(spec).encode()
    return vl_convert.vegalite_to_png(spec, scale=2)


def _lines(texts: list[str], size: int, tint: str) -> dict:
    """Lines of text as a chart of their own, under the chart."""
    high = size * 1.4
    mark = {
        "type": "text", "align": "left", "baseline": "top", "fontSize": size, "lineHeight": high, "color": tint,
        "text": texts,
    }  # fmt: skip
    return {
        "data": {"values": [{}]}, "mark": mark, "encoding": {"x": {"value": 0}, "y": {"value": 0}},
        "width": WIDTH_PIXELS, "height": high * len(texts),
    }  # fmt: skip


def _one_sign_font(node) -> None:
    """Sets the typeface of every layer that writes signs."""
    if isinstance(node, dict):
        if node.get("encoding", {}).get("text", {}).get("field") == "symbol":
            node["mark"]["font"] = SIGN_FONT
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            _one_sign_font(child)


def chart_picture(figure, kind: str, width: int = WIDTH_PIXELS) -> bytes:
    """The chart alone, as `png` (twice as many pixels) or `svg`, `width` wide: for a document that says the rest in its
    own words.

    Made of the finished form, as on the page: a whole meeting is drawn in a second or two.
    """
    import vl_convert

    register_fonts()
    spec = _spec(figure, figure.rows, width)
    return vl_convert.vegalite_to_svg(spec).encode() if kind == "svg" else vl_convert.vegalite_to_png(spec, scale=2)


def chart_pictures(figure, width: int, tallest: float) -> list[bytes]:
    """The chart as SVG in pieces that are each at most `tallest` times as high as wide: rows that lie under each other
    on paper pages.

    All pieces have the axis of the whole. A chart that is not made of rows is one piece; a figure that is a table has
    none.
    """
    if figure.form == TABLE_FORM:
        return []
    import vl_convert

    register_fonts()
    spec = _spec(figure, figure.rows, width)
    step = spec["height"].get("step") if isinstance(spec["height"], dict) else None
    most = int(width * tallest / step) if step and "position" in figure.rows else 0
    count = -(-figure.rows["position"].nunique() // most) if most else 1
    if count == 1:
        return [vl_convert.vegalite_to_svg(spec).encode()]
    places = sorted(figure.rows["position"].unique())
    length = -(-len(places) // count)
    pieces = [
        figure.rows[figure.rows["position"].isin(places[start : start + length])]
        for start in range(0, len(places), length)
    ]
    return [vl_convert.vegalite_to_svg(_on_axis_of(spec, figure.rows, piece)).encode() for piece in pieces]


def _spec(figure, rows, width: int) -> dict:
    return copy.deepcopy(chart_form(figure.form)) | {"width": width, "data": _values(rows)}


def _values(rows) -> dict:
    return {"values": json.loads(rows.to_json(orient="records", date_format="iso"))}


def _on_axis_of(spec: dict, rows, piece) -> dict:
    """The chart of some of the rows, with the values' axis of all of them."""
    spec = copy.deepcopy(spec)
    spec["data"] = _values(piece)
    channels = [
        layer["encoding"][name]
        for layer in spec["layer"]
        for name in ("x", "x2")
        if "field" in layer.get("encoding", {}).get(name, {})
    ]
    ends = rows[list({channel["field"] for channel in channels if channel["field"] in rows})]
    for channel in channels:
        if channel.get("type") == "quantitative":
            kept = {key: value for key, value in channel.get("scale", {}).items() if key not in ("domainMin", "zero")}
            channel["scale"] = kept | {
                "domain": [min(0.0, float(ends.min().min())), float(ends.max().max())],
                "nice": False,
            }
    return spec


@cache
def register_fonts() -> None:
    """Source Sans for files: the browser has its own copy, the converter needs one too."""
    import vl_convert

    # found, not imported: importing the package asks for setuptools
    package = find_spec("font_source_sans_pro").origin
    vl_convert.register_font_directory(str(Path(package).parent / "files"))
