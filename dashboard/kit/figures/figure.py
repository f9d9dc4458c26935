"""What a view gives: figures, or notices why there are none. Pure."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from dashboard.kit.cached import prepared
from dashboard.kit.charts.forms import TABLE_FORM
from dashboard.kit.figures import provenance


@dataclass(frozen=True)
class Notice:
    """Stands where a figure would: a title, and what to do."""

    title: str
    text: str


@dataclass(frozen=True)
class Figure:
    """What one figure needs.

    `heading` is the finding, computed. `measure` says what is measured among whom: measure, unit, population, period
    and n. `legend` says what the chart's marks, lines and colours mean, `hint` what a click does: neither means
    anything away from the chart. `rows` is what the chart draws, `table` what ”Visa som tabell” shows, `answer` what
    the question gave: its fact_ids lead to the papers and it is what the CSV holds.
    """

    key: str
    heading: str
    measure: str
    form: str
    rows: pd.DataFrame
    table: pd.DataFrame
    answer: pd.DataFrame
    calculation: str
    legend: str = ""
    hint: str = ""
    notes: list[str] = field(default_factory=list)
    # where it stands, for what is no figure of the record: a register's points, a decision
    places: str = ""
    # a click in the chart chooses the municipality for the whole dashboard
    picks_area: bool = False
    # where the figures come from when it is not the papers; fact_ids are then what the papers have to compare with
    origin: str = ""
    # what a click on a mark opens: from the columns that the chart selects to values of widgets by key
    opens: Callable[[dict], dict[str, str]] | None = None
    # what the reader had chosen when it was made: a file of it says so
    chosen: tuple = ()

    def made_for(self, arguments: tuple) -> None:
        """Remembers what the view was asked with, the first time; a prepared figure is not changed afterwards."""
        if not self.chosen:
            object.__setattr__(self, "chosen", arguments)

    @cached_property
    def fact_ids(self) -> tuple[int, ...]:
        """The rows of the record behind the figure."""
        return provenance.fact_list(self.answer)

    @cached_property
    def source(self) -> str:
        """The line under the chart: which papers and tables, and how the figures were read."""
        if self.places:
            return f"Källa: {self.places}. {self.calculation}"
        return prepared(provenance.source_line, self.fact_ids, self.calculation, self.origin)

    @property
    def under_heading(self) -> str:
        """What stands between the heading and the chart on a page."""
        return " ".join(filter(None, (self.measure, self.legend, self.hint)))

    @property
    def alt_text(self) -> str:
        """One sentence for those who do not see the chart."""
        return f"{'Tabell' if self.form == TABLE_FORM else 'Diagram'}: {self.heading}. {self.measure}"
