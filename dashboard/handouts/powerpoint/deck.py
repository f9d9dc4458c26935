"""The meeting as PowerPoint: one finding per slide, native charts and real tables, the choices as a sentence, source,
notes and alt texts.
"""

import io
from collections.abc import Iterable
from copy import deepcopy

from pptx.enum.text import MSO_AUTO_SIZE
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from dashboard.handouts.contents import (
    Part,
    Progress,
    chart_of,
    data_version,
    findings_behind,
    grid_of,
    in_swedish,
    parts_of,
)
from dashboard.handouts.office_charts.forms import GRIDS, PICTURES
from dashboard.handouts.powerpoint.charts import add_chart
from dashboard.handouts.powerpoint.tables import (
    EMU_PER_INCH,
    Table,
    add_table,
    grid_table,
    height_inches,
    split,
    words_fit,
)
from dashboard.handouts.powerpoint.template import Deck, Frame, open_template
from dashboard.kit.files.chart_file import chart_picture
from dashboard.meeting.resolve import Shown
from finsam_data.record.settings.forbund import forbund
from finsam_data.swedish import in_words

# nothing on a slide is smaller: 24 pixels on a projector of 1920
SMALLEST_POINTS = 12
GAP = int(0.2 * EMU_PER_INCH)
# a table beside its chart takes two fifths of the width, or half when its words need it; a longer one continues on at
# most so many slides after it
TABLE_PARTS, MOST_TABLE_SLIDES = (0.42, 0.5), 8


def as_powerpoint(
    title: str, day: str, shown: Iterable[Shown], template: bytes | None = None, progress: Progress | None = None
) -> bytes:
    """The meeting as a .pptx. `template` is the reader's own file. Raises TemplateUnfit when it cannot be used."""
    deck = open_template(template)
    parts = parts_of(shown)
    _first_slide(deck, title, day)
    for part in parts:
        if progress:
            progress(part.number - 1, len(parts), part.title)
        _part_slides(deck, part, " · ".join(filter(None, (title, in_swedish(day)))))
    about = deck.presentation.core_properties
    about.title, about.author, about.language, about.comments = title or "Möte", forbund().name, "sv-SE", data_version()
    buffer = io.BytesIO()
    deck.presentation.save(buffer)
    return buffer.getvalue()


def _first_slide(deck: Deck, title: str, day: str) -> None:
    slide = deck.presentation.slides.add_slide(deck.first)
    slide.shapes.title.text_frame.text = title or "Möte"
    slide.placeholders[1].text_frame.text = "\n".join(filter(None, (forbund().name, in_swedish(day), data_version())))


def _part_slides(deck: Deck, part: Part, foot: str) -> None:
    slide, room = _slide(deck, part, part.title, foot)
    _notes(slide, part)
    if part.figure is None:
        _text(slide, Frame(room.left, room.top, room.width, Inches(2)), [(part.text, 20, False)])
        return
    figure = part.figure
    table = Table(
        tuple(map(str, figure.table.columns)),
        tuple(tuple(map(str, row)) for row in figure.table.itertuples(index=False)),
    )
    if figure.form in GRIDS:
        _table_slides(deck, part, grid_table(grid_of(figure.rows)), foot, slide, room)
        return
    beside = _beside(room, table)
    drawn = _draw(
        slide, part, Frame(room.left, room.top, beside.left - GAP - room.left, room.height) if beside else room
    )
    if beside:
        add_table(slide, table, beside if drawn else room, f"Tabell: {part.title}")
    else:
        _table_slides(deck, part, table, foot, slide if not drawn else None, room)


def _beside(room: Frame, table: Table) -> Frame | None:
    """The room for a table beside its chart, or None when it takes more than that."""
    for part in TABLE_PARTS:
        width = int(room.width * part) - GAP
        inches = width / EMU_PER_INCH
        if words_fit(table, inches) and height_inches(table, inches) <= room.height / EMU_PER_INCH:
            return Frame(room.left + room.width - width, room.top, width, room.height)
    return None


def _draw(slide, part: Part, frame: Frame) -> bool:
    """The native chart or, for a map, its picture. False when the form has neither and is handed out as a table."""
    figure = part.figure
    chart = chart_of(figure)
    if chart is not None:
        add_chart(slide, chart, (frame.left, frame.top, frame.width, frame.height), figure.alt_text)
        return True
    if figure.form not in PICTURES:
        return False
    picture = slide.shapes.add_picture(
        io.BytesIO(chart_picture(figure, "png")), frame.left, frame.top, height=frame.height
    )
    if picture.width > frame.width:
        picture.height, picture.width = int(picture.height * frame.width / picture.width), frame.width
    picture.left = frame.left + (frame.width - picture.width) // 2
    picture._element.nvPicPr.cNvPr.set("descr", figure.alt_text)
    return True


