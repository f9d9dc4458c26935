"""JSON from outside (a link, a saved file), of which nothing is known: parsed within bounds, then checked against a
declared shape before anybody uses it. Pure.

A shape is a function that returns the value as it may be used, or raises Unfit; the functions below make shapes.
"""

import json
import math
import re
from collections.abc import Callable

Shape = Callable[[object], object]
LONGEST_NUMBER, DEEPEST = 25, 12


class Unfit(ValueError):
    """The content is not what was declared."""


class TooLarge(Unfit):
    """The content has the right form but holds more than it may."""


def parsed(content: bytes, most: int) -> object:
    """What JSON in UTF-8 says; a byte order mark is taken away. Refuses what is longer than `most` bytes or nested
    deeper than DEEPEST, names a key twice, or has a number that is infinite, none or longer than LONGEST_NUMBER signs.

    Raises Unfit or TooLarge.
    """
    if len(content) > most:
        raise TooLarge
    try:
        found = json.loads(
            content.decode("utf-8-sig"), parse_constant=_refused, parse_int=_number(int), parse_float=_number(float),
            object_pairs_hook=_pairs,
        )  # fmt: skip
        _measure(found)
        return found
    except Unfit:
        raise
    except (ValueError, RecursionError):
        raise Unfit from None


def _measure(found: object) -> None:
    """Refuses what is nested deeper than DEEPEST, level by level."""
    level = [found]
    for _ in range(DEEPEST):
        level = [
            part
            for one in level
            if isinstance(one, list | dict)
            for part in (one.values() if isinstance(one, dict) else one)
            if isinstance(part, list | dict)
        ]
    if level:
        raise Unfit


def _refused(_: str):
    raise Unfit


def _number(kind: type) -> Callable[[str], int | float]:
    def read(text: str) -> int | float:
        number = kind(text) if len(text) <= LONGEST_NUMBER else math.inf
        return number if math.isfinite(number) else _refused(text)

    return read


def _pairs(pairs: list[tuple[str, object]]) -> dict:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Unfit
    return found


def text(longest: int, pattern: str = "") -> Shape:
    """A text of at most `longest` letters, none of them half a letter; all of it as `pattern` when that is given."""

    def shape(value: object) -> str:
        if not isinstance(value, str) or any("\ud800" <= letter <= "\udfff" for letter in value):
            raise Unfit
        if len(value) > longest:
            raise TooLarge
        if pattern and not re.fullmatch(pattern, value):
            raise Unfit
        return value

    return shape


def whole(low: int, high: int) -> Shape:
    """A whole number from `low` to `high`; neither true nor false is one."""

    def shape(value: object) -> int:
        if type(value) is not int or not low <= value <= high:
            raise Unfit
        return value

    return shape


def number(most: float) -> Shape:
    """A number whose size is below `most`."""

    def shape(value: object) -> int | float:
        if type(value) not in (int, float) or not abs(value) < most:
            raise Unfit
        return value

    return shape


def truth(value: object) -> bool:
    """True or false."""
    return one_of(True, False)(value)


def one_of(*values: object) -> Shape:
    """One of these values, of the same kind: 1 is not True."""

    def shape(value: object) -> object:
        if not any(type(value) is type(other) and value == other for other in values):
            raise Unfit
        return value

    return shape


def maybe(inner: Shape) -> Shape:
    """Null, or what `inner` takes."""
    return lambda value: None if value is None else inner(value)


def either(*shapes: Shape) -> Shape:
    """What the first of the shapes takes that takes it."""

    def shape(value: object) -> object:
        for one in shapes:
            try:
                return one(value)
            except TooLarge:
                raise
            except Unfit:
                continue
        raise Unfit

    return shape


def list_of(inner: Shape, most: int) -> Shape:
    """A list of at most `most` such things, as a tuple."""

    def shape(value: object) -> tuple:
        if not isinstance(value, list):
            raise Unfit
        if len(value) > most:
            raise TooLarge
        return tuple(map(inner, value))

    return shape


def row(*inner: Shape) -> Shape:
    """A list of exactly these things, as a tuple."""

    def shape(value: object) -> tuple:
        if not isinstance(value, list) or len(value) != len(inner):
            raise Unfit
        return tuple(one(part) for one, part in zip(inner, value, strict=True))

    return shape


def named(key: Shape, inner: Shape, most: int) -> Shape:
    """An object of at most `most` entries whose names are data."""

    def shape(value: object) -> dict:
        if not isinstance(value, dict):
            raise Unfit
        if len(value) > most:
            raise TooLarge
        found = {key(name): inner(part) for name, part in value.items()}
        if len(found) != len(value):
            raise Unfit
        return found

    return shape


def fields(must: dict[str, Shape], may: dict[str, Shape] | None = None) -> Shape:
    """An object with all of `must`, some of `may` and nothing else."""
    known = must | (may or {})

    def shape(value: object) -> dict:
        if not isinstance(value, dict) or not must.keys() <= value.keys() <= known.keys():
            raise Unfit
        return {name: known[name](part) for name, part in value.items()}

    return shape
