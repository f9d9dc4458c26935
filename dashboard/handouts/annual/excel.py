"""The tables of a tertial or a year as Excel: typed numbers, the source beside each line. The same content as the PDF
(see report.py).
"""

import io

import xlsxwriter

from dashboard.handouts.annual.report import ReportTable, heads, report_of, where
from dashboard.handouts.contents import Progress, data_version
from dashboard.handouts.excel.tables import Looks, looks_of, set_page, widen, write_row
from finsam_data.cells import WORKBOOK
from finsam_data.record.settings.colours import colour
from finsam_data.record.settings.forbund import forbund

WIDTHS = {0: 46, **dict.fromkeys(range(1, 5), 13), 5: 40, 6: 40}


def as_excel(period: str, progress: Progress | None = None) -> bytes:
    """The tables as an .xlsx, one under the other in one sheet."""
    report = report_of(period)
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, WORKBOOK) as book:
        book.set_properties({"title": report.title, "author": forbund().name, "comments": data_version()})
        looks, sheet, widths = looks_of(book), book.add_worksheet("Tabeller"), dict(WIDTHS)
        percent = book.add_format(
            {"num_format": "0 %", "bottom": 1, "bottom_color": colour("hairline"), "valign": "top"}
        )
        for row, (text, look) in enumerate(((report.title, looks.title), (data_version(), looks.quiet))):
            sheet.merge_range(row, 0, row, 6, "", look)
            sheet.write_string(row, 0, text, look)
        row = 3
        for place, table in enumerate(report.tables):
            if progress:
                progress(place, len(report.tables), table.title)
            sheet.merge_range(row, 0, row, 6, "", looks.heading)
            sheet.write_string(row, 0, table.title, looks.heading)
            write_row(sheet, row + 1, [*heads(), "Källa", "Ställe"], looks.head, widths)
            row = _lines(sheet, looks, percent, table, row + 2, widths) + 1
        widen(sheet, widths)
        sheet.freeze_panes(2, 0)
        set_page(sheet)
    return buffer.getvalue()


def _lines(sheet, looks: Looks, percent, table: ReportTable, row: int, widths: dict[int, float]) -> int:
    """The lines of a table from `row` on, `–` for what is missing; returns the first free row."""
    for label, texts, counts, share, fact_ids in zip(
        table.labels, table.rows, table.counts, table.shares, table.fact_ids, strict=True
    ):
        write_row(sheet, row, [label, *texts[1:], *where(fact_ids)], looks.cell, widths)
        for column, value in enumerate((*counts, share), 1):
            if isinstance(value, float):
                sheet.write_number(row, column, value, percent if column > len(counts) else looks.whole)
        row += 1
    return row
