"""The meeting as PDF: A4, Swedish, tagged by PDF/UA, charts as drawings with alternatives. Laid out by Typst from
meeting.typ.

All words reach Typst as one JSON file, so nothing in a text can be taken for a command.
"""

import json
import logging
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import yaml

from dashboard.handouts.contents import (
    Part,
    Progress,
    data_version,
    findings_behind,
    in_swedish,
    parts_of,
    places_behind,
)
from dashboard.kit.figures.figure import Figure
from dashboard.kit.files.chart_file import chart_pictures
from dashboard.meeting.resolve import Shown
from finsam_data.kept import kept
from finsam_data.page_files import PageFile, pages_folder
from finsam_data.record.settings.forbund import forbund
from finsam_data.swedish import text

HERE = Path(__file__).parent
# the text's width on A4 and the most that a chart may be high, in points; a chart is drawn so many pixels wide
TEXT_POINTS, MOST_POINTS, CHART_PIXELS = 476, 560, 760


def as_pdf(title: str, day: str, shown: Iterable[Shown], progress: Progress | None = None) -> bytes:
    """The meeting as a PDF that claims PDF/UA-1; Typst refuses to write one that breaks it."""
    parts = parts_of(shown)
    files: dict[str, bytes] = {}
    sections = []
    for part in parts:
        if progress:
            progress(part.number - 1, len(parts), part.title)
        sections.append(_section(part, files))
    fact_ids = tuple(sorted({fact_id for part in parts if part.figure for fact_id in part.figure.fact_ids}))
    heading = title or "Möte"
    content = {
        "title": heading, "author": forbund().name, "foot": " · ".join(filter(None, (heading, in_swedish(day)))),
        "lines": [line for line in (forbund().name, in_swedish(day), data_version()) if line], "parts": sections,
        "findings": findings_behind(fact_ids).to_dict("records"), "sources": places_behind(fact_ids),
    }  # fmt: skip
    return typeset("meeting.typ", content, files)


def typeset(layout: str, content: Mapping, files: Mapping[str, bytes]) -> bytes:
    """The PDF that a layout beside this module makes of `content` (what content.json holds, words and the text about
    the figures added).
    """
    import typst

    whole = {
        "words": words(),
        "about": text("om_siffrorna").strip().replace("\n\n", "\r").replace("\n", " ").split("\r"),
    } | dict(content)
    sources = {
        "main.typ": (HERE / layout).read_bytes(), "house.typ": (HERE / "house.typ").read_bytes(),
        "content.json": json.dumps(whole, ensure_ascii=False).encode(), **files,
    }  # fmt: skip
    return typst.compile(sources, format="pdf", font_paths=[_fonts()], ignore_system_fonts=True, pdf_standards=["ua-1"])


def words() -> dict[str, str]:
    """The fixed words of what is handed out."""
    return _words(pages_folder() / "texts" / "handouts.yaml")


@kept
def _words(file: PageFile) -> dict[str, str]:
    return yaml.safe_load(file.read_text(encoding="utf-8-sig"))


@cache
def _fonts() -> str:
    # the package's place is looked up without importing it, which would need setuptools
    return str(Path(find_spec("font_source_sans_pro").origin).parent / "files")


def _section(part: Part, files: dict[str, bytes]) -> dict:
    """One part as the layout wants it; its drawings are put among the files."""
    figure = part.figure
    title = " ".join(filter(None, (part.paragraph, part.title)))
    section = {
        "title": title, "finding": part.finding, "place": part.place, "choice": part.choice, "subtitle": part.subtitle,
        "text": part.text, "notes": part.notes, "source": figure.source if figure else "", "head": [], "rows": [],
        "pictures": [],
    }  # fmt: skip
    if figure:
        section["head"] = list(map(str, figure.table.columns))
        section["rows"] = [list(map(str, row)) for row in figure.table.itertuples(index=False)]
        for place, svg in enumerate(_drawings(figure)):
            name = f"{part.number}-{place}.svg"
            files[name] = svg
            section["pictures"].append({"file": name, "width": _points(svg), "alt": figure.alt_text})
    return section


def _drawings(figure: Figure) -> list[bytes]:
    """The chart in pieces; none when it cannot be drawn: the table says what it would have shown."""
    try:
        return chart_pictures(figure, CHART_PIXELS, MOST_POINTS / TEXT_POINTS)
    except Exception:
        logging.getLogger("finsam").exception("The figure %s could not be drawn", figure.key)
        return []


def _points(svg: bytes) -> float:
    """How wide a drawing may be: the text's width, or less where it would become too high."""
    width, height = (float(re.search(rf'<svg[^>]* {side}="([\d.]+)', svg.decode())[1]) for side in ("width", "height"))
    return min(TEXT_POINTS * width / CHART_PIXELS, TEXT_POINTS, MOST_POINTS * width / height)