def _table_slides(deck: Deck, part: Part, table: Table, foot: str, first, room: Frame) -> None:
    """The table on slides of its own, after the chart; `first` is the slide to begin on when there is no chart."""
    pieces = split(table, room.width / EMU_PER_INCH, room.height / EMU_PER_INCH)
    shown = pieces[:MOST_TABLE_SLIDES]
    rest = sum(len(piece.rows) for piece in pieces[MOST_TABLE_SLIDES:])
    for place, piece in enumerate(shown, 1):
        pages = f", {place} av {len(shown)}" if len(shown) > 1 else ""
        if rest and place == len(shown):
            pages += f"; {rest} rader till i Excelfilen"
        slide = (
            first if first is not None and place == 1 else _slide(deck, part, f"{part.title} (tabell{pages})", foot)[0]
        )
        add_table(slide, piece, room, f"Tabell{pages}: {part.title}")


def _slide(deck: Deck, part: Part, title: str, foot: str):
    """A slide with heading, choices, source and foot, and the room that is left on it."""
    slide = deck.presentation.slides.add_slide(deck.plain)
    heading = slide.shapes.title.text_frame
    heading.text = title
    longest = 2.1 * deck.body.width / EMU_PER_INCH * 72 / (0.55 * 28)
    if len(title) > longest:
        heading.paragraphs[0].font.size = Pt(20 if len(title) > 1.5 * longest else 24)
    body = deck.body
    lines = [(part.finding, 16, True), (part.said, 14, False)]
    top = body.top + _text(slide, Frame(body.left, body.top, body.width, 0), [line for line in lines if line[0]])
    source = [(part.figure.source, SMALLEST_POINTS, False)] if part.figure else []
    below = _height(source, body.width)
    if source:
        _text(slide, Frame(body.left, body.top + body.height - below, body.width, below), source)
    _foot(slide, deck.plain, " · ".join(filter(None, (part.paragraph, part.place, foot))))
    return slide, Frame(body.left, top + GAP // 2, body.width, body.top + body.height - below - GAP // 2 - top)


def _height(lines: list[tuple[str, int, bool]], width: int) -> int:
    """The height of lines of text (text, points, bold) at this width, in EMU."""
    inches = 0.0
    for text, points, bold in lines:
        letters = max(1, int(width / EMU_PER_INCH * 72 / (points * (0.56 if bold else 0.5))))
        inches += sum(-(-max(1, len(line)) // letters) for line in text.split("\n")) * 1.22 * points / 72
    return int((inches + 0.08) * EMU_PER_INCH) if lines else 0


def _text(slide, frame: Frame, lines: list[tuple[str, int, bool]]) -> int:
    """Writes lines of text (text, points, bold) in a box as high as they need, and returns its height."""
    height = max(frame.height, _height(lines, frame.width))
    box = slide.shapes.add_textbox(frame.left, frame.top, frame.width, height).text_frame
    box.word_wrap, box.auto_size = True, MSO_AUTO_SIZE.NONE
    box.margin_left = box.margin_right = 0
    box.margin_top = box.margin_bottom = Emu(int(0.03 * EMU_PER_INCH))
    for place, (text, points, bold) in enumerate(lines):
        paragraph = box.paragraphs[0] if place == 0 else box.add_paragraph()
        paragraph.text = text
        paragraph.font.size, paragraph.font.bold = Pt(points), bold
    return height


def _foot(slide, layout, text: str) -> None:
    """The layout's own foot and slide number, which python-pptx leaves out; a layout without them has none."""
    for shape in layout.placeholders:
        kind = shape._element.find(f".//{qn('p:ph')}").get("type")
        if kind in ("ftr", "sldNum"):
            copy = deepcopy(shape._element)
            slide.shapes._spTree.append(copy)
            if kind == "ftr":
                slide.shapes[-1].text_frame.text = text


def _notes(slide, part: Part) -> None:
    """The speaker's own note, the figure's remarks, what the papers contradict, and the source."""
    lines = [part.speaker_note, *part.notes]
    if part.figure:
        findings = list(findings_behind(part.figure.fact_ids)["title"])
        lines += [f"Papperen går inte ihop här: {in_words(findings)}."] if findings else []
        lines.append(part.figure.source)
    slide.notes_slide.notes_text_frame.text = "\n\n".join(filter(None, lines))
