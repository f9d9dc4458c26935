"""The choice of municipality alone, shared by all pages."""

from dataclasses import dataclass

from dashboard.kit.cached import ask, prepared
from dashboard.kit.choices.control import Control, not_followed
from dashboard.kit.choices.field import Field
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
        """As Choice.said; `about` is whom the figures of a view that ignores the municipality are about."""
        if "kommun" not in fixed:
            return self.label
        return (about + not_followed(["kommun"] if self.area != ALL_OWN else [])).removeprefix(". ")

    @property
    def inside(self) -> str:
        """The municipality in the middle of a sentence: `Vindeln`, `de sex kommunerna`."""
        return lower_first(self.label) if self.area == ALL_OWN else self.label


class ChooseArea(Control):
    """The choice of municipality alone, for pages whose figures have one year and no sex."""

    def fields(self) -> tuple[Field, ...]:
        """The list of municipalities."""
        return (area_field((ALL_AREAS, *prepared(_areas)), width=190),)

    def choice(self, values: dict[str, str]) -> Area:
        """The municipality, or all six."""
        areas, label = prepared(_areas), values["kommun"]
        return Area(areas[label], label) if label in areas else Area(ALL_OWN, "De sex kommunerna")


def area_field(options: tuple[str, ...], width: int = 150) -> Field:
    """The list of municipalities, the same choice on every page."""
    return Field("Kommun", "kommun", options, width=width, shared=True)


def _areas() -> dict[str, str]:
    codes = ask(register.code_table)
    areas = codes[codes["what"] == "area"]
    return dict(zip(areas["label"], areas["code"], strict=True))
