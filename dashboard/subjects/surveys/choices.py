"""What the reader chooses among the surveys: who answered, and which question. See dashboard/kit/choices/control.py."""

from contextlib import AbstractContextManager
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard.kit.cached import ask, prepared
from dashboard.kit.choices.field import Field
from dashboard.kit.choices.survey_questions import YEAR_KEY, question_key, questions_by_respondent, survey_years
from dashboard.kit.choices.year import WithListsOfYears
from finsam_data.questions import surveys

ALL_QUESTIONS = "Alla frågor"
SIDE_BY_SIDE = "Deltagare mot personal"


@dataclass(frozen=True)
class Survey:
    """Whose answers to which questions of a year are shown. `respondent` is empty where participants stand beside
    staff.
    """

    respondent: str
    label: str
    items: tuple[str, ...]
    question: str
    period: str

    @property
    def sentence(self) -> str:
        """The choice repeated as a sentence, for print."""
        return f"{self.label}, {self.question[0].lower()}{self.question[1:]}" if self.respondent else self.label


@dataclass(frozen=True)
class ChooseSurvey(WithListsOfYears):
    """The choice of year where there are several, of respondents in a row, and of one of their questions in a list.
    Each group has its own list in each year, with a key of its own.
    """

    key: str = "svarande"
    year_key = YEAR_KEY

    def fields(self) -> tuple[Field, ...]:
        """The respondents, and for each its list, drawn when it is chosen."""
        years = prepared(survey_years)
        asked = {year: prepared(questions_by_respondent, year) for year in years}
        labels = dict.fromkeys(label for questions in asked.values() for label in questions)
        lists = (
            Field("Fråga", question_key(label, year), (ALL_QUESTIONS, *questions.values()), width=460,
                only_for=((self.key, label), (YEAR_KEY, year)))
            for year, by_label in asked.items() for label, questions in by_label.items()
        )  # fmt: skip
        return (
            Field("År", YEAR_KEY, years, width=110, unless_alone=True),
            Field("Svarande", self.key, (*labels, SIDE_BY_SIDE) if labels else (), kind="words"),
            *lists,
        )

    def list_years(self) -> dict[str, str]:
        """The year of each list of questions."""
        years = prepared(survey_years)
        return {question_key(label, year): year for year in years for label in prepared(questions_by_respondent, year)}

    def place(self) -> AbstractContextManager:
        """One row, with the widgets' lower edges level."""
        return st.container(horizontal=True, gap="small", vertical_alignment="bottom")

    def choice(self, values: dict[str, str]) -> Survey:
        """The respondents and the question, or all questions."""
        label, year = values[self.key], values[YEAR_KEY]
        questions = prepared(questions_by_respondent, year).get(label, {})
        question = values.get(question_key(label, year), ALL_QUESTIONS)
        chosen = tuple(item for item, name in questions.items() if name == question)
        code = "" if label == SIDE_BY_SIDE else prepared(_codes)[label]
        return Survey(code, label, chosen or tuple(questions), question, year)


def _codes() -> dict[str, str]:
    rows = pd.concat([ask(surveys.questions_asked, period=year) for year in prepared(survey_years)])
    return dict(zip(rows["respondent_label"], rows["respondent"], strict=True))
