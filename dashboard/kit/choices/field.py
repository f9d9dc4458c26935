"""One widget that a reader chooses with, described once. The description draws it and reads it out of an address."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import streamlit as st

from dashboard.kit.choices.arrival import arrive, follow_start
from dashboard.kit.choices.repair import repaired_option


@dataclass(frozen=True)
class Field:
    """A list to choose from, a row of words, a slider or a text. `key` is its name in the address and in the session.

    `options` are what there is to choose and `start` what is chosen to begin with: the first, unless it is given, or
    `start_for` finds it from the earlier fields' choices, by key. A
    text has no options: `accepts` gives the text that a typed one means, or None, and `advice` says what to write.
    A `shared` choice comes along from page to page. `only_for` are the (key, value) of the earlier fields with which it
    is drawn, and `unless_alone` leaves out what has only one option.
    """

    label: str
    key: str
    options: tuple = ()
    start: object = None
    kind: Literal["list", "words", "slider", "text"] = "list"
    width: int | Literal["stretch"] = 150
    shared: bool = False
    label_is_shown: bool = True
    accepts: Callable[[str], str | None] | None = None
    advice: str = ""
    longest: int | None = None
    placeholder: str | None = None
    only_for: tuple[tuple[str, str], ...] = ()
    unless_alone: bool = False
    start_for: Callable[[Mapping[str, object]], object] | None = None

    @property
    def default(self) -> object:
        """What is chosen when nobody has chosen; None when there is nothing to choose."""
        return self.start if self.start is not None or not self.options else self.options[0]

    def started(self, chosen: Mapping[str, object]) -> "Field":
        """The same field, with the start that the earlier fields' choices give."""
        return replace(self, start=self.start_for(chosen)) if self.start_for and self.options else self

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to choose."""
        return self.default is None or (self.kind != "text" and not self.options)

    @property
    def is_widget(self) -> bool:
        """Whether it is ever drawn."""
        return not (self.unless_alone and len(self.options) == 1)

    def found(self, said: str) -> object | None:
        """The choice that a text in an address means; None when there is no such choice."""
        return self.accepts(said) if self.accepts else repaired_option(said, self.options)

    def read(self, said: str | None) -> object:
        """The choice that an address gives: the default when it says nothing that exists."""
        found = None if said is None else self.found(said)
        return self.default if found is None else found

    def draw(self, chosen: dict[str, object]) -> object:
        """Draws the widget and returns the choice. `chosen` are the earlier fields' choices."""
        if any(chosen.get(key) != value for key, value in self.only_for):
            return self.default
        arrive(self, is_shared=self.shared and self.is_widget)
        if self.kind == "list":
            follow_start(self)
        if not self.is_widget:
            return self.default
        same = {"key": self.key, "bind": "query-params"}
        if self.kind == "text":
            more = {"max_chars": self.longest, "placeholder": self.placeholder}
            return st.text_input(self.label, self.default, width=self.width, **more, **same)
        if self.kind == "slider":
            return st.slider(self.label, self.options[0], self.options[-1], self.default, width=self.width, **same)
        if self.kind == "words":
            visibility = "visible" if self.label_is_shown else "collapsed"
            words = list(self.options)
            chosen_word = st.segmented_control(
                self.label, words, default=self.default, required=True, label_visibility=visibility, **same
            )
            return chosen_word or self.default
        index = self.options.index(self.default)
        return st.selectbox(self.label, self.options, index=index, width=self.width, filter_mode=None, **same)


def tabs(names: Sequence[str], key: str) -> Sequence:
    """A row of tabs, bound to the address under `key`; only the one that is open is to be filled."""
    field = Field("Vy", key, tuple(names))
    arrive(field)
    return st.tabs(list(names), key=key, bind="query-params")
