"""The scenario that the reader works on. It lives in the address and nowhere else: every control reads it from there
and writes it back.

The address parameter `s` is a text field (under ”Länk”), so that Streamlit itself keeps field, session and address
alike. It holds the scenario at work and up to three that it is compared with, as finsam_data/scenarios/link.py writes
them.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

import streamlit as st

from dashboard.kit.cached import ask, prepared
from finsam_data.page_files import pages_folder
from finsam_data.questions import what_if
from finsam_data.scenarios.link import LinkUnreadable, decode, encode
from finsam_data.scenarios.scenario import COMPARED_AT_MOST, NAME_LENGTH, TODAY, Scenario
from finsam_data.scenarios.settings import ScenarioSettings, read_scenario_settings
from finsam_data.scenarios.today import Today, gather
from finsam_data.scenarios.unknown_codes import only_known
from finsam_data.swedish import in_words

KEY = "s"
UNNAMED = "Ditt scenario"
MOST_NAMED = 3
SHOWN = "tank_visat"
LATE_SECONDS, LATE_TEXT_SECONDS = 1.5, 5.0


@dataclass(frozen=True)
class Scenarios:
    """The scenario at work, those it is compared with, and the sentence about a link that cannot be read."""

    at_work: Scenario
    compared: tuple[Scenario, ...] = ()
    fault: str = ""
    is_readers_own: ClassVar[bool] = True

    @property
    def sentence(self) -> str:
        """The choice repeated as a sentence, for print, with what it is compared with and what of the link that could
        not be used.
        """
        _, *names = named_scenarios(self)
        chosen = "Dagens värden" if self.at_work == TODAY else f"Scenario: {names.pop(0)}"
        others = f"Att jämföra med: {in_words(names)}" if names else ""
        return ". ".join(filter(None, (chosen, others, self.fault.removesuffix("."))))


def scenarios_of(text: str) -> Scenarios:
    """The scenarios of a link's text; today's values and a sentence for what cannot be read or does not exist here."""
    try:
        named = decode(text)
    except LinkUnreadable as unreadable:
        return Scenarios(TODAY, fault=str(unreadable))
    known = [only_known(today(), settings(), scenario) for scenario in named]
    strangers = list(dict.fromkeys(stranger for _, found in known for stranger in found))
    more = [f"{len(strangers) - MOST_NAMED} till"] if len(strangers) > MOST_NAMED else []
    named_strangers = in_words(strangers[:MOST_NAMED] + more)
    fault = (
        f"Länkens scenario nämner {named_strangers}, som inte finns här. Där gäller dagens värden." if strangers else ""
    )
    (first, _), *others = known
    return Scenarios(first, tuple(scenario for scenario, _ in others), fault)


def name_of(scenario: Scenario) -> str:
    """What a scenario is called where it has no name of its own."""
    return scenario.name or ("I dag" if scenario == TODAY else UNNAMED)


def named_scenarios(scenarios: Scenarios) -> dict[str, Scenario]:
    """Today, the scenario at work and the compared ones by name; a name that is taken gets a number."""
    named = {"I dag": TODAY}
    for scenario in (scenarios.at_work, *scenarios.compared):
        name, number = name_of(scenario), 2
        if scenario == TODAY:
            continue
        while name in named:
            name, number = f"{name_of(scenario)} ({number})", number + 1
        named[name] = scenario
    return named


def today() -> Today:
    """Today, gathered from the record once per version of the data. Shared by all readers: do not change it."""
    return prepared(_today)


def _today() -> Today:
    questions = (
        what_if.members_today,
        what_if.lines_today,
        what_if.capital_today,
        what_if.capital_steps,
        what_if.neighbours,
    )
    return gather(*map(ask, questions))


def settings() -> ScenarioSettings:
    """data/scenarios.yaml, read once per version of the data."""
    return prepared(_settings)


def _settings() -> ScenarioSettings:
    return read_scenario_settings(pages_folder()).of_years(today().years)


# ---- called by widgets' callbacks, which run before the page, so the page already draws the changed scenario


def current() -> Scenarios:
    """The scenarios that the address holds now."""
    return scenarios_of(st.session_state.get(KEY) or "")


def change(how: Callable[[Scenario], Scenario], key: str = "") -> None:
    """Puts `how(scenario at work)` in the address. `key` is the widget that asks for it: a stale value that the browser
    sends again within LATE_SECONDS of our writing in it is ignored.
    """
    if key and is_late(key, LATE_SECONDS):
        return
    if is_late(KEY, LATE_TEXT_SECONDS):
        st.session_state[KEY] = st.session_state[SHOWN][KEY].after
    now = current()
    put(how(now.at_work), now.compared)


def put(at_work: Scenario, compared: tuple[Scenario, ...]) -> None:
    """Puts these scenarios in the address."""
    show(KEY, encode([at_work, *compared]))


# ---- A browser's message about a widget may be older than what we last wrote in it. After two quick presses on a
# slider the second message still has the field's text from before the first: it looks as if somebody had typed it.


class Written(NamedTuple):
    """What a widget held, what we wrote in it instead, and when."""

    before: object
    after: object
    at: float


def show(key: str, value) -> None:
    """Gives a widget its value before it is drawn; untouched when it has it, so that the browser need not be told."""
    had = st.session_state.get(key)
    if had == value:
        return
    if key in st.session_state:
        st.session_state.setdefault(SHOWN, {})[key] = Written(had, value, time.monotonic())
    st.session_state[key] = value


def is_late(key: str, seconds: float) -> bool:
    """Whether the widget holds again what it held before we wrote in it, too soon after that to have been typed."""
    written = st.session_state.get(SHOWN, {}).get(key)
    return (
        written is not None and st.session_state.get(key) == written.before and time.monotonic() - written.at < seconds
    )


def keep_for_comparison() -> None:
    """The scenario at work stays beside; the oldest goes when there are more than fit."""
    now = current()
    others = [scenario for scenario in now.compared if scenario != now.at_work]
    put(now.at_work, (*others, now.at_work)[-COMPARED_AT_MOST:])


def start_over() -> None:
    """Today instead of the scenario at work; the compared ones stay."""
    put(TODAY, current().compared)


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
    if not is_late(field_key, LATE_TEXT_SECONDS):
        change(lambda scenario: scenario.having(name=typed.strip()[:NAME_LENGTH]))
