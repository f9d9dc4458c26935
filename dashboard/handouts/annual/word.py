"""The tables of a tertial or a year as Word, ready to be pasted into the report. The same content as the PDF (see
report.py).
"""

import io

from dashboard.handouts.annual.report import Report, ReportTable, heads, report_of
from dashboard.handouts.contents import Progress, data_version, one_line
from dashboard.handouts.pdf.typeset import words
from finsam_data.record.settings.colours import colour
from finsam_data.record.settings.forbund import forbund

FONT, WORD_WIDTHS_CM = "Calibri", (6.6, 2.2, 2.2, 2.2, 3.2)


def as_word(period: str, progress: Progress | None = None) -> bytes:
    """The tables as a .docx: real tables with repeated headings, each kept with its heading and source on one page."""
    import docx

    report = report_of(period)
    document = docx.Document()
    _dress(document, report)
    document.add_heading(report.title, level=1)
    document.add_paragraph(one_line(words()["annual_intro"]))
    for place, table in enumerate(report.tables):
        if progress:
            progress(place, len(report.tables), table.title)
        _word_table(document, table)
    document.add_paragraph(data_version(), style="Caption")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _dress(document, report: Report) -> None:
    """The house's type, A4, Swedish, a numbered foot."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn
    from docx.shared import Cm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.2)
    sizes = {"Normal": 10.5, "Heading 1": 18, "Heading 2": 12.5, "Caption": 9}
    for name, size in sizes.items():
        style = document.styles[name]
        style.font.name, style.font.size, style.font.italic = FONT, Pt(size), False
        style.font.color.rgb = RGBColor.from_string(colour("muted" if name == "Caption" else "text")[1:])
        style.font.bold = name.startswith("Heading")
        # the heading styles name a typeface of the theme, which would win
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{attribute}"), None)
        style.element.get_or_add_rPr().append(parse_xml(f'<w:lang {nsdecls("w")} w:val="sv-SE"/>'))
    foot = section.footer.paragraphs[0]
    foot.style = document.styles["Caption"]
    foot.add_run(f"{report.title} · {words()['page']} ")
    for code, after in (("PAGE", f" {words()['of']} "), ("NUMPAGES", "")):
        foot._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="{code}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'))
        foot.add_run(after)
    about = document.core_properties
    about.title, about.author, about.language, about.comments = report.title, forbund().name, "sv-SE", data_version()


def _word_table(document, table: ReportTable) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    from docx.shared import Cm, Pt

    document.add_heading(table.title, level=2)
    lines = [heads(), *table.rows]
    drawn = document.add_table(rows=len(lines), cols=len(lines[0]), style="Table Grid")
    drawn.autofit = False
    for column, centimetres in zip(drawn.columns, WORD_WIDTHS_CM, strict=True):
        column.width = Cm(centimetres)
    drawn._tbl.tblPr.append(parse_xml(f'<w:tblCaption {nsdecls("w")} w:val="{_quoted(table.title)}"/>'))
    for place, texts in enumerate(lines):
        row = drawn.rows[place]
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        if place == 0:
            row._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
        for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            cell.width = Cm(WORD_WIDTHS_CM[column])
            paragraph = cell.paragraphs[0]
            run = paragraph.add_run(text)
            run.bold = place == 0
            paragraph.paragraph_format.space_after = Pt(1)
            # the table, its heading and its source stay together
            paragraph.paragraph_format.keep_with_next = True
            if column:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    source = document.add_paragraph(style="Caption")
    source.paragraph_format.space_before = Pt(3)
    source.add_run(
        " ".join([table.source, *([f"{words()['findings']}: {'; '.join(table.findings)}."] if table.findings else [])])
    )


def _quoted(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
