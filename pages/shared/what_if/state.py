"""The scenario that the reader works on. It lives in the address and nowhere else: every control reads it from there and writes it back.

The address parameter `s` is a text field (under ”Länk”), so that Streamlit itself keeps field, session and address alike. It holds the
scenario at work and up to three that it is compared with, as finsam_data/scenarios/link.py writes them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from finsam_data import what_if
from finsam_data.paths import data_folder
from finsam_data.scenarios.link import LinkUnreadable, decode, encode
from finsam_data.scenarios.scenario import COMPARED_AT_MOST, NAME_LENGTH, TODAY, Scenario
from finsam_data.scenarios.settings import ScenarioSettings, read_scenario_settings
from finsam_data.scenarios.today import Today, gather
from pages.shared.cached import ask, prepared

KEY = "s"
UNNAMED = "Ditt scenario"


@dataclass(frozen=True)
class Scenarios:
    """The scenario at work, those it is compared with, and the sentence about a link that cannot be read."""

    at_work: Scenario
    compared: tuple[Scenario, ...] = ()
    fault: str = ""

    @property
    def sentence(self) -> str:
        """The choice repeated as a sentence, for print."""
        return "Dagens värden" if self.at_work == TODAY else f"Scenario: {name_of(self.at_work)}"


class ChooseScenario:
    """The scenario as a page's choice: drawn as a name, buttons and the link; read out of an address."""

    def draw(self) -> Scenarios:
        """Draws the row above the boards and returns the scenarios. The import is late: the row needs this module."""
        from pages.shared.what_if import scenario_row

        return scenario_row.draw()

    def read(self, address: Mapping[str, str]) -> Scenarios:
        """The same scenarios out of an address."""
        return scenarios_of(address.get(KEY) or "")

    def widgets(self, address: Mapping[str, str]) -> dict[str, str]:
        """The code of an address: all other widgets follow it."""
        return {KEY: address.get(KEY) or ""}


def scenarios_of(text: str) -> Scenarios:
    """The scenarios of a link's text; today's values and a sentence when it cannot be read."""
    try:
        first, *others = decode(text)
    except LinkUnreadable as unreadable:
        return Scenarios(TODAY, fault=str(unreadable))
    return Scenarios(first, tuple(others))


def name_of(scenario: Scenario) -> str:
    """What a scenario is called where it has no name of its own."""
    return scenario.name or ("I dag" if scenario == TODAY else UNNAMED)


def today() -> Today:
    """Today, gathered from the record once per version of the data. Shared by all readers: do not change it."""
    return prepared(_today)


def _today() -> Today:
    questions = (what_if.members_today, what_if.lines_today, what_if.capital_today, what_if.capital_steps, what_if.neighbours)
    return gather(*map(ask, questions))


def settings() -> ScenarioSettings:
    """data/scenarios.yaml, read once per version of the data."""
    return prepared(_settings)


def _settings() -> ScenarioSettings:
    return read_scenario_settings(data_folder())


# ---- what the callbacks of widgets do: they run before the page, so the scenario is new when it is drawn


def current() -> Scenarios:
    """The scenarios that the address holds now."""
    return scenarios_of(st.session_state.get(KEY) or "")


def change(how: Callable[[Scenario], Scenario]) -> None:
    """Puts `how(scenario at work)` in the address."""
    now = current()
    put(how(now.at_work), now.compared)


def put(at_work: Scenario, compared: tuple[Scenario, ...]) -> None:
    """Puts these scenarios in the address."""
    st.session_state[KEY] = encode([at_work, *compared])


def keep_for_comparison() -> None:
    """The scenario at work stays beside; the oldest goes when there are more than fit."""
    now = current()
    others = [scenario for scenario in now.compared if scenario != now.at_work]
    put(now.at_work, (*others, now.at_work)[-COMPARED_AT_MOST:])


def forget(place: int) -> None:
    """Takes one scenario out of the comparison."""
    now = current()
    put(now.at_work, now.compared[:place] + now.compared[place + 1 :])


def take_up(place: int) -> None:
    """Works on one of the compared scenarios; the one at work takes its place."""
    now = current()
    put(now.compared[place], (*now.compared[:place], now.at_work, *now.compared[place + 1 :]))


def rename(field_key: str) -> None:
    """The name that was typed, without what a name cannot hold."""
    typed = "".join(letter for letter in st.session_state[field_key] if letter.isprintable())
    change(lambda scenario: scenario.having(name=typed.strip()[:NAME_LENGTH]))
