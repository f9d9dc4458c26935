"""The choice that only Helårsekvivalenter has: the weights of likeness. See dashboard/kit/choices/control.py for what a
control is.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import streamlit as st

from dashboard.kit.choices.control import Control
from dashboard.kit.choices.field import Field


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
