"""What varies between installations and over time: rounding rules, starting points, parameters, limits and texts, from
data/scenarios.yaml.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from finsam_data.faults import Fault, RecordRefused
from finsam_data.record.read_yaml import read_yaml
from finsam_data.scenarios.arithmetic.rounding import METHODS
from finsam_data.swedish import NO_BREAK

NAME = "scenarios.yaml"


@dataclass(frozen=True)
class Rule:
    """How the municipalities' part is rounded: a method of rounding.METHODS to whole `unit` kronor; `says` is its
    sentence.
    """

    code: str
    label: str
    method: str
    unit: int
    says: str


@dataclass(frozen=True)
class Basis:
    """What the budget lines start from: a column of what_if.lines_today."""

    code: str
    label: str
    column: str


@dataclass(frozen=True)
class Start:
    """Where eget kapital begins: a figure of what_if.capital_today, and the first year that is counted."""

    code: str
    label: str
    opening: str
    first_year: int


@dataclass(frozen=True)
class Parameter:
    """A parameter of the state's model, in its unit; value None is worked out from today's amount. low, high and step
    are the slider's.
    """

    code: str
    label: str
    value: int | None
    unit: str
    low: int
    high: int
    step: int
    verified: bool
    source: str


@dataclass(frozen=True)
class ScenarioSettings:
    """All of data/scenarios.yaml. The first rule, basis and start are the ones that an untouched scenario has."""

    rounding: tuple[Rule, ...]
    bases: tuple[Basis, ...]
    starts: tuple[Start, ...]
    model: tuple[Parameter, ...]
    model_floor_percent: int
    sliders: dict[str, dict[str, int]]
    assumes: dict[str, str]
    warnings: dict[str, str]


LISTS = {"rounding": Rule, "bases": Basis, "starts": Start, "model": Parameter}
SLIDERS = ("state", "line", "saving", "opening", "other", "costs", "level")
TEXTS = {
    "assumes": ("contributions", "same", "follow", "capital", "model"),
    "warnings": ("own_funding", "ages", "bound", "papers_rounding"),
}


def read_scenario_settings(folder: Path) -> ScenarioSettings:
    """Reads `folder`/scenarios.yaml. Raises RecordRefused with every fault found."""
    faults: list[Fault] = []
    stored = read_yaml(folder / NAME, NAME, faults)
    if faults:
        raise RecordRefused(faults)
    stored = stored if isinstance(stored, dict) else {}
    lists = {field: _entries(stored.get(field), field, kind, faults) for field, kind in LISTS.items()}
    for rule in lists["rounding"]:
        if rule.method not in METHODS or type(rule.unit) is not int or rule.unit < 1:
            faults.append(
                Fault(
                    NAME,
                    None,
                    "rounding",
                    f"regeln ”{rule.code}” har okänd metod eller enhet",
                    f"skriv någon av {', '.join(METHODS)}",
                )
            )
    for part, names in (("sliders", SLIDERS), *TEXTS.items()):
        given = stored.get(part) if isinstance(stored.get(part), dict) else {}
        faults += [
            Fault(NAME, None, part, f"{name} saknas", "återställ den från versionshanteringen")
            for name in names
            if not given.get(name)
        ]
    floor = stored.get("model_floor_percent")
    if type(floor) is not int or not 0 <= floor <= 100:
        faults.append(
            Fault(
                NAME,
                None,
                "model_floor_percent",
                f"”{floor}” är inte en procentsats",
                "skriv ett heltal mellan 0 och 100",
            )
        )
    if faults:
        raise RecordRefused(faults)
    texts = {part: {name: _in_one_line(str(text)) for name, text in stored[part].items()} for part in TEXTS}
    return ScenarioSettings(**lists, model_floor_percent=floor, sliders=stored["sliders"], **texts)


def _in_one_line(text: str) -> str:
    """A folded text as one line, with no-break spaces within numbers and before their units."""
    return re.sub(r"(?<=[0-9]) (?=[0-9]{3}\b|tkr\b|kr\b|%|§)", NO_BREAK, " ".join(text.split()))


def _entries(stored, field: str, kind: type, faults: list[Fault]) -> tuple:
    """The entries of one list as objects of `kind`; at least one, each with exactly its fields and a code of its
    own.
    """
    entries = []
    for entry in stored if isinstance(stored, list) else []:
        if not isinstance(entry, dict) or set(entry) != set(kind.__dataclass_fields__):
            needed = ", ".join(kind.__dataclass_fields__)
            faults.append(Fault(NAME, None, field, "en post har inte de uppgifter som ska finnas", f"skriv {needed}"))
        else:
            entries.append(kind(**entry))
    codes = [entry.code for entry in entries]
    if not entries or len(set(codes)) < len(codes):
        faults.append(
            Fault(NAME, None, field, "listan är tom eller har samma kod två gånger", "ge varje post en egen kod")
        )
    return tuple(entries)
