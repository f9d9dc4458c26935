"""The surveys' questions as they stand in an address, for links from other subjects."""

from dashboard.kit.cached import ask, prepared
from finsam_data.questions import surveys

# the only report that prints how many gave each answer
PERIOD = "2019"


def address_of_question(respondent_label: str, item: str) -> dict[str, str]:
    """The part of an address that opens one question, for links from other views: `{"svarande": "Personal",
    "fraga_personal": "4.5 …"}`.
    """
    return {
        "svarande": respondent_label,
        question_key(respondent_label): prepared(questions_by_respondent)[respondent_label][item],
    }


def question_key(label: str) -> str:
    """The name in an address of the list of questions that these respondents answered."""
    return f"fraga_{label.lower()}"


def questions_by_respondent() -> dict[str, dict[str, str]]:
    """{respondents' label: {item: its name in the list}}."""
    asked: dict[str, dict[str, str]] = {}
    for row in ask(surveys.questions_asked, period=PERIOD).itertuples():
        asked.setdefault(row.respondent_label, {})[row.item] = f"{row.item} {row.description}"
    return asked
