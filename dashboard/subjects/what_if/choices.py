"""The choice of Tänk om: the scenario in the address, drawn as the row above the boards."""

from collections.abc import Mapping

from dashboard.subjects.what_if import scenario_row
from dashboard.subjects.what_if.state import KEY, Scenarios, scenarios_of


class ChooseScenario:
    """The scenario as a page's choice: drawn as a name, buttons and the link; read out of an address."""

    def draw(self) -> Scenarios:
        """Draws the row above the boards and returns the scenarios."""
        return scenario_row.draw()

    def read(self, address: Mapping[str, str]) -> Scenarios:
        """The same scenarios out of an address."""
        return scenarios_of(address.get(KEY) or "")

    def widgets(self, address: Mapping[str, str]) -> dict[str, str]:
        """The code of an address: all other widgets follow it."""
        return {KEY: address.get(KEY) or ""}
