"""What varies between installations and over time: rounding rules, starting points, parameters, limits and texts, from
data/scenarios.yaml.
"""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from finsam_data.faults import Fault, RecordRefused
from finsam_data.record.files.form import Fields, ListOf, OneOf, Text, Truth, Whole, at, form_faults
from finsam_data.record.files.read_yaml import read_yaml
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
    """Where eget kapital begins: a figure of what_if.capital_today. The first year that is counted is the one after."""

    code: str
    label: str
    opening: str


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
    """All of data/scenarios.yaml. The first rule, basis and start are the ones that an untouched scenario has. Codes,
    labels and texts may name a year as `{lines}`, `{closing}` and so on: see `of_years`.
    """

    rounding: tuple[Rule, ...]
    bases: tuple[Basis, ...]
    starts: tuple[Start, ...]
    model: tuple[Parameter, ...]
    model_floor_percent: int
    sliders: dict[str, dict[str, int]]
    assumes: dict[str, str]
    warnings: dict[str, str]

    def of_years(self, years: dict[str, int]) -> "ScenarioSettings":
        """The same with the years of today filled in, by the names of Today.years. A start that the papers have no
        figure for is left out.
        """
        filled = _FilledIn(years)
        bases = tuple(replace(one, code=filled(one.code), label=filled(one.label)) for one in self.bases)
        starts = tuple(
            replace(one, code=filled(one.code), label=filled(one.label))
            for one in self.starts
            if one.opening in years or one is self.starts[0]
        )
        texts = ({name: filled(text) for name, text in part.items()} for part in (self.assumes, self.warnings))
        return replace(self, bases=bases, starts=starts, **dict(zip(("assumes", "warnings"), texts, strict=True)))


class _FilledIn:
    """Writes years where a text names them in braces; a year that the papers do not give stays unsaid."""

    def __init__(self, years: dict[str, int]):
        self.years = years

    def __call__(self, text: str) -> str:
        return re.sub(r" ?\{(\w+)\}", self._year, text)

    def _year(self, found: re.Match) -> str:
        space = " " if found[0].startswith(" ") else ""
        return f"{space}{self.years[found[1]]}" if found[1] in self.years else ""


LISTS = {"rounding": Rule, "bases": Basis, "starts": Start, "model": Parameter}
# what the boards ask for by name: columns of what_if.lines_today, figures of what_if.capital_today, the model's parts
COLUMNS = ("outcome_cost", "budget_cost")
OPENINGS = ("closing", "forecast_closing")
PARAMETERS = ("pot", "base", "count", "support_weight", "support", "residents")
UNITS = ("kr", "förbund", "%", "miljarddelar")
SLIDERS = ("state", "line", "saving", "opening", "other", "costs", "level")
TEXTS = {
    "assumes": ("contributions", "same", "follow", "capital", "model"),
    "warnings": ("own_funding", "ages", "bound", "papers_rounding"),
}
_LINE = Fields({"factor": Whole(1, 100), "least_high": Whole(1), "step": Whole(1)})
_SLIDER = Fields({"low": Whole(-1_000_000), "high": Whole(1), "step": Whole(1)})
FORM = Fields({
    "rounding": ListOf(Fields({"code": Text(), "label": Text(), "method": OneOf(tuple(METHODS), "en känd metod"),
        "unit": Whole(1), "says": Text()})),
    "bases": ListOf(Fields({"code": Text(), "label": Text(), "column": OneOf(COLUMNS, "en känd kolumn")})),
    "starts": ListOf(Fields({"code": Text(), "label": Text(), "opening": OneOf(OPENINGS, "ett känt belopp"),
        })),
    "model": ListOf(Fields({"code": OneOf(PARAMETERS, "en känd parameter"), "label": Text(),
        "value": Whole(may_be_empty=True), "unit": OneOf(UNITS, "en känd enhet"), "low": Whole(), "high": Whole(1),
        "step": Whole(1), "verified": Truth(), "source": Text()})),
    "model_floor_percent": Whole(0, 100),
    "sliders": Fields({name: _LINE if name == "line" else _SLIDER for name in SLIDERS}),
    **{part: Fields({name: Text() for name in names}) for part, names in TEXTS.items()},
})  # fmt: skip


def read_scenario_settings(folder: Path) -> ScenarioSettings:
    """Reads `folder`/scenarios.yaml. Raises RecordRefused with every fault found."""
    faults: list[Fault] = []
    stored = read_yaml(folder / NAME, NAME, faults)
    if faults:
        raise RecordRefused(faults)
    faults = form_faults(stored, FORM, folder / NAME, NAME) or _meaning_faults(stored, folder / NAME)
    if faults:
        raise RecordRefused(faults)
    lists = {part: tuple(kind(**entry) for entry in stored[part]) for part, kind in LISTS.items()}
    texts = {part: {name: _in_one_line(text) for name, text in stored[part].items()} for part in TEXTS}
    return ScenarioSettings(
        **lists, model_floor_percent=stored["model_floor_percent"], sliders=stored["sliders"], **texts
    )


def _in_one_line(text: str) -> str:
    """A folded text as one line, with no-break spaces within numbers and before their units."""
    return re.sub(r"(?<=[0-9]) (?=[0-9]{3}\b|tkr\b|kr\b|%|§)", NO_BREAK, " ".join(text.split()))


def _meaning_faults(stored: dict, file: Path) -> list[Fault]:
    """What the fields must hold together, once each is of its form."""
    faults = []
    for part in LISTS:
        codes = [entry["code"] for entry in stored[part]]
        faults += [
            at(file, NAME, (part, place, "code"), f"koden ”{code}” finns redan", "ge varje post en egen kod")
            for place, code in enumerate(codes)
            if code in codes[:place]
        ]
    given = {entry["code"] for entry in stored["model"]}
    faults += [
        at(file, NAME, ("model",), f"parametern {code} saknas", "återställ den från versionshanteringen")
        for code in PARAMETERS
        if code not in given
    ]
    ranges = [(("model", place), entry) for place, entry in enumerate(stored["model"])]
    ranges += [(("sliders", name), entry) for name, entry in stored["sliders"].items() if "low" in entry]
    faults += [
        at(
            file,
            NAME,
            (*place, "high"),
            f"reglaget går från {entry['low']} till {entry['high']}",
            "låt high vara störst",
        )
        for place, entry in ranges
        if entry["low"] >= entry["high"]
    ]
    return faults
