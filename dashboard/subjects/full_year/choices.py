"""The choices that only Helårsekvivalenter has: whom to compare with, and what likeness is. See
dashboard/kit/choices/control.py for what a control is.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import streamlit as st

from dashboard.kit.cached import ask
from dashboard.kit.choices.control import Control
from dashboard.kit.choices.field import Field
from finsam_data.questions import full_year
from finsam_data.record.settings.forbund import forbund
from finsam_data.swedish import counted_in_words, in_words, number

# selections of municipalities that every record has, beside those of codes/presets.csv
EVERY, COUNTRY, OWN = "alla", "riket", "egna"
# (distance, what a composition closer than that is called); 1 is one standard deviation among those compared
CLOSENESS = ((0.5, "mycket lik"), (1, "ganska lik"), (1.5, "ganska olik"))


@dataclass(frozen=True)
class ChooseWeights(Control):
    """One slider from 0 to 3 per (code, name, weight to begin with), folded away. Gives (code, weight) for each."""

    sliders: tuple[tuple[str, str, int], ...]

    def fields(self) -> tuple[Field, ...]:
        """The sliders."""
        return tuple(
            Field(name, f"vikt_{code}", (0, 1, 2, 3), start, "slider", width=180) for code, name, start in self.sliders
        )

    @contextmanager
    def place(self) -> Iterator[None]:
        """Under a heading that opens, with what the weights do."""
        with st.expander("Vikter: hur mycket nivån och sammansättningens delar räknas"):
            st.markdown(
                "0 räknas inte alls, 3 tre gånger så mycket som 1. Från början räknas nivån lika mycket som de tre "
                "delarna tillsammans."
            )
            with st.container(horizontal=True, gap="medium"):
                yield

    def choice(self, values: dict[str, int]) -> tuple[tuple[str, int], ...]:
        """The weights by code."""
        return tuple((code, values[f"vikt_{code}"]) for code, *_ in self.sliders)

    def said(self, weights: tuple[tuple[str, int], ...]) -> str:
        """The weights in words: `Vikter: Nivå 1, Ohälsa 2`."""
        names = (name for _, name, _ in self.sliders)
        return f"Vikter: {', '.join(f'{name} {weight}' for name, (_, weight) in zip(names, weights, strict=True))}"


def presets() -> dict[str, str]:
    """Whom a municipality can be compared with: name to code. Ask through `prepared`."""
    rows = ask(full_year.presets)
    own = f"De egna {counted_in_words(len(forbund().municipalities))}"
    listed = dict(zip(rows["label"], rows["preset"], strict=True))
    return {"Alla med uppgifter": EVERY, "Riket": COUNTRY} | listed | {own: OWN}


def is_in(row, preset: str) -> bool:
    """Whether a row of full_year.levels belongs to a selection."""
    fixed = {EVERY: True, COUNTRY: row.area == "SE", OWN: row.is_own}
    return fixed.get(preset, preset in str(row.presets).split())


def closeness(distance: float) -> str:
    """What a composition at that distance is called."""
    return next((words for limit, words in CLOSENESS if distance < limit), "mycket olik")


def closeness_words() -> str:
    """The limits of those words in a sentence."""
    return in_words([f"{words} under {number(limit, 1)}" for limit, words in CLOSENESS])
