"""The choice of one year among those that a view has."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.kit.cached import prepared
from dashboard.kit.choices.control import Control
from dashboard.kit.choices.field import Field


@dataclass(frozen=True)
class ChooseYear(Control):
    """The choice of year where the years depend on the data: `years` gives them, the default first. Drawn when there is
    a choice. With `kind` they are the years that `years` gives for it.
    """

    key: str
    years: Callable[..., tuple[str, ...]]
    kind: str = ""
    shared: bool = False
    label: str = "År"

    def fields(self) -> tuple[Field, ...]:
        """The list of years."""
        years = prepared(self.years, self.kind) if self.kind else prepared(self.years)
        return (Field(self.label, self.key, years, shared=self.shared, unless_alone=True),)
