"""Makes the dashboard's own PowerPoint template, data/templates/finsam.pptx: two layouts, our colours, in Swedish. Run
`python -m tools.slide_template` by hand to change it.

The file may also be edited in PowerPoint: dashboard/handouts/powerpoint/template.py only needs its two layouts.
"""

import io
import re
import sys
import zipfile

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches

from finsam_data.paths import ROOT
from finsam_data.record.settings.colours import colours_in
from finsam_data.record.settings.forbund import read_forbund

FILE = ROOT / "data" / "templates" / "finsam.pptx"
COLOURS = colours_in(ROOT / "data" / "codes" / "other_colours.csv")
FORBUND = read_forbund(ROOT / "data").name
KEPT = {"title": "Rubrikbild", "titleOnly": "Endast rubrik"}
# where each type of placeholder is: left, top, width and height in inches
PLACES = {
    "title": (0.6, 0.45, 12.13, 1.0), "body": (0.6, 1.55, 12.13, 5.2), "ftr": (0.6, 7.05, 9.6, 0.3),
    "dt": (10.2, 7.05, 1.4, 0.3),
    "sldNum": (11.73, 7.05, 1.0, 0.3), "ctrTitle": (0.6, 2.2, 12.13, 1.8), "subTitle": (0.6, 4.1, 12.13, 1.4),
}  # fmt: skip
# texts and XML of python-pptx's default template, and what stands there in ours
WORDS = {
    "Click to edit Master title style": "Rubrik", "Click to edit Master subtitle style": "Underrubrik",
    "Click to edit Master text styles": "Text",
    "Second level": "Andra nivån", "Third level": "Tredje nivån", "Fourth level": "Fjärde nivån",
    "Fifth level": "Femte nivån",
    "Slide Number Placeholder": "Bildnummer", "Text Placeholder": "Text", "Date Placeholder": "Datum",
    "Footer Placeholder": "Sidfot",
    "Title Placeholder": "Rubrik", "Office Theme": FORBUND, 'lang="en-US"': 'lang="sv-SE"', '<a:tint val="75000"/>': "",
    # titles are to the left, bold, and small enough for two lines
    '<a:lvl1pPr algn="ctr" defTabSz="457200" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:spcBef><a:spcPct '
    'val="0"/>':
    '<a:lvl1pPr algn="l" defTabSz="457200" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:lnSpc><a:spcPct '
    'val="92000"/></a:lnSpc>'
    '<a:spcBef><a:spcPct val="0"/>',
    '<a:defRPr sz="4400" kern="1200">': '<a:defRPr sz="2800" b="1" kern="1200">',
    '<a:lvl1pPr marL="0" indent="0" algn="ctr">':
    '<a:lvl1pPr marL="0" indent="0" algn="l">',
    '<a:lvl1pPr algn="ctr"><a:defRPr sz="1200">': '<a:lvl1pPr algn="l"><a:defRPr sz="1200">',
    '<a:defRPr sz="3200" kern="1200">':
    '<a:defRPr sz="2000" kern="1200">',
    '<a:sysClr val="windowText" lastClr="000000"/>': f'<a:srgbClr val="{COLOURS["text"][1:]}"/>',
    '"1F497D"': f'"{COLOURS["muted"][1:]}"',
    '"EEECE1"': '"F3F7F8"', '"4F81BD"': f'"{COLOURS["accent"][1:]}"', '"C0504D"': '"3C8DAD"', '"9BBB59"': '"C08A10"',
    '"8064A2"': '"7A3E9D"',
    '"4BACC6"': '"2F7D6B"', '"F79646"': '"8A949B"', '"0000FF"': f'"{COLOURS["accent"][1:]}"',
}  # fmt: skip


def main() -> int:
    """Writes the template and prints where it is."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    for layout in list(deck.slide_layouts):
        kind = layout._element.get("type")
        if kind not in KEPT:
            deck.slide_layouts.remove(layout)
            continue
        layout._element.cSld.set("name", KEPT[kind])
        _place(layout)
    _place(deck.slide_master)
    # a short line in the accent colour above every heading
    deck.slide_master.shapes._spTree.insert(2, _line())
    about = deck.core_properties
    about.title, about.author, about.language = f"Bildmall, {FORBUND}", FORBUND, "sv-SE"
    buffer = io.BytesIO()
    deck.save(buffer)
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_bytes(_swedish(buffer.getvalue()))
    print(f"Mallen ligger i {FILE}")
    return 0


def _place(sheet) -> None:
    for shape in sheet.placeholders:
        kind = shape._element.find(f".//{qn('p:ph')}").get("type", "body")
        if kind in PLACES:
            shape.left, shape.top, shape.width, shape.height = (Inches(number) for number in PLACES[kind])
        if kind in ("title", "ctrTitle"):
            shape.text_frame.vertical_anchor = MSO_ANCHOR.TOP if kind == "title" else MSO_ANCHOR.BOTTOM
        body = shape._element.txBody.bodyPr
        body.set("lIns", "0")


def _line():
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="90" name="Linje"/><p:cNvSpPr/><p:nvPr '
        f'userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{Inches(0.6)}" y="{Inches(0.28)}"/><a:ext cx="{Inches(0.9)}" '
        f'cy="{Inches(0.06)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        '</a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>'
        "<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
    )


def _swedish(deck: bytes) -> bytes:
    """The PowerPoint file `deck` with WORDS replaced in its XML, without pictures and settings that are not ours."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(deck)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            content = old.read(item)
            if item.filename.endswith((".jpeg", ".bin")):
                # a picture and the printer settings of whoever made python-pptx's default template
                continue
            if item.filename.endswith(".rels"):
                content = re.sub(rb"<Relationship [^>]*(thumbnail|printerSettings)[^>]*/>", b"", content)
            if item.filename.endswith(".xml"):
                text = content.decode()
                for english, swedish in WORDS.items():
                    text = text.replace(english, swedish)
                content = text.encode()
            new.writestr(zipfile.ZipInfo(item.filename, (2020, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


if __name__ == "__main__":
    sys.exit(main())
