"""The choice of municipality alone, shared by all pages."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.kit.cached import ask, prepared
from dashboard.kit.choices.control import known_option, not_followed, select_option
from finsam_data.questions import register
from finsam_data.swedish import lower_first

ALL_AREAS = "Alla kommuner"
ALL_OWN = "UR"


@dataclass(frozen=True)
class Area:
    """The municipality that the reader looks at; UR is all six together."""

    area: str
    label: str

    @property
    def sentence(self) -> str:
        """The choice repeated as a sentence, for print."""
        return self.label

    def said(self, fixed: tuple[str, ...] = (), about: str = "") -> str:
        """As Choice.said; `about` is what a view that does not follow the municipality tells of."""
        if "kommun" not in fixed:
            return self.label
        return (about + not_followed(["kommun"] if self.area != ALL_OWN else [])).removeprefix(". ")

    @property
    def inside(self) -> str:
        """The municipality in the middle of a sentence: `Vindeln`, `de sex kommunerna`."""
        return lower_first(self.label) if self.area == ALL_OWN else self.label


@dataclass(frozen=True)
class ChooseArea:
    """The choice of municipality alone, for pages whose figures have one year and no sex."""

    def draw(self) -> Area:
        """Draws the filter and returns the choice."""
        areas = prepared(_areas)
        return _area(areas, select_option("Kommun", "kommun", (ALL_AREAS, *areas), width=190))

    def read(self, address: Mapping[str, str]) -> Area:
        """The same choice out of an address."""
        areas = prepared(_areas)
        return _area(areas, known_option(address, "kommun", (ALL_AREAS, *areas)))

    def widgets(self, address: Mapping[str, str]) -> dict[str, str]:
        """What the widget says for an address."""
        return {"kommun": known_option(address, "kommun", (ALL_AREAS, *prepared(_areas)))}


def _areas() -> dict[str, str]:
    codes = ask(register.code_table)
    areas = codes[codes["what"] == "area"]
    return dict(zip(areas["label"], areas["code"], strict=True))


def _area(areas: dict[str, str], label: str) -> Area:
    return Area(areas[label], label) if label in areas else Area(ALL_OWN, "De sex kommunerna")
