"""Scenarios as text in a link: `1.` and base64url of deflated JSON. Only what differs from today is in it, so today
itself is an empty text.

The letters below are the format. A letter is never given a new meaning: a change that old links cannot follow gets a
new version number.
"""

import base64
import json
import re
import zlib
from dataclasses import fields

from finsam_data.record.files import outside
from finsam_data.record.files.outside import Unfit
from finsam_data.record.files.plain_text import all_plain, plain
from finsam_data.scenarios.scenario import AMOUNT_LIMIT, COMPARED_AT_MOST, NAME_LENGTH, TODAY, Scenario

VERSION = "1"
LONGEST = 4_000
LONGEST_UNPACKED = 20_000
# every municipality may stand once in a list; every line of the budget is far fewer
MOST_ITEMS = 300
LETTERS = {
    "name": "n", "state": "s", "weights": "w", "free": "f", "left": "l", "joined": "j", "rounding": "r", "basis": "b",
    "lines": "a",
    "locked": "k", "source": "q", "follow": "v", "saving": "c", "saving_how": "h", "start": "t", "opening": "o",
    "other": "i", "costs": "u",
    "level": "m", "model": "p",
}  # fmt: skip
FIELDS = {letter: name for name, letter in LETTERS.items()}
# rules, lines and parameters are named by short codes; whether a code exists is for the one who uses it to say
CODE = re.compile(r"[a-z0-9_-]{0,60}", re.ASCII)
AREA = re.compile(r"[0-9]{4}", re.ASCII)


class LinkUnreadable(Exception):
    """The text cannot be read as scenarios. The message is one Swedish sentence for the reader."""


def encode(scenarios: list[Scenario]) -> str:
    """The text for the link: the scenario at work first, then the compared ones. Empty when all there is is today."""
    if all(scenario == TODAY for scenario in scenarios):
        return ""
    stored = [
        {
            LETTERS[field.name]: getattr(scenario, field.name)
            for field in fields(scenario)
            if getattr(scenario, field.name) != field.default
        }
        for scenario in scenarios
    ]
    packed = zlib.compress(json.dumps(stored, ensure_ascii=False, separators=(",", ":")).encode(), 9)
    return f"{VERSION}.{base64.urlsafe_b64encode(packed).decode().rstrip('=')}"


def decode(text: str) -> list[Scenario]:
    """The scenarios of a link, at least one. Raises LinkUnreadable for what is broken, too long, of another version or
    of impossible values.
    """
    # a link that was copied may have brought a line break or a sign without width along
    if len(text) > 2 * LONGEST:
        raise LinkUnreadable(
            "Länkens scenario är för långt för att läsas. Kopiera länken igen; tills vidare visas dagens värden."
        )
    text = plain(text)
    if not text:
        return [TODAY]
    version, dot, packed = text.partition(".")
    if not dot or not version.isascii() or not version.isdecimal():
        raise LinkUnreadable(
            "Länkens scenario går inte att läsa. Kopiera hela länken igen; tills vidare visas dagens värden."
        )
    if version != VERSION:
        raise LinkUnreadable(
            f"Länkens scenario är av version {version[:6]}, som den här sidan inte läser. Tills vidare visas dagens "
            f"värden."
        )
    try:
        stored = _SCENARIOS(all_plain(outside.parsed(_unpacked(packed), LONGEST_UNPACKED)))
        if not stored:
            raise Unfit
    except Unfit:
        raise LinkUnreadable(
            "Länkens scenario är skadat eller avklippt. Kopiera hela länken igen; tills vidare visas dagens värden."
        ) from None
    return [Scenario(**{FIELDS[letter]: value for letter, value in entry.items()}) for entry in stored]


def _unpacked(packed: str) -> bytes:
    if len(packed) > LONGEST or not re.fullmatch(r"[A-Za-z0-9_-]+", packed, re.ASCII):
        raise Unfit
    opener = zlib.decompressobj()
    try:
        content = opener.decompress(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)), LONGEST_UNPACKED)
    except (ValueError, zlib.error):
        raise Unfit from None
    if opener.unconsumed_tail or not opener.eof:
        raise Unfit
    return content


# ---- what a scenario must look like, field by field

_amount, _positive = outside.whole(-AMOUNT_LIMIT, AMOUNT_LIMIT), outside.whole(0, AMOUNT_LIMIT)
_maybe, _percent = outside.maybe(_amount), outside.whole(0, 100)
_code, _area = outside.text(60, CODE.pattern), outside.text(4, AREA.pattern)
_codes = outside.list_of(outside.row(_code, _amount), MOST_ITEMS)


def _name(value: object) -> str:
    name = outside.text(NAME_LENGTH)(value)
    if not (name == "" or name.isprintable()):
        raise Unfit
    return name


SHAPES = {
    "name": _name, "state": _positive, "weights": outside.row(_percent, _percent, _percent), "free": _codes,
    "left": outside.list_of(_area, MOST_ITEMS),
    "joined": outside.list_of(outside.row(_area, _positive, _positive), MOST_ITEMS), "rounding": _code,
    "basis": _code, "lines": _codes, "locked": outside.truth, "source": _code, "follow": outside.truth,
    "saving": _positive, "saving_how": _code, "start": _code,
    "opening": _amount, "other": _amount, "costs": outside.row(_maybe, _maybe, _maybe), "level": _amount,
    "model": _codes,
}  # fmt: skip
_SCENARIO = outside.fields({}, {LETTERS[name]: shape for name, shape in SHAPES.items()})
_SCENARIOS = outside.list_of(_SCENARIO, 1 + COMPARED_AT_MOST)
