"""A chart as large as its slide: drawn as SVG at a smaller measure and enlarged, so that every text is big enough to
read from the back row.

Pure. The forms are the same as on the pages. A chart of rows is set in as many columns as it takes, and rows that do
not fit in those go to another slide: nothing is cut off and nothing is shrunk.
"""

import json
import math
import re
from copy import deepcopy
from dataclasses import dataclass
from zlib import crc32

import pandas as pd

from dashboard.kit.files.chart_file import register_fonts

# the smallest text of a chart in its own measure, and how much at least it is enlarged: together 24 pixels on a slide
# of 1920
SMALLEST_TEXT, LEAST_SCALE, MOST_SCALE = 14, 1.75, 2.4
# a chart that is not of rows (a line, a map) is enlarged this much
FREE_SCALE = 1.9
# how far the rows of a form may be pushed together or apart, as a part of their own height
TIGHTEST, LOOSEST = 0.86, 1.45
GAP = 60
LEGEND_LEAVES = 0.78
# above and below every chart, in its own measure
PADDING = 8.0
LETTER_WIDTH = 0.47


@dataclass(frozen=True)
class Drawn:
    """A chart for one slide: the columns of it as SVG, side by side, and how many there is room for."""

    columns: tuple[str, ...]
    across: int = 1


def draw(form: dict, rows: pd.DataFrame, width: float, height: float) -> list[Drawn]:
    """The chart of a form (kit/charts/forms.py) and its rows in a box of `width` × `height` slide pixels: one Drawn per
    slide that it takes.
    """
    step = form["height"].get("step") if isinstance(form.get("height"), dict) else None
    if step is None:
        return [Drawn((_svg(form, rows, width / FREE_SCALE, height / FREE_SCALE),))]
    field = _row_field(form)
    places = sorted(rows[field].unique())
    height -= LEAST_SCALE * _axis_height(form, rows, field)
    # a legend above the rows stretches with them
    height *= LEGEND_LEAVES if "legend_line" in rows else 1
    columns, scale = _arrangement(len(places), step, _least_width(form, rows), width, height)
    # what does not fit is shared evenly over the slides
    count = math.ceil(len(places) / (columns * _rows_that_fit(height, scale, step)))
    per_slide = math.ceil(len(places) / count)
    per_column = math.ceil(per_slide / columns)
    row_height = min(step * LOOSEST, height / scale / per_column)
    whole = _with_common_scale(form, rows)
    column_width = (width - (columns - 1) * GAP) / columns / scale

    def drawn(part: list) -> tuple[str, ...]:
        pieces = [part[start : start + per_column] for start in range(0, len(part), per_column)]
        return tuple(_svg(whole, rows[rows[field].isin(piece)], column_width, {"step": row_height}) for piece in pieces)

    return [Drawn(drawn(places[start : start + per_slide]), columns) for start in range(0, len(places), per_slide)]


