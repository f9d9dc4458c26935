"""A meeting as it was shown: frozen into a file with every slide, figure, row of the record, data version and day, and
read again.

Pure. The slides are kept as they were drawn, so that they are the same however charts, views and data change; the
figures' tables and the rows of the record behind them are kept so that since.py can tell what has changed and why.
"""

import json
import math
from dataclasses import asdict, dataclass
from datetime import date

import pandas as pd

from dashboard.handouts.slides.slides import Slide, Table, slides_of
from dashboard.kit.cached import ask
from dashboard.kit.figures.figure import Figure, Notice
from dashboard.kit.figures.provenance import STATUS
from dashboard.meeting.model import BROKEN_FILE, Meeting, as_content, checked, told, versioned
from dashboard.meeting.resolve import Shown, resolve_all
from dashboard.meeting_tabs.svg import drawing
from finsam_data.questions import full_year, register
from finsam_data.record.files import outside
from finsam_data.record.files.outside import Unfit
from finsam_data.record.settings.limits import limits
from finsam_data.swedish import MISSING, SEXES, is_missing

NAME, VERSION = "finsam_frozen_meeting", 1
# far more than any meeting shows, far less than would burden a server or a browser
MAX_SLIDES, MAX_TEXT, MAX_VALUE = 500, 5_000, 1e15
MAX_ROWS, MAX_CELLS, MAX_ACROSS, MAX_SHOWN = 2_000, 60, 6, 100_000
# the columns that identify a row of the record, and those whose content may change
IDENTITY = ("measure_label", "what", "detail", "period", "sex", "unit", "source", "locator")
CONTENT = ("value", "status", "printed", "note", "finding")


@dataclass(frozen=True)
class FrozenItem:
    """One figure or notice as it was: its finding, its table as a reader saw it, and the rows of the record behind
    it.
    """

    key: str
    heading: str
    source: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    facts: tuple[dict, ...]


@dataclass(frozen=True)
class Frozen:
    """A meeting as it was shown. `day` is when it was frozen; `items` has a tuple for each point; `delivery` is
    the day of SCB's newest delivery at that time, or empty.
    """

    meeting: Meeting
    day: str
    data_version: str
    delivery: str
    slides: tuple[Slide, ...]
    items: tuple[tuple[FrozenItem, ...], ...]


def freeze(meeting: Meeting, day: date) -> bytes:
    """The file. `day` is today."""
    shown = resolve_all(meeting)
    facts = ask(register.build_facts).iloc[0]
    content = {
        NAME: VERSION, "frozen": day.isoformat(), "data_version": str(facts["data_version"]),
        "latest_source": str(facts["latest_source"]),
        "mode": str(facts["mode"]), "scb_delivery": newest_delivery(), "meeting": as_content(meeting),
        "points": [_point(one) for one in shown], "slides": [asdict(slide) for slide in slides_of(meeting)],
    }  # fmt: skip
    return json.dumps(content, ensure_ascii=False, allow_nan=False).encode()


def newest_delivery() -> str:
    """The day of SCB's latest revision, or empty when there is none."""
    revisions = ask(full_year.revisions)
    return "" if revisions.empty else str(revisions["delivered_now"].max())


def _point(shown: Shown) -> dict:
    return {
        "page": shown.page_title,
        "view": shown.view_name,
        "choice": shown.choice_sentence,
        "heading": shown.heading,
        "items": [_item(item) for item in shown.items],
    }


def _item(item: Figure | Notice) -> dict:
    if isinstance(item, Notice):
        return {"kind": "notice", "heading": item.title, "text": item.text}
    return {
        "kind": "figure", "key": item.key, "heading": item.heading, "measure": item.measure, "legend": item.legend,
        "form": item.form,
        "notes": list(item.notes),
        "source": item.source, "calculation": item.calculation, "table": plain_table(item.table),
        "rows": plain_table(item.rows),
        "answer": plain_table(item.answer), "facts": facts_behind(item),
    }  # fmt: skip


def item_now(item: Figure | Notice) -> FrozenItem:
    """A figure or notice of today in the same form as a frozen one."""
    return _frozen_item(_item_read(json.loads(json.dumps(_item(item)))))


def facts_behind(figure: Figure) -> list[dict]:
    """The rows of the record behind a figure, without their fact_id, which differs from build to build."""
    if not figure.fact_ids:
        return []
    rows = ask(register.figures_behind, fact_ids=figure.fact_ids)
    return [{name: plain_cell(row[name]) for name in (*IDENTITY, *CONTENT)} for row in rows.to_dict("records")]


def plain_table(table: pd.DataFrame) -> dict:
    """A table as columns and rows of values that JSON can hold."""
    return {
        "columns": list(map(str, table.columns)),
        "rows": [[plain_cell(cell) for cell in row] for row in table.itertuples(index=False)],
    }


