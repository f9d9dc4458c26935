"""The PowerPoint template: the house's, or one that the reader brings. What it must have, and a Swedish sentence when
it lacks it. Pure.
"""

import io
import zipfile
from dataclasses import dataclass

from finsam_data.kept import judged_once
from finsam_data.paths import ROOT
from finsam_data.record.files.archive import UNREADABLE, ArchiveUnfit, check_archive
from finsam_data.record.settings.limits import limits

# the installation's own file, which the kansli may edit or replace
HOUSE = ROOT / "data" / "templates" / "finsam.pptx"
TEMPLATE_TYPE = b"application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
DECK_TYPE = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
# the layouts by PowerPoint's own names for their kind, which are the same in every language
LAYOUTS = {"title": "Rubrikbild (rubrik och underrubrik)", "titleOnly": "Endast rubrik"}
NO_TEMPLATE = "Filen går inte att läsa som en PowerPoint-mall. Spara den i PowerPoint som .pptx och försök igen."


class TemplateUnfit(Exception):
    """The file cannot be used as a template. The text is one Swedish sentence that says what to do."""


@dataclass(frozen=True)
class Frame:
    """A rectangle on a slide in EMU."""

    left: int
    top: int
    width: int
    height: int


@dataclass
class Deck:
    """An opened template without slides: the presentation, its two layouts and the part of a slide under the
    heading.
    """

    presentation: object
    first: object
    plain: object
    body: Frame


def open_template(content: bytes | None = None) -> Deck:
    """The reader's template, or the house's when `content` is None. Raises TemplateUnfit."""
    presentation = _presentation(HOUSE.read_bytes() if content is None else content)
    found = {}
    for layout in presentation.slide_layouts:
        found.setdefault(layout._element.get("type"), layout)
    missing = [name for kind, name in LAYOUTS.items() if kind not in found]
    if missing:
        raise TemplateUnfit(
            f"Mallen saknar layouten {' och '.join(missing)}. Lägg till den i bildbakgrunden i PowerPoint och spara "
            f"igen."
        )
    first, plain = (found[kind] for kind in LAYOUTS)
    if not _has(first, 0) or not _has(first, 1) or not _has(plain, 0):
        raise TemplateUnfit(
            "Mallens layouter saknar platshållare för rubrik eller underrubrik. Lägg till dem i bildbakgrunden i "
            "PowerPoint."
        )
    _drop_slides(presentation)
    return Deck(presentation, first, plain, _body(presentation, plain))


@judged_once
def why_unfit(content: bytes) -> str:
    """Why the reader's template cannot be used, in a Swedish sentence; empty when it can. Opened once per content."""
    try:
        open_template(content)
    except TemplateUnfit as unfit:
        return str(unfit)
    return ""


def _presentation(content: bytes):
    from pptx import Presentation

    if len(content) > limits().file_bytes("template"):
        raise TemplateUnfit(
            f"Mallen är större än {limits().files['template']} MB. Ta bort bilder ur den och försök igen."
        )
    try:
        check_archive(content)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            types = archive.read("[Content_Types].xml")
        if TEMPLATE_TYPE in types:
            content = _as_deck(content, types)
        return Presentation(io.BytesIO(content))
    except ArchiveUnfit as unfit:
        raise TemplateUnfit(NO_TEMPLATE if str(unfit) == UNREADABLE else str(unfit)) from None
    except Exception:
        # whatever python-pptx finds wrong with a file from outside is the same to the reader
        raise TemplateUnfit(NO_TEMPLATE) from None


def _as_deck(content: bytes, types: bytes) -> bytes:
    """A .potx as a .pptx: the same content under another type."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            is_types = item.filename == "[Content_Types].xml"
            new.writestr(item.filename, types.replace(TEMPLATE_TYPE, DECK_TYPE) if is_types else old.read(item))
    return buffer.getvalue()


def _has(layout, place: int) -> bool:
    return any(shape.placeholder_format.idx == place for shape in layout.placeholders)


def _drop_slides(presentation) -> None:
    """A template's example slides are not part of the meeting."""
    slides = presentation.slides._sldIdLst
    for entry in list(slides):
        presentation.part.drop_rel(entry.rId)
        slides.remove(entry)


def _body(presentation, layout) -> Frame:
    """The room between the heading and whatever the layout has at the foot."""
    title = next(shape for shape in layout.placeholders if shape.placeholder_format.idx == 0)
    top, height = title.top + title.height, presentation.slide_height
    feet = [shape.top for shape in layout.shapes if shape.top is not None and shape.top > 0.8 * height]
    bottom = min([*feet, int(0.95 * height)])
    if bottom - top < 0.4 * height or title.width < 0.5 * presentation.slide_width:
        raise TemplateUnfit(
            "Layouten Endast rubrik har för lite plats under rubriken. Gör rubriken lägre och bredare i bildbakgrunden."
        )
    return Frame(title.left, top, title.width, bottom - top)
