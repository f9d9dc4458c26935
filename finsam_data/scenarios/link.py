"""Scenarios as text in a link: `1.` and base64url of deflated JSON. Only what differs from today is in it, so today
itself is an empty text.

The letters below are the format. A letter is never given a new meaning: a change that old links cannot follow gets a
new version number.
"""

import base64
import binascii
import json
import re
import zlib
from dataclasses import fields

from finsam_data.record.files.plain_text import all_plain, plain
from finsam_data.scenarios.scenario import AMOUNT_LIMIT, COMPARED_AT_MOST, NAME_LENGTH, TODAY, Scenario

VERSION = "1"
LONGEST = 4_000
LONGEST_UNPACKED = 20_000
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
        stored = all_plain(json.loads(_unpacked(packed)))
        if not isinstance(stored, list) or not 1 <= len(stored) <= 1 + COMPARED_AT_MOST:
            raise ValueError("not scenarios")
        return [_scenario(entry) for entry in stored]
    except (ValueError, KeyError, TypeError, RecursionError, binascii.Error, zlib.error):
        raise LinkUnreadable(
            "Länkens scenario är skadat eller avklippt. Kopiera hela länken igen; tills vidare visas dagens värden."
        ) from None


def _unpacked(packed: str) -> bytes:
    if len(packed) > LONGEST or not re.fullmatch(r"[A-Za-z0-9_-]+", packed, re.ASCII):
        raise ValueError("not base64url")
    opener = zlib.decompressobj()
    content = opener.decompress(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)), LONGEST_UNPACKED)
    if opener.unconsumed_tail or not opener.eof:
        raise ValueError("too long or cut off")
    return content


def _scenario(entry: dict) -> Scenario:
    if not isinstance(entry, dict):
        raise ValueError("not a scenario")
    return Scenario(**{FIELDS[letter]: CHECKS[FIELDS[letter]](value) for letter, value in entry.items()})


def _amount(value, low: int = -AMOUNT_LIMIT, high: int = AMOUNT_LIMIT) -> int:
    if type(value) is not int or not low <= value <= high:
        raise ValueError("not an amount")
    return value


def _positive(value) -> int:
    return _amount(value, 0)


def _maybe(value) -> int | None:
    return None if value is None else _amount(value)


def _truth(value) -> bool:
    if type(value) is not bool:
        raise ValueError("not true or false")
    return value


def _code(value, pattern: re.Pattern = CODE) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise ValueError("not a code")
    return value


def _name(value) -> str:
    if not isinstance(value, str) or len(value) > NAME_LENGTH or not (value == "" or value.isprintable()):
        raise ValueError("not a name")
    return value


def _codes(value) -> tuple[tuple[str, int], ...]:
    return tuple((_code(name), _amount(amount)) for name, amount in value)


def _areas(value) -> tuple[str, ...]:
    return tuple(_code(area, AREA) for area in value)


def _joined(value) -> tuple[tuple[str, int, int], ...]:
    return tuple(
        (_code(area, AREA), _positive(population), _positive(full_year)) for area, population, full_year in value
    )


def _weights(value) -> tuple[int, int, int]:
    population, full_year, equal = (_amount(weight, 0, 100) for weight in value)
    return population, full_year, equal


def _costs(value) -> tuple[int | None, int | None, int | None]:
    first, second, third = map(_maybe, value)
    return first, second, third


CHECKS = {
    "name": _name, "state": _positive, "weights": _weights, "free": _codes, "left": _areas, "joined": _joined,
    "rounding": _code,
    "basis": _code, "lines": _codes, "locked": _truth, "source": _code, "follow": _truth, "saving": _positive,
    "saving_how": _code, "start": _code,
    "opening": _amount, "other": _amount, "costs": _costs, "level": _amount, "model": _codes,
}  # fmt: skip
