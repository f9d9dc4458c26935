"""What a reader chooses among the accounts' statements: which one, and of which year.

See dashboard/kit/choices/control.py for what a control is.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.kit.cached import prepared
from dashboard.kit.choices.control import Control
from dashboard.kit.choices.field import Field
from dashboard.subjects.economy import accounts


@dataclass(frozen=True)
class Statement:
    """A statement or note of a year's årsredovisning."""

    name: str
    year: str

    @property
    def sentence(self) -> str:
        """The choice repeated as a sentence, for print."""
        return f"År: {self.year}. Tabell: {self.name}"


@dataclass(frozen=True)
class ChooseStatement(Control):
    """The choice of a statement and a year: to begin with the latest that has the statement."""

    key: str

    def fields(self) -> tuple[Field, ...]:
        """The statements in a row, and the years of any of them."""
        statements = prepared(accounts.statements)
        years = {year for statement in statements.values() for year in statement.years}
        return (
            Field("Tabell", self.key, tuple(statements), kind="words", label_is_shown=False),
            Field("År", "ekonomi_ar", tuple(sorted(years, reverse=True)), start_for=self._start, unless_alone=True),
        )

    def choice(self, values: dict[str, str]) -> Statement:
        """The statement of the year."""
        return Statement(values[self.key], values["ekonomi_ar"])

    def _start(self, chosen: Mapping[str, object]) -> str | None:
        return next(iter(prepared(accounts.statements)[chosen[self.key]].years), None)
