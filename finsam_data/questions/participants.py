"""What happened to the people who took part: one function per question, each answered by the query file of the same
name.

`period` is a code of data/codes/periods.csv, `group_code` of groups.csv (the whole, a municipality, a platform), `sex`
K, M or T, `outcome` a main outcome. Shares are between 0 and 1, counts are persons as the papers count them; NULL means
that the papers do not say. fact_ids lead to the rows of the record behind each figure. The header of each query file
states its grain and formulas.
"""

import pandas as pd

from finsam_data.database import Database


def outcome_shares(database: Database, *, period: str, group_code: str, sex: str) -> pd.DataFrame:
    """Where those who finished went, against the goals of the year: one row per main outcome with count, n, share,
    interval and signal.
    """
    return database.ask("participants/outcome_shares", {"period": period, "group_code": group_code, "sex": sex})


def volumes(database: Database, *, period: str, group_code: str, sex: str) -> pd.DataFrame:
    """How many were referred, got a yes, took part, were new, finished and remained: one row per measure."""
    return database.ask("participants/volumes", {"period": period, "group_code": group_code, "sex": sex})


def change_since_year_before(database: Database, *, period: str, group_code: str, sex: str) -> pd.DataFrame:
    """The change of each share since the period before, in share units, or the reason in Swedish why it cannot be
    said.
    """
    return database.ask(
        "participants/change_since_year_before", {"period": period, "group_code": group_code, "sex": sex}
    )


def platform_outcomes(database: Database, *, period: str, outcome: str, sex: str) -> pd.DataFrame:
    """One outcome, platform by platform, with its place inside or outside the limits of chance around the whole's
    share.
    """
    return database.ask("participants/platform_outcomes", {"period": period, "outcome": outcome, "sex": sex})


def funnel_limits(database: Database, *, period: str, outcome: str, sex: str) -> pd.DataFrame:
    """The 95 and 99.8 % limits around the whole's share for every n: the lines of the funnel plot."""
    return database.ask("participants/funnel_limits", {"period": period, "outcome": outcome, "sex": sex})


def year_flow(database: Database, *, period: str, group_code: str, sex: str) -> pd.DataFrame:
    """The steps of a year from referred to remaining, each placed on a scale of persons."""
    return database.ask("participants/year_flow", {"period": period, "group_code": group_code, "sex": sex})


def flow_between_years(database: Database, *, period: str, group_code: str, sex: str) -> pd.DataFrame:
    """What the year opens with and what the year before left: one row, or none where the papers lack it."""
    return database.ask("participants/flow_between_years", {"period": period, "group_code": group_code, "sex": sex})


def outcome_over_time(database: Database, *, group_code: str, outcome: str, sex: str) -> pd.DataFrame:
    """One outcome over all periods, with segments that end where periods cannot be compared."""
    return database.ask("participants/outcome_over_time", {"group_code": group_code, "outcome": outcome, "sex": sex})


def other_solution_parts(database: Database, *, period: str, group_code: str, sex: str) -> pd.DataFrame:
    """The parts of annan behovsanpassad lösning, per part and platform; empty where the papers give only the sum."""
    return database.ask("participants/other_solution_parts", {"period": period, "group_code": group_code, "sex": sex})


def referral_shares(database: Database, *, period: str, group_code: str) -> pd.DataFrame:
    """Who refers: the printed share per platform and party, with the printed number of referred."""
    return database.ask("participants/referral_shares", {"period": period, "group_code": group_code})


def referral_counts(database: Database, *, period: str) -> pd.DataFrame:
    """Who refers to the whole förbund, in persons: empty where the papers have no list."""
    return database.ask("participants/referral_counts", {"period": period})


def women_and_men(database: Database, *, period: str, group_code: str) -> pd.DataFrame:
    """Women's and men's shares side by side with Newcombe's interval for the difference."""
    return database.ask("participants/women_and_men", {"period": period, "group_code": group_code})


def separate_initiatives(database: Database, *, period: str, sex: str) -> pd.DataFrame:
    """The initiatives that are reported apart and stand outside the goals: one row per initiative and outcome."""
    return database.ask("participants/separate_initiatives", {"period": period, "sex": sex})


def choices_with_data(database: Database) -> pd.DataFrame:
    """Every group, period and sex for which the papers have figures: one row each."""
    return database.ask("participants/choices_with_data")


def claims_about_goals(database: Database, *, period: str, group_code: str) -> pd.DataFrame:
    """What the papers themselves say about reaching the goals, to stand beside the computed signal."""
    return database.ask("participants/claims_about_goals", {"period": period, "group_code": group_code})


def annual_table(database: Database, *, period: str) -> pd.DataFrame:
    """The tables of the annual or tertial report: per group and line women, men, total and share of the finished."""
    return database.ask("participants/annual_table", {"period": period})
