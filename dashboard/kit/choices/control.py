"""What a control is: something that a reader chooses with one or more widgets, made of fields."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

import streamlit as st

from dashboard.kit.cached import prepared
from dashboard.kit.choices.field import Field
from dashboard.kit.figures.figure import Notice
from dashboard.kit.inert import inert
from finsam_data.swedish import in_words, lower_first


def not_followed(labels: list[str]) -> str:
    """`. Filtren kommun och plattform ändrar inte den här vyn`, or nothing."""
    return (
        f". {'Filtren' if len(labels) > 1 else 'Filtret'} {in_words(labels)} ändrar inte den här vyn" if labels else ""
    )


@dataclass(frozen=True)
class NothingToChoose:
    """Stands in place of a choice when one of a control's fields has no options. `label` is that field's."""

    label: str

    @property
    def sentence(self) -> str:
        """What stands where the choice is repeated as a sentence."""
        return f"{self.label}: uppgift saknas"

    def said(self, *_) -> str:
        """The same for a view that does not follow all filters."""
        return self.sentence

    def notices(self) -> list[Notice]:
        """What is shown in place of the view."""
        return [
            Notice(
                self.sentence,
                f"Handlingarna har inget att visa under {lower_first(self.label)}. Välj en annan vy, eller säg till "
                f"kansliet.",
            )
        ]


class Control:
    """A control is a list of fields and what their values mean together. What is drawn, what an address says and what
    the widgets say all follow from the fields.

    A control that is more than a label and a value to word has `said(choice)` as well.
    """

    def fields(self) -> tuple[Field, ...]:
        """Its widgets in order. What there is to choose may depend on the data."""
        raise NotImplementedError

    def choice(self, values: dict[str, object]):
        """What the fields' values, by key, mean together; hashable. The value itself where there is one field."""
        (value,) = values.values()
        return value

    def over(self, needs: str) -> "Control":
        """The control as it stands over a view that needs something of the data to show a figure: unchanged here."""
        return self

    def place(self) -> AbstractContextManager:
        """Where the widgets are drawn: several in one quiet row."""
        return st.container(horizontal=True, gap="small") if len(self.fields()) > 1 else nullcontext()

    def draw(self):
        """Draws the widgets and returns the choice. A text that means nothing is said, and the default is taken."""
        fields, values = self.fields(), {}
        if any(field.is_empty for field in fields):
            return self._chosen(fields, values)
        with self.place():
            for field in fields:
                values[field.key] = field.started(values).draw(values)
        for field in fields:
            if field.advice and field.found(values[field.key]) is None:
                st.info(inert(field.advice))
        return self._chosen(fields, {field.key: field.read(str(values[field.key])) for field in fields})

    def read(self, address: Mapping[str, str]):
        """The same choice out of an address; what the address does not say is the default."""
        fields = self.fields()
        return self._chosen(fields, self._values(address))

    def _values(self, address: Mapping[str, str]) -> dict[str, object]:
        """What each field says for an address, by key."""
        values = {}
        for field in self.fields():
            values[field.key] = field.started(values).read(address.get(field.key))
        return values

    def widgets(self, address: Mapping[str, str]) -> dict[str, object]:
        """What its widgets say, by key, for an address: so that a question at a meeting can begin from what a slide
        shows.
        """
        values = self._values(address)
        return {field.key: values[field.key] for field in self.fields() if field.is_widget and not field.is_empty}

    def lost(self, address: Mapping[str, str]) -> list[str]:
        """What the address asks for that does not exist."""
        asked = [(field, address[field.key]) for field in self.fields() if field.key in address]
        return [said for field, said in asked if field.found(said) is None]

    def _chosen(self, fields: tuple[Field, ...], values: dict[str, object]):
        empty = next((field for field in fields if field.is_empty), None)
        return NothingToChoose(empty.label) if empty else self.choice(values)


@dataclass(frozen=True)
class ChooseOne(Control):
    """The choice of one among a few words; the first is the default unless another is named."""

    label: str
    key: str
    options: tuple[str, ...]
    default: str | None = None

    def fields(self) -> tuple[Field, ...]:
        """The words in a row."""
        return (Field(self.label, self.key, self.options, self.default, "words", label_is_shown=False),)


@dataclass(frozen=True)
class ChooseAmong(Control):
    """The choice of one among words that the data give: `names` makes them, and is asked through `prepared`. The one to
    start with is the first where the data do not have `start`.
    """

    label: str
    key: str
    names: Callable[[], Iterable[str]]
    start: str | None = None

    def fields(self) -> tuple[Field, ...]:
        """The words in a row."""
        names = tuple(prepared(self.names))
        start = self.start if self.start in names else None
        return (Field(self.label, self.key, names, start, "words", label_is_shown=False),)
