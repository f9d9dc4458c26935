"""The surveys: what participants, staff and steering groups answered, against the goal, and how many of them answered.

One function per question, each answered by the query file of the same name. `respondent` is deltagare, personal or
styrgrupp, `item` a question's number as `1.4`, `area` a municipality code or UR for all of them. Shares are between 0
and 1, intervals are Wilson's at 95 %.
"""

import pandas as pd

from finsam_data.database import Database


def years(database: Database) -> pd.DataFrame:
    """The years that have tables of answers, the latest first."""
    return database.ask("surveys/years")


def results(database: Database, *, period: str, respondent: str, area: str) -> pd.DataFrame:
    """Question by question and platform by platform: the share in the top steps with interval, goal, signal, n and
    response rate.
    """
    return database.ask("surveys/results", {"period": period, "respondent": respondent, "area": area})


def distribution(database: Database, *, period: str, respondent: str, item: str, area: str) -> pd.DataFrame:
    """How many gave each answer to one question, platform by platform, in the order of the scale."""
    return database.ask(
        "surveys/distribution", {"period": period, "respondent": respondent, "item": item, "area": area}
    )


def without_answers(database: Database, *, period: str, respondent: str, area: str) -> pd.DataFrame:
    """The platforms that have no answers from these people, with the paper's words where it says so."""
    return database.ask("surveys/without_answers", {"period": period, "respondent": respondent, "area": area})


def participants_and_staff(database: Database, *, period: str, area: str) -> pd.DataFrame:
    """Participants beside staff where both were asked the same thing, with Newcombe's interval for the difference."""
    return database.ask("surveys/participants_and_staff", {"period": period, "area": area})


def questions_asked(database: Database, *, period: str) -> pd.DataFrame:
    """Every respondent group and question of the period, in order."""
    return database.ask("surveys/questions_asked", {"period": period})
