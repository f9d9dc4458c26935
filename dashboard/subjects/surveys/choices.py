"""What the reader chooses among the surveys: who answered, and which question. See dashboard/kit/choices/control.py."""

from contextlib import AbstractContextManager
from dataclasses import dataclass

import streamlit as st

from dashboard.kit.cached import ask, prepared
from dashboard.kit.choices.control import Control
from dashboard.kit.choices.field import Field
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
class ChooseSurvey(Control):
    """The choice of respondents in a row, and of one of their questions in a list. Each group has its own list, with a
    key of its own.
    """

    key: str = "svarande"

    def fields(self) -> tuple[Field, ...]:
        """The respondents, and for each its list, drawn when it is chosen."""
        asked = prepared(questions_by_respondent)
        labels = (*asked, SIDE_BY_SIDE) if asked else ()
        lists = (
            Field("Fråga", question_key(label), (ALL_QUESTIONS, *questions.values()), width=460,
                only_for=(self.key, label))
            for label, questions in asked.items()
        )  # fmt: skip
        return (Field("Svarande", self.key, labels, kind="words"), *lists)

    def place(self) -> AbstractContextManager:
        """One row, with the widgets' lower edges level."""
        return st.container(horizontal=True, gap="small", vertical_alignment="bottom")

    def choice(self, values: dict[str, str]) -> Survey:
        """The respondents and the question, or all questions."""
        label = values[self.key]
        questions = prepared(questions_by_respondent).get(label, {})
        question = values.get(question_key(label), ALL_QUESTIONS)
        chosen = tuple(item for item, name in questions.items() if name == question)
        return Survey(prepared(_codes).get(label, ""), label, chosen or tuple(questions), question)


def _codes() -> dict[str, str]:
    rows = ask(surveys.questions_asked, period=PERIOD)
    return dict(zip(rows["respondent_label"], rows["respondent"], strict=True))
