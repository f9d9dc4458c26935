"""A meeting as slides: one finding each, with everything that the browser needs to show them without asking again.
Pure.

Measures are pixels of a slide of 1920 × 1080; on another screen all of them follow its width.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

import pandas as pd

from dashboard.handouts.contents import Part, parts_of
from dashboard.handouts.slides.drawing import Drawn, draw
from dashboard.kit.cached import prepared
from dashboard.kit.charts.forms import TABLE_FORM, chart_form
from dashboard.kit.figures.figure import Figure
from dashboard.meeting.model import Meeting, Point
from dashboard.meeting.resolve import Shown, resolve
from finsam_data.record.settings.forbund import forbund
from finsam_data.swedish import NO_BREAK, day_in_words, number

WIDTH, HEIGHT, MARGIN = 1920, 1080, 80
INSIDE = WIDTH - 2 * MARGIN
# the room above the heading, and what lies between the parts of a slide, and the bar at its foot
ABOVE, BETWEEN, BAR = 96, 90, 64
# (size of type, height of line) of each part; dashboard/meeting_tabs/present/slide.css has the same numbers
HEADING, SMALLER_HEADING, SUBTITLE, REMARK, SOURCE, CELL = (58, 66), (48, 56), (30, 39), (27, 35), (24, 31), (30, 60)
LONG_HEADING = 110
# the line above the heading: size of type, height of line, and the gap between the place and the choices
KICKER = (24, 36, 60)
# a letter's width as a part of the size of type, rather too large than too small
LETTER = 0.44
LEAST_CHART = 300
MAP_PART = 0.5


@dataclass(frozen=True)
class Table:
    """The first rows of a figure's table, and how many there are besides."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: int


@dataclass(frozen=True)
class Slide:
    """One slide. `kind` is title, figure or notice; `columns` are SVG side by side, with room for `across`; `part` says
    `1 av 2`.
    """

    kind: str
    place: int
    heading: str
    kicker: str = ""
    choice: str = ""
    finding: str = ""
    subtitle: str = ""
    text: str = ""
    columns: tuple[str, ...] = ()
    across: int = 1
    table: Table | None = None
    alt: str = ""
    remarks: tuple[str, ...] = ()
    source: str = ""
    size: str = ""
    note: str = ""
    part: str = ""


def slides_of(meeting: Meeting) -> list[Slide]:
    """The title and every point's slides in order. The points' slides are shared by all readers: do not change them."""
    points = (
        replace(slide, place=place)
        for place, point in enumerate(meeting.points)
        for slide in prepared(point_slides, point)
    )
    return [title_slide(meeting), *points]


def title_slide(meeting: Meeting) -> Slide:
    """The first slide: the förbund, the meeting, the day."""
    return Slide(
        "title",
        -1,
        meeting.title or "Mötet",
        kicker=forbund().name,
        text=day_in_words(meeting.date) if meeting.date else "",
    )


def point_slides(point: Point) -> tuple[Slide, ...]:
    """The slides of one point with the data as it is now, as if it were the first."""
    return shown_slides(resolve(point))


def shown_slides(shown: Shown, place: int = 0) -> tuple[Slide, ...]:
    """The slides of what the point at `place` shows."""
    return tuple(replace(slide, place=place) for part in parts_of([shown]) for slide in _part_slides(part))


def _part_slides(part: Part) -> Iterable[Slide]:
    kicker = " · ".join(text for text in (part.paragraph, part.place) if text)
    slide = Slide(
        "notice",
        0,
        part.title,
        kicker,
        part.choice,
        part.finding,
        part.subtitle,
        part.text,
        note=part.speaker_note,
        remarks=part.notes,
    )
    if part.figure is None:
        return [slide]
    slide = replace(
        slide, kind="figure", alt=part.figure.alt_text, source=part.figure.source, size=size_of(part.figure.answer)
    )
    return _figure_slides(slide, part.figure)


def _figure_slides(slide: Slide, figure: Figure) -> list[Slide]:
    """The figure as a chart, on as many slides as it takes; as a table where it has no chart."""
    height = _room(slide)
    if figure.form == TABLE_FORM:
        return [replace(slide, table=first_rows(figure.table, INSIDE, height))]
    form = chart_form(figure.form)
    if "projection" in form:
        # a map is as high as it is wide: what it says in numbers has room beside it
        drawn = draw(form, figure.rows, INSIDE * MAP_PART, height)
        table = first_rows(figure.table, INSIDE * (1 - MAP_PART) - MARGIN, height)
        return [replace(slide, columns=drawn[0].columns, table=table)]
    drawn = draw(form, figure.rows, INSIDE, max(height, LEAST_CHART))
    if len(drawn) > 1:
        # `1 av 2` after the heading takes room too, so the chart is drawn again with what is left
        drawn = draw(form, figure.rows, INSIDE, max(_room(replace(slide, part=_part_of(0, drawn))), LEAST_CHART))
    return [
        replace(slide, columns=one.columns, across=one.across, part=_part_of(place, drawn))
        for place, one in enumerate(drawn)
    ]


def _part_of(place: int, drawn: list[Drawn]) -> str:
    return f"{place + 1} av {len(drawn)}" if len(drawn) > 1 else ""


def _room(slide: Slide) -> float:
    """How high the chart may be: what the words leave."""
    size, line = HEADING if len(slide.heading) <= LONG_HEADING else SMALLER_HEADING
    heading = f"{slide.heading} ({slide.part})" if slide.part else slide.heading
    words = (
        lines(heading, size) * line
        + lines(slide.subtitle, SUBTITLE[0]) * SUBTITLE[1]
        + lines(slide.finding, SUBTITLE[0]) * SUBTITLE[1]
    )
    remarks = sum(lines(remark, REMARK[0]) for remark in slide.remarks) * REMARK[1]
    source = lines(f"{slide.source} {slide.size}", SOURCE[0]) * SOURCE[1]
    letter, line, gap = KICKER
    beside = INSIDE - gap - len(slide.kicker) * letter * LETTER
    above = max(0, lines(slide.choice, letter, beside) - 1) * line
    return HEIGHT - ABOVE - BAR - BETWEEN - words - remarks - source - above


def lines(text: str, size: float, width: float = INSIDE) -> int:
    """How many lines a text takes; an empty one none."""
    return math.ceil(len(text) * size * LETTER / width)


def first_rows(table: pd.DataFrame, width: float, height: float) -> Table:
    """As many of the table's rows as have room in `width` × `height`."""
    letters = int(width / len(table.columns) / (CELL[0] * LETTER))
    texts = [tuple(str(cell) for cell in row) for row in table.itertuples(index=False)]
    left, shown = height - 2 * CELL[1], []
    for row in texts:
        left -= CELL[1] * max(math.ceil(len(line) / letters) or 1 for line in row)
        if left < 0:
            break
        shown.append(row)
    return Table(tuple(map(str, table.columns)), tuple(shown), len(texts) - len(shown))


def size_of(answer: pd.DataFrame) -> str:
    """`n = 336`, or `n = 17–128` when the rows differ; nothing when the answer has no n."""
    known = pd.to_numeric(answer["n"], errors="coerce").dropna() if "n" in answer else pd.Series([], dtype=float)
    if known.empty:
        return ""
    low, high = number(known.min()), number(known.max())
    return f"n{NO_BREAK}={NO_BREAK}{low}" if low == high else f"n{NO_BREAK}={NO_BREAK}{low}–{high}"
