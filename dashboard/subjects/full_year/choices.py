"""The choices that only Helårsekvivalenter has: a year, where SCB's series gives several, and the weights of likeness.
Controls as in filters.py.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from dashboard.kit.cached import prepared
from dashboard.kit.choices.control import known_option, select_option


@dataclass(frozen=True)
class ChooseYear:
    """The choice of year where the years depend on what has been fetched: `years` gives them, the default first. Drawn
    when there is a choice.
    """

    key: str
    years: Callable[[], tuple[str, ...]]
    label: str = "År"

    def draw(self) -> str:
        """Draws the years and returns the chosen one."""
        years = prepared(self.years)
        return years[0] if len(years) == 1 else select_option(self.label, self.key, years)

    def read(self, address: Mapping[str, str]) -> str:
        """The same choice out of an address."""
        return known_option(address, self.key, prepared(self.years))

    def widgets(self, address: Mapping[str, str]) -> dict[str, str]:
        """What the widget says for an address; there is none when there is only one year."""
        return {self.key: self.read(address)} if len(prepared(self.years)) > 1 else {}


@dataclass(frozen=True)
class ChooseWeights:
    """One slider from 0 to 3 per (code, name, weight to begin with), folded away. Gives (code, weight) for each."""

    sliders: tuple[tuple[str, str, int], ...]

    def draw(self) -> tuple[tuple[str, int], ...]:
        """Draws the sliders and returns the weights."""
        with st.expander("Vikter: hur mycket nivån och sammansättningens delar räknas"):
            st.markdown(
                "0 räknas inte alls, 3 tre gånger så mycket som 1. Från början räknas nivån lika mycket som de tre "
                "delarna tillsammans."
            )
            with st.container(horizontal=True, gap="medium"):
                return tuple(
                    (code, st.slider(name, 0, 3, start, key=f"vikt_{code}", bind="query-params", width=180))
                    for code, name, start in self.sliders
                )

    def read(self, address: Mapping[str, str]) -> tuple[tuple[str, int], ...]:
        """The same weights out of an address."""
        return tuple(
            (code, int(known_option(address, f"vikt_{code}", ("0", "1", "2", "3"), start)))
            for code, _, start in self.sliders
        )

    def widgets(self, address: Mapping[str, str]) -> dict[str, int]:
        """What each slider says for an address."""
        return {f"vikt_{code}": weight for code, weight in self.read(address)}

    def said(self, weights: tuple[tuple[str, int], ...]) -> str:
        """The weights in words: `Vikter: Nivå 1, Ohälsa 2`."""
        return f"Vikter: {', '.join(f'{name} {weight}' for (_, weight), (_, name, _) in zip(weights, self.sliders, strict=True))}"
