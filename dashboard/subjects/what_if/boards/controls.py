"""A slider and an exact field for the same amount, bound together: whichever is used, the scenario changes and both
follow.
"""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from dashboard.kit.guard import callback
from dashboard.kit.inert import inert
from dashboard.subjects.what_if import state
from finsam_data.scenarios.scenario import AMOUNT_LIMIT, Scenario
from finsam_data.scenarios.typed_amounts import NotAnAmount, read_amount, read_share
from finsam_data.swedish import NO_BREAK, number

Change = Callable[[Scenario, int], Scenario]
THOUSAND = 1_000
PERCENT_IN_BILLIONTHS = 10_000_000
HUNDREDTH, TEN_THOUSANDTH = 2, 4


@dataclass(frozen=True)
class Scale:
    """A slider's ends and step in its own unit, how many of the field's units one of its units is, and how it writes
    its value.

    `places` are the slider's decimals, None for whole numbers; server/frontend.py makes the thousands and decimals of
    the format Swedish.
    """

    low: float
    high: float
    step: float
    size: int
    format: str
    unit: str
    decimals: int = 0
    places: int | None = None

    def stop(self, value: int) -> float:
        """Where the slider stands for a value of the field."""
        return round(value / self.size, self.places)


def kronor(low: int, high: int, step: int) -> Scale:
    """A slider in tkr (in mkr where it has no use for thousands), a field in kronor. The limits are in tkr."""
    if step % THOUSAND == 0:
        return Scale(low // THOUSAND, high // THOUSAND, step // THOUSAND, THOUSAND**2, f"%,d{NO_BREAK}mkr", "kr")
    return Scale(low, high, step, THOUSAND, f"%,d{NO_BREAK}tkr", "kr")


def percent() -> Scale:
    """A slider in whole percent, a field in hundredths of a percent."""
    return Scale(0, 100, 1, 100, f"%d{NO_BREAK}%%", "%", HUNDREDTH)


def small_part(high: int) -> Scale:
    """A slider in percent with three decimals and a field with four, for a part in billionths of a whole."""
    return Scale(
        0.0, high / PERCENT_IN_BILLIONTHS, 0.01, PERCENT_IN_BILLIONTHS, f"%.3f{NO_BREAK}%%", "%", TEN_THOUSANDTH, 3
    )


def plain(low: int, high: int, step: int, unit: str) -> Scale:
    """A slider and a field in the same unit."""
    return Scale(low, high, step, 1, f"%,d{NO_BREAK}{unit.replace('%', '%%')}", unit)


def pair(
    label: str,
    key: str,
    value: int,
    before: int,
    scale: Scale,
    change: Change,
    low: int = 0,
    said: str = "",
    gives: str = "",
) -> None:
    """Draws slider and field for `value`, with what it is today (or what is `said` of it) beside the label, and under
    them what it `gives`.

    A typed amount may lie beyond the slider, from `low` on.
    """
    slider, field = f"{key}_reglage", f"{key}_falt"
    state.show(slider, min(max(scale.stop(value), scale.low), scale.high))
    # what could not be read stays in the field beside the sentence about it
    if f"{key}_fel" not in st.session_state:
        state.show(field, written(value, scale))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        beside = said or f"i{NO_BREAK}dag {written(before, scale)}{NO_BREAK}{scale.unit}"
        st.slider(
            inert(f"{label} · {beside}"),
            scale.low,
            scale.high,
            step=scale.step,
            key=slider,
            format=scale.format,
            on_change=callback(_slid),
            args=(key, scale, change, before),
        )
        st.text_input(
            inert(f"{label}, exakt i {scale.unit}"), key=field, label_visibility="collapsed", width=130,
            on_change=callback(_typed),
            args=(key, scale, change, low),
        )  # fmt: skip
    if gives:
        st.caption(inert(gives))
    if fault := st.session_state.pop(f"{key}_fel", ""):
        st.warning(inert(fault))


def written(value: int, scale: Scale) -> str:
    """A value as its field shows it: `5 725 000` or `82,36`."""
    return number(value / one_percent(scale), scale.decimals) if scale.decimals else number(value)


def one_percent(scale: Scale) -> int:
    """How many of the field's units one percent is."""
    return 10**HUNDREDTH if scale.decimals == HUNDREDTH else PERCENT_IN_BILLIONTHS


def _slid(key: str, scale: Scale, change: Change, before: int) -> None:
    if state.is_late(f"{key}_reglage", state.LATE_SECONDS):
        return
    st.session_state.pop(f"{key}_fel", None)
    chosen = st.session_state[f"{key}_reglage"]
    # today's amount need not be one that the handle can stop at: back where it was is back to today
    value = before if chosen == scale.stop(before) else round(chosen * scale.size)
    state.change(lambda scenario: change(scenario, value))


def _typed(key: str, scale: Scale, change: Change, low: int) -> None:
    if state.is_late(f"{key}_falt", state.LATE_TEXT_SECONDS):
        return
    typed = st.session_state[f"{key}_falt"]
    try:
        value = (
            read_share(typed, scale.decimals, one_percent(scale))
            if scale.decimals
            else read_amount(typed, low, AMOUNT_LIMIT, scale.unit)
        )
    except NotAnAmount as fault:
        st.session_state[f"{key}_fel"] = str(fault)
        return
    state.change(lambda scenario: change(scenario, value))
