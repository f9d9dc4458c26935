"""A board of Tänk om: the answer in large type, then its controls beside the chart, and a reset of its own."""

from collections.abc import Callable

import streamlit as st

from dashboard.kit.figures import show
from dashboard.kit.figures.figure import Notice
from dashboard.kit.guard import callback
from dashboard.kit.inert import inert
from dashboard.subjects.what_if import state
from dashboard.subjects.what_if.state import Scenarios
from finsam_data.scenarios.scenario import Scenario, reset


def folded(label: str, key: str, touched: bool, group: Callable[[Scenario], None], scenario: Scenario) -> None:
    """A group of controls that is drawn only when the reader opens it, or when the scenario has changed something in
    it.
    """
    opened = st.expander(inert(label), expanded=touched, key=key, on_change="rerun")
    if opened.open or touched:
        with opened:
            group(scenario)


def draw(name: str, scenarios: Scenarios, view: Callable, groups: tuple[Callable[[Scenario], None], ...]) -> None:
    """Draws what `view(scenarios)` says, with the control groups in the narrow column. `name` is the board's in
    scenario.BOARDS.
    """
    items = view(scenarios)
    show.title_of(items[0])
    if isinstance(items[0], Notice) and not state.today().is_complete:
        st.info(inert(items[0].text))
        return
    narrow, wide = st.columns([2, 3], gap="large")
    with wide:
        for item in items:
            show.body_of(item)
    with narrow:
        for group in groups:
            group(scenarios.at_work)
        untouched = reset(scenarios.at_work, name) == scenarios.at_work
        st.button(
            "Återställ fliken", key=f"tank_ater_{name}", icon=":material/restart_alt:", disabled=untouched,
            on_click=callback(state.change), args=(lambda scenario: reset(scenario, name),),
        )  # fmt: skip


def ask(scenarios: Scenarios, groups: tuple[Callable[[Scenario], None], ...]) -> None:
    """Draws the control groups side by side, for a question at a meeting: the answer is the slide above them."""
    for column, group in zip(st.columns(len(groups), gap="medium"), groups, strict=True):
        with column:
            group(scenarios.at_work)
