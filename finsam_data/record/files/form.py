"""The form that a YAML file must have, said by a few small parts, and the faults of one that does not have it.

A form is put together like the file: Fields for what has named fields, ListOf and Named for what repeats, and Text,
Whole, Truth and OneOf at the ends. Every fault names the file, the line and the path of fields, such as
`model.2.value`.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from finsam_data.faults import Fault
from finsam_data.record.rules.code_tables import shortened

Place = tuple[str | int, ...]
Wrong = tuple[Place, str, str]


@dataclass(frozen=True)
class Text:
    """A text that is not empty."""

    def wrong(self, value, place: Place) -> list[Wrong]:
        """What is wrong with the value at the place: (place, message, remedy) each."""
        if isinstance(value, str) and value:
            return []
        return [(place, f"{_said(value)} är inte en text", "skriv en text, med citattecken runt om den är ett tal")]


@dataclass(frozen=True)
class Whole:
    """A whole number from `low` to `high`, or nothing where it `may_be_empty`."""

    low: int = 0
    high: int = 1_000_000_000
    may_be_empty: bool = False

    def wrong(self, value, place: Place) -> list[Wrong]:
        """As Text.wrong."""
        if value is None and self.may_be_empty:
            return []
        if type(value) is not int:
            return [(place, f"{_said(value)} är inte ett heltal", "skriv bara siffror, utan mellanrum och enhet")]
        if not self.low <= value <= self.high:
            return [(place, f"{_said(value)} är utanför gränserna", f"skriv ett heltal {self.low}–{self.high}")]
        return []


@dataclass(frozen=True)
class Truth:
    """true or false."""

    def wrong(self, value, place: Place) -> list[Wrong]:
        """As Text.wrong."""
        return (
            []
            if type(value) is bool
            else [(place, f"{_said(value)} är varken true eller false", "skriv true eller false")]
        )


@dataclass(frozen=True)
class OneOf:
    """One of some words; `what` says what they are, with its article: `en sida`."""

    options: Collection[str]
    what: str = "ett känt värde"

    def wrong(self, value, place: Place) -> list[Wrong]:
        """As Text.wrong."""
        if isinstance(value, str) and value in self.options:
            return []
        return [(place, f"{_said(value)} är inte {self.what}", f"skriv något av {', '.join(self.options)}")]


@dataclass(frozen=True)
class ListOf:
    """A list with at least one item, each of the same form."""

    part: object

    def wrong(self, value, place: Place) -> list[Wrong]:
        """As Text.wrong."""
        if not isinstance(value, list) or not value:
            return [(place, "listan är tom eller saknas", "skriv en post per rad, var och en efter ett streck")]
        return [fault for number, item in enumerate(value) for fault in self.part.wrong(item, (*place, number))]


@dataclass(frozen=True)
class Named:
    """Fields whose names are free, each with a value of the same form."""

    part: object

    def wrong(self, value, place: Place) -> list[Wrong]:
        """As Text.wrong."""
        if not isinstance(value, dict) or not all(isinstance(name, str) for name in value):
            return [(place, f"{_said(value)} är inte namn med värden", "skriv t.ex. {vy: Utfall}")]
        return [fault for name, item in value.items() for fault in self.part.wrong(item, (*place, name))]


@dataclass(frozen=True)
class Fields:
    """Fields by their names: all of them must be there but the `optional`, and no others."""

    parts: dict[str, object]
    optional: dict[str, object] = field(default_factory=dict)

    def wrong(self, value, place: Place) -> list[Wrong]:
        """As Text.wrong."""
        if not isinstance(value, dict):
            return [(place, "här ska det stå fält med namn", f"skriv {', '.join(self.parts)}")]
        known = self.parts | self.optional
        faults = [((*place, name), f"{name} saknas", f"skriv {', '.join(self.parts)}")
            for name in self.parts if name not in value]  # fmt: skip
        one_of = f"skriv något av {', '.join(known)}"
        faults += [((*place, str(name)), f"fältet ”{shortened(str(name))}” finns inte", one_of)
            for name in value if name not in known]  # fmt: skip
        return faults + [
            fault for name, part in known.items() if name in value for fault in part.wrong(value[name], (*place, name))
        ]


@dataclass(frozen=True)
class Typed:
    """Fields that hold a text or a list of names with values where they are filled in; others may be there too."""

    kinds: dict[str, type]

    def wrong(self, value, place: Place) -> list[Wrong]:
        """As Text.wrong."""
        words = {str: ("en text", "sätt citattecken runt den"), dict: ("namn med värden", "skriv t.ex. {kontroll: 1}")}
        return [
            ((*place, name), f"{_said(value[name])} är inte {words[kind][0]}", words[kind][1])
            for name, kind in self.kinds.items()
            if value.get(name) is not None and not isinstance(value[name], kind)
        ]


def form_faults(content, form, file: Path, name: str) -> list[Fault]:
    """The faults of what was read from `file`, called `name`, against its form."""
    return [at(file, name, *wrong) for wrong in form.wrong(content, ())]


def at(file: Path, name: str, place: Place, message: str, remedy: str) -> Fault:
    """The fault at a place in a YAML file, with its line."""
    path = ".".join(str(step + 1) if isinstance(step, int) else shortened(step) for step in place)
    return Fault(name, _row(file, place), path or None, message, remedy)


def _row(file: Path, place: Place) -> int | None:
    """The line where the place begins: of the nearest part around it that is in the file."""
    try:
        node = yaml.compose(file.read_text(encoding="utf-8-sig"), Loader=yaml.SafeLoader)
    except (OSError, ValueError, yaml.YAMLError):
        return None
    for step in place:
        if isinstance(node, yaml.MappingNode):
            inside = next((value for key, value in node.value if key.value == step), None)
        else:
            inside = node.value[step] if isinstance(node, yaml.SequenceNode) else None
        if inside is None:
            break
        node = inside
    return node.start_mark.line + 1 if node else None


def _said(value) -> str:
    return "inget" if value is None else f"”{shortened(str(value))}”"
