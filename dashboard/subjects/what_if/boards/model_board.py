"""The controls of Statens modell: every parameter, the floor, and the way to use the amount in the other boards."""

import streamlit as st

from dashboard.kit.guard import callback
from dashboard.kit.inert import inert
from dashboard.subjects.what_if import state
from dashboard.subjects.what_if.boards import board, controls
from dashboard.subjects.what_if.state import Scenarios
from dashboard.subjects.what_if.views.model_views import value_text, what_it_gives
from finsam_data.scenarios.model import model_amount, model_values
from finsam_data.scenarios.scenario import Scenario

FLOOR = "floor"


def draw(scenarios: Scenarios) -> None:
    """The board: the answer, its controls, the chart."""
    board.draw("modell", scenarios, what_it_gives, (_parameters, _floor, _use))


def ask(scenarios: Scenarios) -> None:
    """The controls alone, for a question at a meeting."""
    board.ask(scenarios, (_parameters, _floor, _use))


def _parameters(scenario: Scenario) -> None:
    values = model_values(state.today(), state.settings(), scenario)
    before = model_values(state.today(), state.settings(), Scenario())
    for parameter in state.settings().model:
        scale = {
            "kr": controls.kronor(parameter.low // 1_000, parameter.high // 1_000, max(parameter.step // 1_000, 1)),
            "miljarddelar": controls.small_part(parameter.high),
        }.get(parameter.unit) or controls.plain(parameter.low, parameter.high, parameter.step, parameter.unit)
        controls.pair(
            parameter.label, f"tank_modell_{parameter.code}", values[parameter.code], before[parameter.code],
            scale,
            lambda old, value, code=parameter.code: _having(old, code, value, before[code]),
            said=f"utgångsläge {value_text(parameter, before[parameter.code])}",
        )  # fmt: skip


def _having(scenario: Scenario, code: str, value: int, before: int) -> Scenario:
    changed = dict(scenario.model) | {code: value}
    return scenario.having(
        model=tuple(sorted((name, amount) for name, amount in changed.items() if name != code or amount != before))
    )


def _floor(scenario: Scenario) -> None:
    state.show("tank_golv", bool(dict(scenario.model).get(FLOOR)))
    year = state.today().years["paid"]
    st.toggle(
        inert(f"Golv: högst {state.settings().model_floor_percent} % mindre än {year}"),
        key="tank_golv",
        on_change=callback(_change_floor),
    )  # fmt: skip


def _change_floor() -> None:
    state.change(lambda old: _having(old, FLOOR, int(st.session_state["tank_golv"]), 0), "tank_golv")


def _use(scenario: Scenario) -> None:
    amount = model_amount(state.today(), state.settings(), scenario)
    same = amount == (state.today().paid_by("stat") if scenario.state is None else scenario.state)
    st.button(
        "Räkna med beloppet i de andra flikarna", key="tank_modell_s", icon=":material/arrow_forward:",
        disabled=same,
        on_click=callback(state.change), args=(lambda old: old.having(state=amount),),
    )  # fmt: skip
