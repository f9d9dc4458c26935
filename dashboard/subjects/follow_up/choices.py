"""What the reader chooses when things are followed up: the day that they are judged on, and whose they are.

See kit/views.py for what a control is.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from dashboard.kit.cached import ask, prepared
from finsam_data.questions import follow_up, register
from finsam_data.record.register_rules import is_date
from finsam_data.swedish import day_in_words

# their names in the address
DAY, WHO = "dag", "organisation"
ALL_ORGANISATIONS = "Alla organisationer"
# the first meeting whose minutes are in the papers lies inside, and so does any day that a board looks ahead to
FIRST_DAY, LAST_DAY = "2019-01-01", "2039-12-31"


@dataclass(frozen=True)
class Scope:
    """The day that points are judged on (`2020-10-30`) and whose are shown: the code of an organisation, or `` for
    all.
    """

    day: str
    organisation: str
    organisation_label: str

    @property
    def sentence(self) -> str:
        """The choice repeated as a sentence, for print."""
        return f"Läget den {day_in_words(self.day)}" + (
            f", ansvarig: {self.organisation_label}" if self.organisation else ""
        )


@dataclass(frozen=True)
class ChooseScope:
    """The choice of a day, the latest paper's to begin with, and of an organisation that answers for something in the
    register.
    """

    register: str

    def draw(self) -> Scope:
        """Draws the two in one quiet row and returns the choice. What is no day is said, and the latest paper's is
        taken.
        """
        labels = prepared(_organisations, self.register)
        with st.container(horizontal=True, gap="small"):
            # a calendar would name its buttons in English
            text = st.text_input(
                "Läget den dag",
                prepared(_latest),
                key=DAY,
                bind="query-params",
                max_chars=10,
                placeholder="ÅÅÅÅ-MM-DD",
                width=150,
            )
            label = st.selectbox(
                "Ansvarig", (ALL_ORGANISATIONS, *labels), key=WHO, bind="query-params", width=320, filter_mode=None
            )
        scope = self.read({DAY: text, WHO: label})
        if scope.day != text:
            st.info(
                f"Skriv en dag mellan {FIRST_DAY} och {LAST_DAY}, till exempel {scope.day}. Nu visas läget den "
                f"{day_in_words(scope.day)}."
            )
        return scope

    def read(self, address: Mapping[str, str]) -> Scope:
        """The same choice out of an address; what is no day between the first and the last, or no organisation, is the
        default.
        """
        labels = prepared(_organisations, self.register)
        text, label = str(address.get(DAY) or "").strip(), address.get(WHO)
        day = text if is_date(text) and FIRST_DAY <= text <= LAST_DAY else prepared(_latest)
        return Scope(day, labels[label], label) if label in labels else Scope(day, "", ALL_ORGANISATIONS)

    def widgets(self, address: Mapping[str, str]) -> dict[str, str]:
        """What the two widgets say for an address."""
        scope = self.read(address)
        return {DAY: scope.day, WHO: scope.organisation_label}


def _organisations(register: str) -> dict[str, str]:
    rows = ask(follow_up.organisations, register=register)
    return dict(zip(rows["label"], rows["code"], strict=True))


def _latest() -> str:
    return str(ask(register.build_facts)["latest_source_date"].iloc[0])
