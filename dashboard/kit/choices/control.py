"""One choice among a few words, or out of a list, bound to the address: what the larger choices are made of."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from dashboard.kit.choices.arrival import arrive
from finsam_data.swedish import in_words


def not_followed(labels: list[str]) -> str:
    """`. Filtren kommun och plattform ändrar inte den här vyn`, or nothing."""
    return (
        f". {'Filtren' if len(labels) > 1 else 'Filtret'} {in_words(labels)} ändrar inte den här vyn" if labels else ""
    )


@dataclass(frozen=True)
class ChooseOne:
    """The choice of one among a few words; the first is the default unless another is named."""

    label: str
    key: str
    options: tuple[str, ...]
    default: str = ""

    def draw(self) -> str:
        """Draws the words in a row and returns the chosen one."""
        start = self.default or self.options[0]
        chosen = st.segmented_control(
            self.label,
            list(self.options),
            default=start,
            key=self.key,
            bind="query-params",
            required=True,
            label_visibility="collapsed",
        )
        return chosen or start

    def read(self, address: Mapping[str, str]) -> str:
        """The same choice out of an address."""
        return known_option(address, self.key, self.options, self.options.index(self.default) if self.default else 0)

    def widgets(self, address: Mapping[str, str]) -> dict[str, str]:
        """What the widget says for an address."""
        return {self.key: self.read(address)}


def known_option(address: Mapping[str, str], key: str, options: tuple[str, ...], index: int = 0) -> str:
    """What the address says of `key`, or the default when it says nothing that exists."""
    return address[key] if address.get(key) in options else options[index]


def select_option(label: str, key: str, options: tuple[str, ...], index: int = 0, width: int = 150) -> str:
    """A list to choose one from, bound to the address under `key`."""
    arrive(key, options)
    return st.selectbox(label, options, index=index, key=key, bind="query-params", width=width, filter_mode=None)