def _arrangement(count: int, step: float, least_width: float, width: float, height: float) -> tuple[int, float]:
    """(columns, scale): as few columns as hold all rows at a readable size; the most there is room for when none
    does.
    """
    most = max(1, int((width + GAP) // (least_width * LEAST_SCALE + GAP)))
    for columns in range(1, most + 1):
        by_height = height / (math.ceil(count / columns) * step)
        by_width = (width - (columns - 1) * GAP) / columns / least_width
        if min(by_height / TIGHTEST, by_width) >= LEAST_SCALE:
            return columns, min(max(by_height, LEAST_SCALE), by_width, MOST_SCALE)
    return most, LEAST_SCALE


def _rows_that_fit(height: float, scale: float, step: float) -> int:
    return max(1, int(height / scale / (step * TIGHTEST) + 1e-6))


def _axis_height(form: dict, rows: pd.DataFrame, field: str) -> float:
    """What stands above or below the rows, in the chart's own measure: an axis with its labels, which takes as much
    whatever the rows do.
    """
    if all(
        layer.get("encoding", {}).get("x", {}).get("axis", {}) is None
        for layer in _layers(form)
        if "field" in layer.get("encoding", {}).get("x", {})
    ):
        return PADDING
    one = _svg(form, rows[rows[field] == rows[field].min()], 900, {"step": 100})
    return max(PADDING, float(re.search(r'viewBox="0 0 \S+ ([\d.]+)"', one)[1]) - 100)


def _layers(form: dict) -> list[dict]:
    return form.get("layer", [form])


def _row_field(form: dict) -> str:
    """The column that says on which row a mark stands."""
    return next(
        layer["encoding"]["y"]["field"] for layer in _layers(form) if "field" in layer.get("encoding", {}).get("y", {})
    )


def _least_width(form: dict, rows: pd.DataFrame) -> float:
    """How wide a column must be for its longest text, in the chart's own measure."""
    widest = 300.0
    for layer in _layers(form):
        mark, text = layer.get("mark", {}), layer.get("encoding", {}).get("text", {})
        # only what begins at the edge: numbers beside marks have room of their own
        if (
            isinstance(mark, dict)
            and mark.get("type") == "text"
            and text.get("field") in rows
            and mark.get("align") == "left"
        ):
            lines = [line for words in rows[text["field"]].dropna() for line in str(words).split("\n")]
            letters = max(map(len, lines), default=0)
            widest = max(
                widest,
                letters * LETTER_WIDTH * max(mark.get("fontSize", SMALLEST_TEXT), SMALLEST_TEXT)
                + mark.get("dx", 0)
                + 12,
            )
    return widest


def _with_common_scale(form: dict, rows: pd.DataFrame) -> dict:
    """The form with the same x scale whatever rows it gets, so that columns can be compared."""
    form = deepcopy(form)
    channels = [
        layer["encoding"][name]
        for layer in _layers(form)
        for name in ("x", "x2")
        if "field" in layer.get("encoding", {}).get(name, {})
    ]
    values = pd.concat(
        [pd.to_numeric(rows[channel["field"]], errors="coerce") for channel in channels if _is_number(channel)]
        or [pd.Series([0.0])]
    )
    domain = [min(0.0, float(values.min())), float(values.max())] if values.notna().any() else [0.0, 1.0]
    for channel in channels:
        if isinstance(channel.get("scale"), dict):
            channel["scale"] = {key: value for key, value in channel["scale"].items() if key in ("range", "type")} | {
                "domain": domain
            }
    return form


def _is_number(channel: dict) -> bool:
    # the end of a span (x2) has its type from its beginning
    return channel.get("type", "quantitative") == "quantitative"


def _svg(form: dict, rows: pd.DataFrame, width: float, height: float | dict) -> str:
    import vl_convert

    register_fonts()
    specification = _large(form) | {
        "width": width,
        "height": height,
        "data": {"values": json.loads(rows.to_json(orient="records", date_format="iso"))},
    }
    specification["padding"] = {"left": 1, "right": 8, "top": 2, "bottom": 2}
    if not isinstance(height, dict):
        specification["autosize"] = {"type": "fit", "contains": "padding"}
    return _own_names(vl_convert.vegalite_to_svg(specification))


def _own_names(svg: str) -> str:
    """The drawing with ids that no other drawing has: the converter numbers them anew in each, and a page holds
    several.
    """
    names = {name: str(place) for place, name in enumerate(dict.fromkeys(re.findall(r'\bid="([^"]+)"', svg)))}
    plain = re.sub(r'(\bid="|url\(#)([^")]+)', lambda found: found[1] + names.get(found[2], found[2]), svg)
    mark = crc32(plain.encode())
    return re.sub(r'(\bid="|url\(#)', rf"\1d{mark}-", plain)


def _large(node):
    """The same form with no text smaller than SMALLEST_TEXT."""
    if isinstance(node, dict):
        return {
            key: max(value, SMALLEST_TEXT)
            if key.lower().endswith("fontsize") and isinstance(value, int | float)
            else _large(value)
            for key, value in node.items()
        }
    return [_large(child) for child in node] if isinstance(node, list) else node