def plain_cell(cell):
    """A cell as JSON can hold it: null for missing, text for a day, a list for a list of row numbers."""
    if pd.api.types.is_list_like(cell):
        return [plain_cell(one) for one in cell]
    if is_missing(cell) or (isinstance(cell, float) and not math.isfinite(cell)):
        return None
    if isinstance(cell, str | bool | int | float):
        return cell
    return cell.item() if hasattr(cell, "item") else cell.isoformat() if hasattr(cell, "isoformat") else str(cell)


def thaw(content: bytes) -> Frozen:
    """The meeting in a frozen file. Raises MeetingUnreadable."""
    file = versioned(content, NAME, VERSION, limits().file_bytes("frozen_meeting"))
    meeting = checked(file.get("meeting"), BROKEN_FILE)
    with told(BROKEN_FILE):
        found = _FILE(file)
        day = _day(found["frozen"])
        points, slides = found["points"], found["slides"]
        if (
            len(points) != len(meeting.points)
            or not slides
            or sum(len(point["items"]) for point in points) > MAX_SLIDES
        ):
            raise Unfit
        items = tuple(tuple(map(_frozen_item, point["items"])) for point in points)
        return Frozen(
            meeting, day, found["data_version"], found["scb_delivery"],
            tuple(_slide(slide, len(points)) for slide in slides), items,
        )  # fmt: skip


def is_frozen(content: bytes) -> bool:
    """Whether a file begins as a frozen meeting does; an ordinary saved meeting does not. It may still be
    unreadable.
    """
    return f'"{NAME}"'.encode() in content[:200]


# ---- what a frozen file must look like

_text = outside.text(MAX_TEXT)
_cell = outside.maybe(outside.either(_text, outside.truth, outside.number(MAX_VALUE), outside.list_of(_text, MAX_ROWS)))
_texts = outside.list_of(_text, MAX_CELLS)
_table = outside.fields({"columns": _texts, "rows": outside.list_of(outside.list_of(_cell, MAX_CELLS), MAX_ROWS)})
_maybe_text = outside.maybe(_text)
_fact = outside.fields(
    dict.fromkeys(("measure_label", "what", "detail", "printed", "note", "finding"), _maybe_text)
    | dict.fromkeys(("period", "unit", "source", "locator"), _text)
    | {"sex": outside.one_of(*SEXES), "status": outside.one_of(*STATUS)}
    | {"value": outside.maybe(outside.either(outside.truth, outside.number(MAX_VALUE)))}
)


# what nobody reads again is kept in the file for those who do, and is not looked into
def _unread(value: object) -> object:
    return value


_notice = outside.fields({"kind": outside.one_of("notice"), "heading": _text, "text": _text})
_figure = outside.fields(
    {"kind": outside.one_of("figure"), "key": _text, "heading": _text, "source": _text, "table": _table}
    | {"facts": outside.list_of(_fact, MAX_ROWS)},
    dict.fromkeys(("measure", "legend", "form", "notes", "calculation", "rows", "answer"), _unread),
)
_item_read = outside.either(_notice, _figure)
_point_read = outside.fields(
    {"items": outside.list_of(_item_read, MAX_SLIDES)},
    dict.fromkeys(("page", "view", "choice", "heading"), _text),
)
_slide_read = outside.fields(
    dict.fromkeys(
        ("heading", "kicker", "choice", "finding", "subtitle", "text", "alt", "source", "size", "note", "part"), _text
    )
    | {"kind": outside.one_of("title", "figure", "notice"), "place": outside.whole(-1, MAX_SLIDES)}
    | {"columns": outside.list_of(drawing, MAX_ACROSS), "across": outside.whole(0, MAX_ACROSS), "remarks": _texts}
    | {
        "table": outside.maybe(
            outside.fields(
                {"headings": _texts, "rows": outside.list_of(_texts, MAX_ROWS), "more": outside.whole(0, MAX_SHOWN)}
            )
        )
    }
)
_FILE = outside.fields(
    {"frozen": outside.text(10), "data_version": _text, "scb_delivery": _text, "meeting": _unread}
    | {NAME: outside.whole(VERSION, VERSION), "points": outside.list_of(_point_read, MAX_SLIDES)}
    | {"slides": outside.list_of(_slide_read, MAX_SLIDES)},
    {"latest_source": _text, "mode": _text},
)


def _day(text: str) -> str:
    """A day that a calendar has, not before the first that this could be written. Raises Unfit."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Unfit from None


def _slide(slide: dict, points: int) -> Slide:
    """Raises Unfit."""
    if slide["place"] >= points:
        raise Unfit
    return Slide(**slide | {"table": slide["table"] and Table(**slide["table"])})


def _frozen_item(item: dict) -> FrozenItem:
    table = item.get("table", {"columns": (), "rows": ()})
    rows = tuple(tuple(MISSING if cell is None else str(cell) for cell in row) for row in table["rows"])
    return FrozenItem(
        item.get("key", ""), item["heading"], item.get("source", ""), table["columns"], rows, item.get("facts", ())
    )
