"""The meeting as Excel: one sheet per view with typed numbers, the source beside each row, native charts; first the
contents, last the findings.
"""

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import xlsxwriter

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
from dashboard.handouts.excel.charts import HEIGHT_PIXELS, WIDTH_PIXELS, excel_chart
from dashboard.handouts.excel.tables import (
    LINE_POINTS,
    Looks,
    looks_of,
    set_page,
    widen,
    write_grid,
    write_row,
    write_table,
)
from dashboard.handouts.office_charts.forms import GRIDS, PICTURES
from dashboard.handouts.office_charts.workbook import columns_of, write_columns
from dashboard.kit.files.chart_file import chart_picture
from dashboard.meeting.resolve import Shown
from finsam_data.cells import WORKBOOK, text_cell
from finsam_data.record.settings.colours import colour
from finsam_data.record.settings.forbund import forbund

LONGEST_NAME, ROW_PIXELS = 31, 20
# a line of text goes across at least so many columns; a table with more rows than this is printed on a page of its own
LEAST_COLUMNS, MOST_ROWS_ABOVE = 8, 18
# the column, beyond all tables, where the numbers begin that the charts are drawn from
FIRST_ASIDE = 24


def as_excel(title: str, day: str, shown: Iterable[Shown], progress: Progress | None = None) -> bytes:
    """The meeting as an .xlsx. What a view has lost is said in its sheet."""
    shown = list(shown)
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, WORKBOOK) as book:
        book.set_properties(
            {
                "title": text_cell(title or "Möte"),
                "author": forbund().name,
                "company": forbund().name,
                "comments": data_version(),
            }
        )
        looks = looks_of(book)
        names = sheet_names([point.view_name or "Vyn finns inte" for point in shown])
        first = book.add_worksheet("Innehåll")
        _contents(first, looks, title, day, shown, names)
        for place, (point, name) in enumerate(zip(shown, names, strict=True)):
            if progress:
                progress(place, len(shown), point.heading)
            _view(book, name, looks, parts_of([point]))
        _findings(book.add_worksheet("Fynd"), looks, [figure for point in shown for figure in point.figures])
    return buffer.getvalue()


