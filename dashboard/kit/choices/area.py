"""The choice of municipality alone, shared by all pages."""

from dataclasses import dataclass

from dashboard.kit.cached import ask, prepared
from dashboard.kit.choices.control import Control, not_followed
from dashboard.kit.choices.field import Field
from finsam_data.questions import register
from finsam_data.record.settings.forbund import WHOLE_AREA, forbund
from finsam_data.swedish import lower_first, upper_first

ALL_AREAS = "Alla kommuner"


@dataclass(frozen=True)
class Area:
    """The municipality that the reader looks at, or all of the förbund's together."""

    area: str
    label: str

    @property
    def is_whole(self) -> bool:
        """Whether it is all the municipalities."""
        return self.area == WHOLE_AREA

    @property
    def sentence(self) -> str:
        """The choice repeated as a sentence, for print."""
        return self.label

    def said(self, fixed: tuple[str, ...] = (), about: str = "") -> str:
        """As Choice.said; `about` is whom the figures of a view that ignores the municipality are about."""
        if "kommun" not in fixed:
            return self.label
        return (about + not_followed([] if self.is_whole else ["kommun"])).removeprefix(". ")

    @property
    def inside(self) -> str:
        """The municipality in the middle of a sentence: `Malå`, `de tre kommunerna`."""
        return lower_first(self.label) if self.is_whole else self.label


class ChooseArea(Control):
    """The choice of municipality alone, for pages whose figures have one year and no sex."""

    def fields(self) -> tuple[Field, ...]:
        """The list of municipalities."""
        return (area_field((ALL_AREAS, *prepared(_areas)), width=190),)

    def choice(self, values: dict[str, str]) -> Area:
        """The municipality, or all of them."""
        areas, label = prepared(_areas), values["kommun"]
        return Area(areas[label], label) if label in areas else all_own()


def all_own() -> Area:
    """All the förbund's municipalities together: `De tre kommunerna`."""
    return Area(WHOLE_AREA, upper_first(forbund().together))


def area_field(options: tuple[str, ...], width: int = 150) -> Field:
    """The list of municipalities, the same choice on every page."""
    return Field("Kommun", "kommun", options, width=width, shared=True)


def _areas() -> dict[str, str]:
    codes = ask(register.code_table)
    areas = codes[codes["what"] == "area"]
    return dict(zip(areas["label"], areas["code"], strict=True))
