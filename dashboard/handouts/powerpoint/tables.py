"""Real tables on slides: how much room they take, and how they go on over several slides when one is not enough."""

from collections.abc import Sequence
from dataclasses import dataclass

from pptx.dml.color import RGBColor
from pptx.util import Emu, Pt

from dashboard.handouts.contents import Grid
from dashboard.handouts.powerpoint.template import Frame
from finsam_data.record.settings.colours import colour

# the sizes of type that a table may have: the largest that fits; never smaller than 24 pixels on a projector of 1920
SIZES = (16, 14, 12)
SMALLEST = SIZES[-1]
EMU_PER_INCH = 914_400
# a letter of Calibri is half as wide as the type is high; a little more, for other typefaces
LETTER_WIDTH, LINE_HEIGHT, MARGIN_INCHES = 0.53 / 72, 1.22 / 72, 0.1
LIGHT, DARK = (242, 247, 249), (111, 170, 192)


@dataclass(frozen=True)
class Table:
    """Texts in rows under headings. `shares` gives a cell (row, column) its shade."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[tuple[float | None, ...], ...] = ()


def grid_table(grid: Grid) -> Table:
    """A grid as a table: the row labels first, the shade beside the number in each cell."""
    rows = tuple((label, *texts) for label, texts in zip(grid.rows, grid.texts, strict=True))
    return Table(("", *grid.columns), rows, tuple((None, *shares) for shares in grid.shares))


def column_inches(table: Table, width: float, points: int = SMALLEST) -> list[float]:
    """The columns' widths: by their longest text, though never narrower than their longest word."""
    least = _least_inches(table, points)
    texts = [min(34, max(map(len, column))) for column in _columns(table)]
    wanted = [max(0.0, text * points * LETTER_WIDTH + 0.2 - one) for text, one in zip(texts, least, strict=True)]
    spare = max(0.0, width - sum(least))
    given = min(1.0, spare / (sum(wanted) or 1.0))
    rest = max(0.0, spare - sum(wanted)) / len(least)
    widths = [one + given * want + rest for one, want in zip(least, wanted, strict=True)]
    return [one * width / sum(widths) for one in widths]


def words_fit(table: Table, width: float, points: int = SMALLEST) -> bool:
    """Whether no word need be broken at this width."""
    return sum(_least_inches(table, points)) <= width


def _least_inches(table: Table, points: int) -> list[float]:
    words = [max((len(word) for text in column for word in text.split(" ")), default=1) for column in _columns(table)]
    return [max(0.55, word * points * LETTER_WIDTH + 0.2) for word in words]


def _columns(table: Table) -> list[tuple[str, ...]]:
    return list(zip(table.headings, *table.rows, strict=True))


def row_inches(texts: Sequence[str], widths: list[float], points: int = SMALLEST) -> float:
    """How high a row becomes when its texts are broken at their columns' widths."""
    lines = [
        sum(-(-max(1, len(line)) // max(1, int((width - 0.2) / (points * LETTER_WIDTH)))) for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    ]
    return max(lines) * points * LINE_HEIGHT + MARGIN_INCHES


def height_inches(table: Table, width: float, points: int = SMALLEST) -> float:
    """How high the whole table becomes at this width."""
    widths = column_inches(table, width, points)
    return sum(row_inches(row, widths, points) for row in (table.headings, *table.rows))


def split(table: Table, width: float, height: float) -> list[Table]:
    """The table in pieces of about the same length that each fit the room, every one with the headings; a row is never
    divided.
    """
    widths = column_inches(table, width)
    head, heights = row_inches(table.headings, widths), [row_inches(row, widths) for row in table.rows]
    count = max(1, -(-sum(heights) // max(0.1, height - head)))
    while True:
        length = -(-len(heights) // int(count))
        starts = range(0, max(1, len(heights)), max(1, length))
        if length <= 1 or all(head + sum(heights[start : start + length]) <= height for start in starts):
            break
        count += 1
    return [
        Table(table.headings, table.rows[start : start + length], table.shares[start : start + length])
        for start in starts
    ]


def add_table(slide, table: Table, frame: Frame, alt_text: str) -> None:
    """Draws the table in the frame's width, in the largest type with which it fits the height; its own height is what
    it takes.
    """
    width, height = frame.width / EMU_PER_INCH, frame.height / EMU_PER_INCH
    points = next(
        (size for size in SIZES if height_inches(table, width, size) <= height and words_fit(table, width, size)),
        SMALLEST,
    )
    widths = column_inches(table, width, points)
    shape = slide.shapes.add_table(len(table.rows) + 1, len(table.headings), frame.left, frame.top, frame.width, Emu(0))
    shape._element.nvGraphicFramePr.cNvPr.set("descr", alt_text)
    drawn = shape.table
    drawn.horz_banding = False
    for column, inches in zip(drawn.columns, widths, strict=True):
        column.width = Emu(int(inches * EMU_PER_INCH))
    for place, texts in enumerate((table.headings, *table.rows)):
        drawn.rows[place].height = Emu(int(row_inches(texts, widths, points) * EMU_PER_INCH))
        for cell, text in zip(drawn.rows[place].cells, texts, strict=True):
            _write(cell, text, points, is_heading=place == 0)
    shape.height = sum(row.height for row in drawn.rows)
    for row, shares in enumerate(table.shares, 1):
        for column, share in enumerate(shares):
            if share is not None:
                _shade(drawn.cell(row, column), share)


def _write(cell, text: str, points: int, is_heading: bool) -> None:
    cell.margin_left = cell.margin_right = Emu(int(0.08 * EMU_PER_INCH))
    cell.margin_top = cell.margin_bottom = Emu(int(0.04 * EMU_PER_INCH))
    cell.text = text
    for paragraph in cell.text_frame.paragraphs:
        paragraph.font.size = Pt(points)
        paragraph.font.bold = is_heading
    if not is_heading:
        cell.fill.background()


def _shade(cell, share: float) -> None:
    """As the page shades it: light enough at its darkest for dark text."""
    part = min(share, 0.8) / 0.8
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor(
        *(round(light + part * (dark - light)) for light, dark in zip(LIGHT, DARK, strict=True))
    )
    cell.text_frame.paragraphs[0].font.color.rgb = RGBColor.from_string(colour("text")[1:])