def sheet_names(names: Iterable[str]) -> list[str]:
    """Names that Excel takes: numbered, so that none is used twice, without signs that it forbids, 31 letters at
    most.
    """
    legal = [re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", name).strip(" '") for name in names]
    return [f"{number} {name}"[:LONGEST_NAME].rstrip(" '") for number, name in enumerate(legal, 1)]


def _contents(sheet, looks: Looks, title: str, day: str, shown: list[Shown], names: list[str]) -> None:
    lines = (
        (title or "Möte", looks.title),
        (" · ".join(filter(None, (forbund().name, in_swedish(day)))), looks.plain),
        (data_version(), looks.quiet),
    )
    for row, (text, look) in enumerate(lines):
        sheet.merge_range(row, 0, row, 3, "", look)
        sheet.write_string(row, 0, text, look)
    widths = {0: 12, 1: LONGEST_NAME + 3, 2: 60, 3: 60}
    write_row(sheet, 4, ["Paragraf", "Blad", "Rubrik", "Val"], looks.head, widths)
    for row, (point, name) in enumerate(zip(shown, names, strict=True), 5):
        part = parts_of([point])[0]
        write_row(sheet, row, [part.paragraph, None, part.title, part.choice], looks.cell, widths)
        sheet.write_url(row, 1, f"internal:'{name}'!A1", looks.link, name)
    widen(sheet, widths)
    sheet.freeze_panes(5, 0)
    set_page(sheet)


@dataclass
class _Sheet:
    """A view's sheet while it is written: its text lines are placed last, when the widths of the columns are known."""

    book: object
    sheet: object
    name: str
    looks: Looks
    widths: dict[int, float] = field(default_factory=dict)
    lines: list[tuple[int, str, object, int]] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    columns: int = LEAST_COLUMNS
    aside: int = FIRST_ASIDE

    def say(self, row: int, text: str, look, points: int = LINE_POINTS) -> int:
        """Keeps a line of text for `row` and returns the next row."""
        self.lines.append((row, text, look, points))
        return row + 1

    def finish(self, last_row: int) -> None:
        """Writes the lines across the printed columns, as high as they need, and sets widths and print."""
        widen(self.sheet, self.widths)
        letters = sum(self.widths.get(column, 8.43) for column in range(self.columns))
        for row, text, look, points in self.lines:
            self.sheet.merge_range(row, 0, row, self.columns - 1, "", look)
            self.sheet.write_string(row, 0, text, look)
            self.sheet.set_row(row, points * max(1, -(-int(len(text) * points / LINE_POINTS) // int(letters))))
        self.sheet.print_area(0, 0, last_row, self.columns - 1)
        self.sheet.set_h_pagebreaks(self.breaks)
        set_page(self.sheet)


def _view(book, name: str, looks: Looks, parts: list[Part]) -> None:
    on = _Sheet(book, book.add_worksheet(name), name, looks)
    on.say(0, parts[0].title, looks.title, 22)
    on.say(1, " · ".join(filter(None, (parts[0].paragraph, parts[0].place, parts[0].choice))), looks.plain)
    on.sheet.freeze_panes(2, 0)
    row = 3
    for place, part in enumerate(parts):
        if place:
            on.breaks.append(row)
        if part.figure is None:
            row = on.say(on.say(row, part.finding or part.title, looks.heading, 18), part.text, looks.plain) + 1
        else:
            row = _figure(on, part, row)
    on.finish(row)


def _figure(on: _Sheet, part: Part, row: int) -> int:
    """Heading, table, remarks and chart of one figure from `row` on; returns the first free row."""
    figure, looks, first = part.figure, on.looks, row
    row = on.say(row, part.finding or part.title, looks.heading, 18)
    row = on.say(on.say(row, part.subtitle, looks.plain), figure.source, looks.quiet)
    row, columns = write_table(on.sheet, looks, figure.answer, row + 1, on.widths, figure.key)
    on.columns = max(on.columns, columns)
    for note in part.notes:
        row = on.say(row, note, looks.quiet)
    if row - first > MOST_ROWS_ABOVE or figure.form in PICTURES:
        on.breaks.append(row)
    if figure.form in GRIDS:
        return write_grid(on.book, on.sheet, looks, grid_of(figure.rows), figure.rows, row + 1) + 2
    return _chart(on, figure, row + 1) + 2


def _chart(on: _Sheet, figure, row: int) -> int:
    """The chart at the left, and far to the right, outside the print, the numbers that it is drawn from; a map is a
    picture.

    Returns the first free row below.
    """
    chart = chart_of(figure)
    about = {"description": figure.alt_text, "object_position": 2}
    if chart is not None:
        number = on.book.add_format({"num_format": chart.number_format, "font_color": colour("muted")})
        columns, aside = columns_of(chart), on.aside
        on.sheet.write_string(row, aside, "Diagrammets tal", on.looks.aside)
        write_columns(on.sheet, columns, row + 1, aside, number, on.looks.day, on.looks.aside)
        # beside the block before, which may be longer than the figure is high
        on.aside += len(columns) + 1
        on.sheet.insert_chart(row, 0, excel_chart(on.book, on.name, chart, row + 1, aside), about)
    elif figure.form in PICTURES:
        # half size: the picture has twice as many pixels as it is wide
        picture = io.BytesIO(chart_picture(figure, "png", WIDTH_PIXELS))
        on.sheet.insert_image(
            row, 0, f"{figure.key}.png", about | {"image_data": picture, "x_scale": 0.5, "y_scale": 0.5}
        )
    else:
        return row
    return row + -(-(HEIGHT_PIXELS if chart else 900) // ROW_PIXELS) + 1


def _findings(sheet, looks: Looks, figures: list) -> None:
    """What in the papers does not hold together, for the figures of the meeting."""
    rows = findings_behind(tuple(sorted({fact_id for figure in figures for fact_id in figure.fact_ids})))
    sheet.merge_range(0, 0, 0, 2, "", looks.title)
    sheet.write_string(0, 0, "Här går papperen inte ihop", looks.title)
    widths = dict.fromkeys(range(3), 60)
    write_row(sheet, 2, ["Fynd", "Förklaring", "Så visas det"], looks.head, widths)
    for row, finding in enumerate(rows.itertuples(), 3):
        write_row(sheet, row, [finding.title, finding.explanation, finding.treatment], looks.cell, widths)
    if rows.empty:
        sheet.write_string(3, 0, "Inget fynd gäller de här siffrorna.", looks.cell)
    widen(sheet, widths)
    sheet.freeze_panes(3, 0)
    set_page(sheet)
