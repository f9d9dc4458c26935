"""How the social goals went, and how the board graded the strategic ones: one function per question, each with the
query file of the same name.

`period` is a year with social goals, `group_code` of groups.csv. `respondent` is a code of respondents.csv and `state`
of states.csv, empty for all. Shares are between 0 and 1, counts are persons; NULL means that the papers do not say.
fact_ids lead to the rows of the record. The header of each query file states its grain and formulas.
"""

import pandas as pd

from finsam_data.database import Database


def choices(database: Database) -> pd.DataFrame:
    """What there is to choose: periods (latest first), respondents and states, each with code and label."""
    return database.ask("social/choices")


def places(database: Database) -> pd.DataFrame:
    """Which platforms have social goals: one row per period and platform, latest period first."""
    return database.ask("social/places")


def goals(database: Database, *, period: str, group_code: str, respondent: str = "", state: str = "") -> pd.DataFrame:
    """Every social goal of the group with level, result, n, interval, signal and the paper's own word: one row per
    goal.
    """
    return database.ask(
        "social/goals", {"period": period, "group_code": group_code, "respondent": respondent, "state": state}
    )


def platform_matrix(
    database: Database, *, period: str, group_code: str, respondent: str = "", state: str = ""
) -> pd.DataFrame:
    """The same goals by platform: one row per indicator and platform; `is_shared` where a steering group answers for
    several.
    """
    return database.ask(
        "social/platform_matrix", {"period": period, "group_code": group_code, "respondent": respondent, "state": state}
    )


def comparable_years(database: Database, *, period: str, group_code: str) -> pd.DataFrame:
    """The goals that have an earlier year: both shares only where question and scale are the same, else the reason why
    not.
    """
    return database.ask("social/comparable_years", {"period": period, "group_code": group_code})


def goal_index(database: Database, *, period: str, group_code: str) -> pd.DataFrame:
    """The share of weighted indicators reached, with the band that the undecided leave open and its parts: one row per
    goal area and in all.
    """
    return database.ask("social/goal_index", {"period": period, "group_code": group_code})


def goal_parts(database: Database, *, period: str, group_code: str) -> pd.DataFrame:
    """How many goals of each signal, per goal area and in all, with the place of each part on a bar: what the index is
    made of.
    """
    return database.ask("social/goal_parts", {"period": period, "group_code": group_code})


def graded_years(database: Database) -> pd.DataFrame:
    """The years for which the board has set grades, earliest first."""
    return database.ask("social/graded_years")


def strategic_grades(database: Database, *, period: str, group_code: str) -> pd.DataFrame:
    """The board's grades, never computed: one row per graded goal and platform, with the scale and what pulled the
    grade down.
    """
    return database.ask("social/strategic_grades", {"period": period, "group_code": group_code})


def strategic_criteria(database: Database, *, period: str, goal_id: str, platform: str) -> pd.DataFrame:
    """What the board weighed together for one goal on one platform, in its order: how many goals behind it were
    reached, the board's effect.
    """
    return database.ask("social/strategic_criteria", {"period": period, "goal_id": goal_id, "platform": platform})


def strategic_response(database: Database, *, period: str, goal_id: str, platform: str) -> pd.DataFrame:
    """The response rates of the board's analysis against the guide value: one row per respondent; empty where the goal
    has no survey.
    """
    return database.ask("social/strategic_response", {"period": period, "goal_id": goal_id, "platform": platform})


def strategic_evidence(database: Database, *, period: str, goal_id: str, platform: str) -> pd.DataFrame:
    """The social goals behind the criteria of one strategic goal on one platform, with result and signal; empty where
    it has none.
    """
    return database.ask("social/strategic_evidence", {"period": period, "goal_id": goal_id, "platform": platform})


def grade_scales(database: Database) -> pd.DataFrame:
    """The named steps of the board's scale, year by year."""
    return database.ask("social/grade_scales")
