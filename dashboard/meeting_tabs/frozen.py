"""A meeting as it was shown: frozen into a file with every slide, figure, row of the record, data version and day, and
read again.

Pure. The slides are kept as they were drawn, so that they are the same however charts, views and data change; the
figures' tables and the rows of the record behind them are kept so that since.py can tell what has changed and why.
"""

import json
import math
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from datetime import date

import pandas as pd

from dashboard.handouts.slides.slides import Slide, Table, slides_of
from dashboard.kit.cached import ask
from dashboard.kit.figures.figure import Figure, Notice
from dashboard.kit.figures.provenance import STATUS
from dashboard.meeting.model import BROKEN_FILE, TOO_LARGE, Meeting, MeetingUnreadable, as_content, checked, versioned
from dashboard.meeting.resolve import Shown, resolve_all
from finsam_data.questions import full_year, register
from finsam_data.record.settings.limits import limits
from finsam_data.swedish import MISSING, SEXES, is_missing

NAME, VERSION = "finsam_frozen_meeting", 1
MAX_SLIDES, MAX_TEXT, MAX_DRAWING, MAX_VALUE = 500, 5_000, 1_500_000, 1e15
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
    return _read_item(json.loads(json.dumps(_item(item))))


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
    found = versioned(content, NAME, VERSION, limits().file_bytes("frozen_meeting"))
    meeting = checked(found.get("meeting"), BROKEN_FILE)
    slides, points = found.get("slides"), found.get("points")
    if not isinstance(slides, list) or not isinstance(points, list) or len(points) != len(meeting.points) or not slides:
        raise MeetingUnreadable(BROKEN_FILE)
    if len(slides) > MAX_SLIDES:
        raise MeetingUnreadable(TOO_LARGE)
    try:
        day = date.fromisoformat(found["frozen"]).isoformat()
        version, delivery = _text(found["data_version"]), _text(found["scb_delivery"])
        items = tuple(tuple(_read_item(item) for item in _list(point["items"])) for point in points)
        read = tuple(_read_slide(slide, len(points)) for slide in slides)
    except (KeyError, TypeError, ValueError):
        raise MeetingUnreadable(BROKEN_FILE) from None
    return Frozen(meeting, day, version, delivery, read, items)


def is_frozen(content: bytes) -> bool:
    """Whether a file begins as a frozen meeting does; an ordinary saved meeting does not. It may still be
    unreadable.
    """
    return f'"{NAME}"'.encode() in content[:200]


# the functions below raise TypeError, ValueError or KeyError when somebody has changed the file


def _read_item(item: dict) -> FrozenItem:
    table = item.get("table", {"columns": [], "rows": []})
    rows = tuple(
        tuple(MISSING if cell is None else _text(str(cell)) for cell in _list(row)) for row in _list(table["rows"])
    )
    facts = tuple(_read_fact(fact) for fact in _list(item.get("facts", [])))
    return FrozenItem(
        _text(item.get("key", "")),
        _text(item["heading"]),
        _text(item.get("source", "")),
        tuple(map(_text, _list(table["columns"]))),
        rows,
        facts,
    )


def _read_slide(slide: dict, points: int) -> Slide:
    kinds: dict[str, Callable] = {
        "place": _whole,
        "across": _whole,
        "columns": _drawings,
        "remarks": _texts,
        "table": _table,
    }
    read = {field.name: kinds.get(field.name, _text)(slide[field.name]) for field in fields(Slide)}
    if set(slide) != set(read) or read["kind"] not in ("title", "figure", "notice") or not -1 <= read["place"] < points:
        raise ValueError(slide)
    return Slide(**read)


def _whole(number) -> int:
    if type(number) is not int:
        raise TypeError(number)
    return number


def _drawings(drawings) -> tuple[str, ...]:
    if not all(drawing.startswith("<svg") and len(drawing) <= MAX_DRAWING for drawing in _list(drawings)):
        raise ValueError("drawing")
    return tuple(drawings)


def _table(table) -> Table | None:
    if table is None:
        return None
    return Table(_texts(table["headings"]), tuple(map(_texts, _list(table["rows"]))), _whole(table["more"]))


def _texts(texts) -> tuple[str, ...]:
    return tuple(map(_text, _list(texts)))


def _text(text) -> str:
    if (
        not isinstance(text, str)
        or len(text) > MAX_TEXT
        or not text.isascii()
        and any("\ud800" <= letter <= "\udfff" for letter in text)
    ):
        raise TypeError(text)
    return text


def _read_fact(fact: dict) -> dict:
    value = fact["value"]
    if value is not None and not (isinstance(value, int | float) and math.isfinite(value) and abs(value) < MAX_VALUE):
        raise TypeError(value)
    texts = {
        name: None if fact[name] is None else _text(fact[name]) for name in (*IDENTITY, *CONTENT) if name != "value"
    }
    if (
        texts["status"] not in STATUS
        or None in (texts["unit"], texts["period"], texts["source"], texts["locator"])
        or texts["sex"] not in SEXES
    ):
        raise ValueError(fact)
    return texts | {"value": value}


def _list(found) -> list:
    if not isinstance(found, list):
        raise TypeError(found)
    return found
