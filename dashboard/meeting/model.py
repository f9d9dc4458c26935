"""A meeting: its title, its date and its points, each a view with its choices. As a short text for a link and as a
file.

Pure. Only this module checks what comes from outside (a link, a file): it becomes a Meeting, or MeetingUnreadable is
raised with one Swedish sentence.
"""

import base64
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from finsam_data.record.files import outside
from finsam_data.record.files.outside import TooLarge, Unfit
from finsam_data.record.files.plain_text import composed, plain
from finsam_data.record.settings.limits import limits

NAME, VERSION = "finsam_meeting", 1
# the most that a meeting may hold: far more than any agenda needs, far less than would burden the server
MAX_POINTS = 60
MAX_CHOICES = 60
MAX_LINK = 30_000
MAX_BYTES = 1_000_000
MAX_TITLE, MAX_HEADING, MAX_PARAGRAPH, MAX_CHOICE, MAX_NOTE = 200, 300, 30, 4_000, 4_000

BROKEN_LINK = "Länken till mötet är trasig. Kopiera hela länken igen, eller öppna mötet från sin fil."
BROKEN_FILE = "Filen går inte att läsa som ett möte. Välj en fil som är sparad på sidan Mötet."
OTHER_VERSION = "Mötet är sparat av en annan version av verktyget och går inte att öppna här. Bygg det på nytt."
TOO_LARGE = f"Mötet är för stort. Det får ha högst {MAX_POINTS} punkter och korta texter."


class MeetingUnreadable(Exception):
    """A link or a file that is no meeting. The text is one Swedish sentence for the reader."""


@dataclass(frozen=True)
class Point:
    """One point of the agenda: a view, by its page's file name and its choices as an address of the page has them.

    `paragraph` is the § of the agenda, `heading` stands instead of the finding when it is not empty, `note` is the
    speaker's own.
    """

    page: str
    address: tuple[tuple[str, str], ...]
    paragraph: str = ""
    heading: str = ""
    note: str = ""
    is_readers_own: ClassVar[bool] = True


@dataclass(frozen=True)
class Meeting:
    """A title, a date as `2020-03-20` (or empty) and the points in order."""

    title: str = ""
    date: str = ""
    points: tuple[Point, ...] = ()


def clean(text: str, longest: int) -> str:
    """A text as it may stand in a meeting: without control characters other than the line break, and no longer than
    `longest`.

    A half surrogate or a control character would break the files that are made of the meeting.
    """
    text = composed(text).replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(
        letter if letter == "\n" or (letter.isprintable() or letter == "\u00a0" or letter == "\u00ad") else " "
        for letter in text
    )
    return text[:longest]


def encode(meeting: Meeting) -> str:
    """The meeting as a text for a link: `1.` and deflated JSON in the letters that an address may have."""
    points = [[point.page, dict(point.address), point.paragraph, point.heading, point.note] for point in meeting.points]
    plain = json.dumps([meeting.title, meeting.date, points], ensure_ascii=False, separators=(",", ":")).encode()
    return f"{VERSION}.{base64.urlsafe_b64encode(zlib.compress(plain, 9)).decode().rstrip('=')}"


def decode(text: str) -> Meeting:
    """The meeting in a link's text. Raises MeetingUnreadable."""
    # a link that was copied may have brought a line break or a sign without width along
    text = plain(text) if len(text) <= 2 * MAX_LINK else text
    if len(text) > MAX_LINK:
        raise MeetingUnreadable(TOO_LARGE)
    version, dot, packed = text.partition(".")
    if not (dot and version.isascii() and version.isdigit()):
        raise MeetingUnreadable(BROKEN_LINK)
    if version != str(VERSION):
        raise MeetingUnreadable(OTHER_VERSION)
    with told(BROKEN_LINK):
        title, day, points = _LINK(outside.parsed(_unpacked(packed), MAX_BYTES))
        return _meeting(title, day, [_point(*point) for point in points])


def to_file(meeting: Meeting) -> bytes:
    """The meeting as a file that can also be read and mended in a text editor: JSON with its version."""
    return json.dumps({NAME: VERSION} | as_content(meeting), ensure_ascii=False, indent=2).encode()


def from_file(content: bytes) -> Meeting:
    """The meeting in a saved file. Raises MeetingUnreadable."""
    return checked(versioned(content, NAME, VERSION, limits().file_bytes("meeting")), BROKEN_FILE)


def is_meeting(content: bytes) -> bool:
    """Whether a file begins as a saved meeting does. It may still be unreadable."""
    return f'"{NAME}"'.encode() in content[:200]


