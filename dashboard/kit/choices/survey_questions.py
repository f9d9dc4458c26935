"""The surveys' questions as they stand in an address, for links from other subjects."""

from dashboard.kit.cached import ask, prepared
from dashboard.kit.choices.year import list_key
from finsam_data.questions import surveys

YEAR_KEY = "enkat_ar"


def survey_years() -> tuple[str, ...]:
    """The years whose papers print how many gave each answer, the latest first. Ask through `prepared`."""
    return tuple(ask(surveys.years)["period"])


def address_of_question(respondent_label: str, item: str, period: str) -> dict[str, str]:
    """The part of an address that opens one question, for links from other views: `{"svarande": "Personal",
    "fraga_personal": "4.5 …"}`.
    """
    name = prepared(questions_by_respondent, period)[respondent_label][item]
    years = prepared(survey_years)
    return {
        "svarande": respondent_label, question_key(respondent_label, period): name,
        **({YEAR_KEY: period} if len(years) > 1 else {}),
    }  # fmt: skip


def question_key(label: str, period: str) -> str:
    """The name in an address of the list of questions that these respondents answered in a year."""
    return list_key(f"fraga_{label.lower()}", period, prepared(survey_years))


def questions_by_respondent(period: str) -> dict[str, dict[str, str]]:
    """{respondents' label: {item: its name in the list}} for one year."""
    asked: dict[str, dict[str, str]] = {}
    for row in ask(surveys.questions_asked, period=period).itertuples():
        asked.setdefault(row.respondent_label, {})[row.item] = f"{row.item} {row.description}"
    return asked
