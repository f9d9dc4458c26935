"""The controls of Budgetandelar: where the lines start, whether the total is locked, a saving, and an amount per
line.
"""

import streamlit as st

from dashboard.kit.guard import callback
from dashboard.kit.inert import inert
from dashboard.subjects.what_if import state
from dashboard.subjects.what_if.boards import board, controls
from dashboard.subjects.what_if.state import Scenarios
from dashboard.subjects.what_if.views.budget_views import what_it_costs, what_it_gives
from finsam_data.scenarios.arithmetic.budget_shares import moved
from finsam_data.scenarios.results import budget, chosen_amounts, start_amounts
from finsam_data.scenarios.scenario import Scenario

TOTALS = {"Summan är fri": False, "Summan är låst": True}
VOLUMES = {"Lika många": False, "Följer pengarna": True}
SPREADS = {"proportion": "I proportion till posten", "equal": "Lika mycket från varje post"}
ALL_OTHERS = "Alla andra i proportion"
PARTS = {"insatser": "Insatser", "verksamhetsnara": "Verksamhetsnära kostnader", "kansli": "Kansli och styrelse"}


def draw(scenarios: Scenarios, measure: str) -> None:
    """The board: the answer, its controls, the chart."""
    board.draw("budget", scenarios, lambda those: what_it_costs(those, measure), (_start, _totals, _saving, _lines))


def ask(scenarios: Scenarios, measure: str) -> None:
    """The controls alone, for a question at a meeting."""
    board.ask(scenarios, (_start, _totals, _saving, _lines))


def _start(scenario: Scenario) -> None:
    bases = {basis.label: basis.code for basis in state.settings().bases}
    state.show(
        "tank_utgang", next((label for label, code in bases.items() if code == scenario.basis), next(iter(bases)))
    )
    st.segmented_control(
        "Utgå från", list(bases), key="tank_utgang", required=True, on_change=callback(_change_start), args=(bases,)
    )
    state.show("tank_volym", next(label for label, follow in VOLUMES.items() if follow == scenario.follow))
    follow = ("tank_volym", "follow", VOLUMES)
    st.segmented_control(
        "Antal deltagare", list(VOLUMES), key="tank_volym", required=True, on_change=callback(_change_word), args=follow
    )


def _change_word(key: str, field: str, words: dict) -> None:
    """Puts what a word stands for in `field` of the scenario."""
    value = words[st.session_state[key]]
    state.change(lambda old: old.having(**{field: value}), key)


def _change_start(bases: dict[str, str]) -> None:
    """Another start gives the lines other amounts, so what was moved is forgotten."""
    code = bases[st.session_state["tank_utgang"]]
    state.change(
        lambda old: old.having(basis="" if code == state.settings().bases[0].code else code, lines=()), "tank_utgang"
    )


def _totals(scenario: Scenario) -> None:
    state.show("tank_summa", next(label for label, locked in TOTALS.items() if locked == scenario.locked))
    st.segmented_control(
        "Summan",
        list(TOTALS),
        key="tank_summa",
        required=True,
        on_change=callback(_change_word),
        args=("tank_summa", "locked", TOTALS),
    )
    if scenario.locked:
        _choose_line("Ta pengarna från", "tank_fran", {ALL_OTHERS: ""}, scenario.source, "source")


def _choose_line(label: str, key: str, first: dict[str, str], chosen: str, field: str) -> None:
    """A choice among some words and every line; it goes into `field` of the scenario."""
    options = first | {line.label: line.code for line in state.today().lines}
    state.show(key, next((name for name, code in options.items() if code == chosen), next(iter(options))))
    st.selectbox(
        inert(label), list(options), key=key, width=320, on_change=callback(_change_word), args=(key, field, options)
    )


def _lines(scenario: Scenario) -> None:
    amounts = chosen_amounts(state.today(), state.settings(), scenario)
    start = start_amounts(state.today(), state.settings(), scenario)
    gives = {line.line.code: what_it_gives(line) for line in budget(state.today(), state.settings(), scenario).lines}
    for part, name in PARTS.items():
        opened = st.expander(inert(name), expanded=part == "insatser", key=f"tank_vik_{part}", on_change="rerun")
        if opened.open:
            with opened:
                for line in state.today().lines:
                    if line.part == part:
                        _line(line.code, line.label, amounts[line.code], start[line.code], gives[line.code])


def _line(code: str, label: str, amount: int, start: int, gives: str) -> None:
    limits = state.settings().sliders["line"]
    high = max(limits["factor"] * start // controls.THOUSAND, limits["least_high"])
    controls.pair(
        label, f"tank_post_{code}", amount, start, controls.kronor(0, high, limits["step"]),
        lambda old, value: _having_line(old, code, value), gives=gives,
    )  # fmt: skip


def _having_line(scenario: Scenario, code: str, value: int) -> Scenario:
    """The scenario with the line moved; only lines that differ from their start are kept."""
    start = start_amounts(state.today(), state.settings(), scenario)
    after = moved(
        chosen_amounts(state.today(), state.settings(), scenario), code, value, scenario.locked, scenario.source
    )
    return scenario.having(
        lines=tuple(sorted((line, amount) for line, amount in after.items() if amount != start[line]))
    )


def _saving(scenario: Scenario) -> None:
    controls.pair(
        "Spara", "tank_spara", scenario.saving, 0, controls.kronor(**state.settings().sliders["saving"]),
        lambda old, value: old.having(saving=value),
    )  # fmt: skip
    if scenario.saving:
        _choose_line(
            "Så sparas det",
            "tank_spara_sa",
            {label: code for code, label in SPREADS.items()},
            scenario.saving_how,
            "saving_how",
        )