def as_content(meeting: Meeting) -> dict:
    """The meeting as plain lists and dicts; what is empty is left out of the points."""
    points = [
        {"page": point.page, "choices": dict(point.address)}
        | {name: getattr(point, name) for name in ("paragraph", "heading", "note") if getattr(point, name)}
        for point in meeting.points
    ]
    return {"title": meeting.title, "date": meeting.date, "points": points}


def versioned(content: bytes, name: str, version: int, most: int) -> dict:
    """The JSON object in a file, when its entry `name` says `version`. Raises MeetingUnreadable."""
    with told(BROKEN_FILE):
        found = outside.parsed(content, most)
        if not isinstance(found, dict) or name not in found:
            raise Unfit
    if found[name] != version or type(found[name]) is not int:
        raise MeetingUnreadable(OTHER_VERSION)
    return found


@contextmanager
def told(sentence: str) -> Iterator[None]:
    """Says in Swedish why something from outside is refused: `sentence`, or that it is too large. Raises
    MeetingUnreadable.
    """
    try:
        yield
    except TooLarge:
        raise MeetingUnreadable(TOO_LARGE) from None
    except Unfit:
        raise MeetingUnreadable(sentence) from None


def checked(content: object, sentence: str) -> Meeting:
    """The meeting that `content` (as as_content gives it) describes. Raises MeetingUnreadable, with
    `sentence` when the content does not have that form.
    """
    with told(sentence):
        found = _MEETING(content)
        points = [_point(**point) for point in found.get("points", ())]
        return _meeting(found.get("title", ""), found.get("date", ""), points)


# ---- what a link and a file must look like; in a file what is empty may be left out

_CHOICES = outside.named(outside.text(MAX_CHOICE), outside.text(MAX_CHOICE), MAX_CHOICES)
_TITLE, _DAY = outside.text(MAX_TITLE), outside.text(10)
_WORDS = {
    "paragraph": outside.text(MAX_PARAGRAPH), "heading": outside.text(MAX_HEADING), "note": outside.text(MAX_NOTE),
}  # fmt: skip
_LINK = outside.row(
    _TITLE,
    _DAY,
    outside.list_of(outside.row(outside.text(MAX_CHOICE), _CHOICES, *_WORDS.values()), MAX_POINTS),
)
_FILE_POINT = outside.fields({"page": outside.text(MAX_CHOICE)}, _WORDS | {"choices": _CHOICES})
_MEETING = outside.fields(
    {},
    # the version stands beside a saved meeting, the month beside a ready-made agenda
    {"title": _TITLE, "date": _DAY, "points": outside.list_of(_FILE_POINT, MAX_POINTS), NAME: outside.whole(1, 99)}
    | {"month": outside.text(MAX_TITLE)},
)


def _meeting(title: str, day: str, points: list[Point]) -> Meeting:
    """Raises Unfit."""
    try:
        if day and date.fromisoformat(day).isoformat() != day:
            raise Unfit
    except ValueError:
        raise Unfit from None
    return Meeting(clean(title, MAX_TITLE), day, tuple(points))


def _point(
    page: str, choices: dict[str, str] | None = None, paragraph: str = "", heading: str = "", note: str = ""
) -> Point:
    """Raises Unfit."""
    address = tuple(
        (plain(clean(key, MAX_CHOICE)), plain(clean(value, MAX_CHOICE))) for key, value in (choices or {}).items()
    )
    name = plain(clean(page, MAX_CHOICE))
    if not name or len(dict(address)) != len(address):
        raise Unfit
    return Point(name, address, clean(paragraph, MAX_PARAGRAPH), clean(heading, MAX_HEADING), clean(note, MAX_NOTE))


def _code(text: str) -> str:
    return plain(clean(text, MAX_CHOICE))


def _unpacked(packed: str) -> bytes:
    """The JSON in a link. Stops at MAX_BYTES, so that a small link cannot unpack to gigabytes. Raises Unfit."""
    try:
        deflated = base64.b64decode(packed.encode("ascii") + b"=" * (-len(packed) % 4), altchars=b"-_", validate=True)
        inflater = zlib.decompressobj()
        unpacked = inflater.decompress(deflated, MAX_BYTES + 1)
    except (ValueError, zlib.error):
        raise Unfit from None
    if len(unpacked) > MAX_BYTES:
        raise TooLarge
    if not inflater.eof or inflater.unused_data:
        raise Unfit
    return unpacked
