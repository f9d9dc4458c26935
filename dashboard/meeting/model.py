"""A meeting: its title, its date and its points, each a view with its choices. As a short text for a link and as a
file.

Pure. Only this module checks what comes from outside (a link, a file): it becomes a Meeting, or MeetingUnreadable is
raised with one Swedish sentence.
"""

import base64
import binascii
import json
import zlib
from dataclasses import dataclass
from datetime import date

from finsam_data.record.files.plain_text import composed, plain
from finsam_data.record.settings.limits import limits

VERSION = 1
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
    text = plain(text)
    if len(text) > MAX_LINK:
        raise MeetingUnreadable(TOO_LARGE)
    version, dot, packed = text.partition(".")
    if not (dot and version.isascii() and version.isdigit()):
        raise MeetingUnreadable(BROKEN_LINK)
    if version != str(VERSION):
        raise MeetingUnreadable(OTHER_VERSION)
    try:
        content = _parsed(_unpacked(packed), BROKEN_LINK)
        title, day, points = content
        points = [
            {"page": page, "choices": choices, "paragraph": paragraph, "heading": heading, "note": note}
            for page, choices, paragraph, heading, note in points
        ]
    except (ValueError, TypeError):
        raise MeetingUnreadable(BROKEN_LINK) from None
    return checked({"title": title, "date": day, "points": points}, BROKEN_LINK)


def to_file(meeting: Meeting) -> bytes:
    """The meeting as a file that can also be read and mended in a text editor: JSON with its version."""
    return json.dumps({"finsam_meeting": VERSION} | as_content(meeting), ensure_ascii=False, indent=2).encode()


def from_file(content: bytes) -> Meeting:
    """The meeting in a saved file. Raises MeetingUnreadable."""
    return checked(versioned(content, "finsam_meeting", VERSION, limits().file_bytes("meeting")), BROKEN_FILE)


def is_meeting(content: bytes) -> bool:
    """Whether a file begins as a saved meeting does. It may still be unreadable."""
    return b'"finsam_meeting"' in content[:200]


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
    if len(content) > most:
        raise MeetingUnreadable(TOO_LARGE)
    found = _parsed(content, BROKEN_FILE)
    if not isinstance(found, dict) or name not in found:
        raise MeetingUnreadable(BROKEN_FILE)
    if found[name] != version or isinstance(found[name], bool):
        raise MeetingUnreadable(OTHER_VERSION)
    return found


def checked(content: object, sentence: str) -> Meeting:
    """The meeting that `content` (as as_content gives it) describes. Raises MeetingUnreadable, with
    `sentence` when the content does not have that form.
    """
    if not isinstance(content, dict) or not isinstance(content.get("points", []), list):
        raise MeetingUnreadable(sentence)
    if len(content.get("points", [])) > MAX_POINTS:
        raise MeetingUnreadable(TOO_LARGE)
    day = _text(content, "date", 10, sentence)
    try:
        if day and date.fromisoformat(day).isoformat() != day:
            raise MeetingUnreadable(sentence)
    except ValueError:
        raise MeetingUnreadable(sentence) from None
    points = tuple(_point(point, sentence) for point in content.get("points", []))
    return Meeting(_text(content, "title", MAX_TITLE, sentence), day, points)


def _point(content: object, sentence: str) -> Point:
    choices = content.get("choices", {}) if isinstance(content, dict) else None
    if not isinstance(choices, dict) or not all(
        isinstance(key, str) and isinstance(value, str) for key, value in choices.items()
    ):
        raise MeetingUnreadable(sentence)
    if len(choices) > MAX_CHOICES:
        raise MeetingUnreadable(TOO_LARGE)
    address = tuple(
        (plain(_text({"": key}, "", MAX_CHOICE, sentence)), plain(_text(choices, key, MAX_CHOICE, sentence)))
        for key in choices
    )
    page = plain(_text(content, "page", MAX_CHOICE, sentence))
    if not page or len(dict(address)) != len(address):
        raise MeetingUnreadable(sentence)
    return Point(
        page,
        address,
        _text(content, "paragraph", MAX_PARAGRAPH, sentence),
        _text(content, "heading", MAX_HEADING, sentence),
        _text(content, "note", MAX_NOTE, sentence),
    )


def _text(content: dict, name: str, longest: int, sentence: str) -> str:
    text = content.get(name, "")
    if not isinstance(text, str):
        raise MeetingUnreadable(sentence)
    if len(text) > longest:
        raise MeetingUnreadable(TOO_LARGE)
    return clean(text, longest)


def _unpacked(packed: str) -> bytes:
    """The JSON in a link. Stops at MAX_BYTES, so that a small link cannot unpack to gigabytes. Raises ValueError or
    MeetingUnreadable.
    """
    try:
        deflated = base64.b64decode(packed.encode("ascii") + b"=" * (-len(packed) % 4), altchars=b"-_", validate=True)
        inflater = zlib.decompressobj()
        plain = inflater.decompress(deflated, MAX_BYTES + 1)
    except (binascii.Error, zlib.error) as error:
        raise ValueError(str(error)) from None
    if len(plain) > MAX_BYTES:
        raise MeetingUnreadable(TOO_LARGE)
    if not inflater.eof or inflater.unused_data:
        raise ValueError("cut off")
    return plain


def _parsed(plain: bytes, sentence: str) -> object:
    """What the JSON says. Raises MeetingUnreadable."""
    try:
        return json.loads(plain.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise MeetingUnreadable(sentence) from None
