"""What the reader chooses among the surveys: who answered, and which question. See kit/views.py for what a control is."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from dashboard.kit.cached import ask, prepared
from dashboard.kit.choices.control import known_option
from dashboard.kit.choices.survey_questions import PERIOD, question_key, questions_by_respondent
from finsam_data.questions import surveys

ALL_QUESTIONS = "Alla frågor"
SIDE_BY_SIDE = "Deltagare mot personal"


@dataclass(frozen=True)
class Survey:
    """Whose answers to which questions are shown. `respondent` is empty where participants stand beside staff."""

    respondent: str
    label: str
    items: tuple[str, ...]
    question: str

    @property
    def sentence(self) -> str:
        """The choice repeated as a sentence, for print."""
        return f"{self.label}, {self.question[0].lower()}{self.question[1:]}" if self.respondent else self.label


@dataclass(frozen=True)
class ChooseSurvey:
    """The choice of respondents in a row, and of one of their questions in a list. Each group has its own list, with a
    key of its own.
    """

    key: str = "svarande"

    def draw(self) -> Survey:
        """Draws both and returns the choice."""
        asked = prepared(questions_by_respondent)
        labels = (*asked, SIDE_BY_SIDE)
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            label = (
                st.segmented_control(
                    "Svarande", labels, default=labels[0], key=self.key, bind="query-params", required=True
                )
                or labels[0]
            )
            question = ALL_QUESTIONS
            if label in asked:
                questions = asked[label]
                options = (ALL_QUESTIONS, *questions.values())
                question = st.selectbox(
                    "Fråga", options, key=question_key(label), bind="query-params", width=460, filter_mode=None
                )
        return _survey(asked, label, question)

    def read(self, address: Mapping[str, str]) -> Survey:
        """The same choice out of an address."""
        asked = prepared(questions_by_respondent)
        # every list is asked for, so that a link made from the widgets keeps the one that is open
        chosen = {label: address.get(question_key(label)) for label in asked}
        label = address.get(self.key)
        label = label if label in (*asked, SIDE_BY_SIDE) else next(iter(asked))
        return _survey(asked, label, chosen.get(label))

    def widgets(self, address: Mapping[str, str]) -> dict[str, str]:
        """What the row and each group's list say for an address."""
        asked, chosen = prepared(questions_by_respondent), self.read(address)
        lists = {
            question_key(label): known_option(address, question_key(label), (ALL_QUESTIONS, *asked[label].values()))
            for label in asked
        }
        return {self.key: chosen.label} | lists


def _codes() -> dict[str, str]:
    rows = ask(surveys.questions_asked, period=PERIOD)
    return dict(zip(rows["respondent_label"], rows["respondent"], strict=True))


def _survey(asked: dict[str, dict[str, str]], label: str, question: str | None) -> Survey:
    questions = asked.get(label, {})
    chosen = tuple(item for item, name in questions.items() if name == question)
    return Survey(
        prepared(_codes).get(label, ""), label, chosen or tuple(questions), question if chosen else ALL_QUESTIONS
    )
