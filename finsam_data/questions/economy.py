"""The förbund's money: what it cost against the budget, what each platform cost, the capital, the statements, who pays.

One function per question, each answered by the query file of the same name. Amounts are kronor. A difference is outcome
minus budget with costs below zero, so it is positive when it is better for the result.
"""

import pandas as pd

from finsam_data.database import Database


def result_parts(database: Database) -> pd.DataFrame:
    """The parts of the result 2019, costs below zero, with what piles them up to the result and their differences up
    from the budget's.
    """
    return database.ask("economy/result_parts")


def results_by_year(database: Database) -> pd.DataFrame:
    """Budgeted, forecast and actual result of each year that the papers give."""
    return database.ask("economy/results_by_year")


def budget_lines(database: Database, *, part: str) -> pd.DataFrame:
    """Outcome, budget and forecast 2019 of every line of a part (insatser, kansli, ...), without signs, and the
    difference.
    """
    return database.ask("economy/budget_lines", {"part": part})


def platform_costs(database: Database, *, per: str) -> pd.DataFrame:
    """What the förbund paid 2019 per deltagare, avslutade, arbete, studier or arbete-eller-studier on each platform
    with a line of its own.
    """
    return database.ask("economy/platform_costs", {"per": per})


def capital_by_year(database: Database) -> pd.DataFrame:
    """Eget kapital at the end of each year in outcome, budget and forecast, and what the papers say of the amount."""
    return database.ask("economy/capital_by_year")


def statement(database: Database, *, statement: str) -> pd.DataFrame:
    """The lines of a statement or note (`Balansräkning`, `Not 3`) for 2019 and 2018, signs as printed."""
    return database.ask("economy/statement", {"statement": statement})


def contributions(database: Database) -> pd.DataFrame:
    """What each member paid 2019 and 2018; for the municipalities also kronor per resident aged 20–64, between low and
    high.
    """
    return database.ask("economy/contributions")
