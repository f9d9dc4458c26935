"""The controls of Eget kapital: where it starts, other income, each year's costs, the level to land at."""

import streamlit as st

from dashboard.kit.guard import callback
from dashboard.subjects.what_if import state
from dashboard.subjects.what_if.boards import board, controls
from dashboard.subjects.what_if.state import Scenarios
from dashboard.subjects.what_if.views.capital_views import how_it_goes
from finsam_data.scenarios.results import capital_years, plain_costs
from finsam_data.scenarios.scenario import AMOUNT_LIMIT, Scenario


def draw(scenarios: Scenarios) -> None:
    """The board: the answer, its controls, the chart."""
    board.draw("kapital", scenarios, how_it_goes, (_start, _costs, _level))


def ask(scenarios: Scenarios) -> None:
    """The controls alone, for a question at a meeting."""
    board.ask(scenarios, (_start, _costs, _level))


def _start(scenario: Scenario) -> None:
    starts = {start.label: start for start in state.settings().starts if start.opening in state.today().figures}
    chosen = next((start for start in starts.values() if start.code == scenario.start), next(iter(starts.values())))
    state.show("tank_start", chosen.label)
    st.segmented_control(
        "Börja med", list(starts), key="tank_start", required=True, on_change=callback(_change_start),
        args=({label: start.code for label, start in starts.items()},),
    )  # fmt: skip
    sliders, before = state.settings().sliders, state.today().figures[chosen.opening]
    controls.pair(
        "Ingående eget kapital", "tank_in", before if scenario.opening is None else scenario.opening, before,
        controls.kronor(**sliders["opening"]),
        lambda old, value: old.having(opening=None if value == before else value), low=-AMOUNT_LIMIT,
    )  # fmt: skip
    other = state.today().other_income
    controls.pair(
        "Övriga intäkter per år", "tank_ovrigt", other if scenario.other is None else scenario.other, other,
        controls.kronor(**sliders["other"]), lambda old, value: old.having(other=None if value == other else value),
    )  # fmt: skip


def _change_start(starts: dict[str, str]) -> None:
    code = starts[st.session_state["tank_start"]]
    state.change(
        lambda old: old.having(start="" if code == state.settings().starts[0].code else code, opening=None),
        "tank_start",
    )


def _costs(scenario: Scenario) -> None:
    before = plain_costs(state.today(), Scenario())
    years = capital_years(state.today(), state.settings(), scenario).years
    for place, (year, cost) in enumerate(zip(years, plain_costs(state.today(), scenario), strict=True)):
        controls.pair(
            f"Kostnader {year.year}", f"tank_kostnad_{place}", cost, before[place],
            controls.kronor(**state.settings().sliders["costs"]),
            lambda old, value, place=place: _having_cost(old, place, None if value == before[place] else value),
        )  # fmt: skip


def _having_cost(scenario: Scenario, place: int, value: int | None) -> Scenario:
    costs = [*scenario.costs[:place], value, *scenario.costs[place + 1 :]]
    return scenario.having(costs=tuple(costs))


def _level(scenario: Scenario) -> None:
    before = state.today().figures["closing"]
    controls.pair(
        "Landa på", "tank_niva", before if scenario.level is None else scenario.level, before,
        controls.kronor(**state.settings().sliders["level"]),
        lambda old, value: old.having(level=None if value == before else value), low=-AMOUNT_LIMIT,
    )  # fmt: skip
