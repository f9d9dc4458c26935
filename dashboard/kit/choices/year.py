"""The choice of one year among those that a view has."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from dashboard.kit.cached import prepared
from dashboard.kit.choices.arrival import choose_beforehand
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


class WithListsOfYears(Control):
    """A control with a year and, for each year, lists of its own. The lists of the earliest year have no year in their
    keys: they were written when there was no other. So an address that names a list but no year is of the list's year.
    """

    year_key: str

    def list_years(self) -> dict[str, str]:
        """The year of each list, by the list's key."""
        raise NotImplementedError

    def draw(self):
        """The widgets, with the year that the address means."""
        asked = self._with_year(st.query_params)
        if self.year_key in asked and self.year_key not in {*st.query_params, *st.session_state}:
            choose_beforehand({self.year_key: asked[self.year_key]})
        return super().draw()

    def read(self, address: Mapping[str, str]):
        """The same out of an address."""
        return super().read(self._with_year(address))

    def widgets(self, address: Mapping[str, str]) -> dict[str, object]:
        """What the widgets say for an address."""
        return super().widgets(self._with_year(address))

    def _with_year(self, address: Mapping[str, str]) -> dict[str, str]:
        years = self.list_years()
        named = [year for key, year in years.items() if key in address]
        # where there is one year only there is nothing to find out
        return ({self.year_key: named[0]} if named and len({*years.values()}) > 1 else {}) | dict(address)


def list_key(key: str, year: str, years: tuple[str, ...]) -> str:
    """The name in an address of a year's own list; `years` are the latest first."""
    return key if year == years[-1] else f"{key}_{year}"
