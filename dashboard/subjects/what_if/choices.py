"""The choice of Tänk om: the scenario in the address, drawn as the row above the boards."""

from dashboard.kit.choices.control import Control
from dashboard.kit.choices.field import Field
from dashboard.subjects.what_if import scenario_row
from dashboard.subjects.what_if.state import Scenarios, scenarios_of


class ChooseScenario(Control):
    """The scenario as a page's choice. In the address it is one text; it is drawn as a row of its own, since the name
    that stands before the text depends on it and the buttons change it.
    """

    def fields(self) -> tuple[Field, ...]:
        """The scenario's text: all other widgets of the page follow it."""
        return (scenario_row.CODE,)

    def draw(self) -> Scenarios:
        """Draws the row above the boards and returns the scenarios."""
        return scenario_row.draw()

    def choice(self, values: dict[str, str]) -> Scenarios:
        """The scenarios that the text holds."""
        return scenarios_of(values[scenario_row.CODE.key])
