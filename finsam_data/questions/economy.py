"""The förbund's money: what it cost against the budget, what each platform cost, the capital, the statements, who pays.

One function per question, each answered by the query file of the same name. Amounts are kronor. A difference is outcome
minus budget with costs below zero, so it is positive when it is better for the result.
"""

import pandas as pd

from finsam_data.database import Database


def years(database: Database) -> pd.DataFrame:
    """The years of each kind of account (resultat, poster, plattformar, bidrag), the latest first."""
    return database.ask("economy/years")


def statements(database: Database) -> pd.DataFrame:
    """The statements and notes of the förbund's årsredovisning: what each is about, and its years, the latest first."""
    return database.ask("economy/statements")


def parts(database: Database) -> pd.DataFrame:
    """The parts of the accounts that have lines: code, name, whether the budget has them, and their years."""
    return database.ask("economy/parts")


def result_parts(database: Database, *, year: str) -> pd.DataFrame:
    """The parts of a year's result, costs below zero, with what piles them up to the result and their differences up
    from the budget's.
    """
    return database.ask("economy/result_parts", {"year": year})


def results_by_year(database: Database) -> pd.DataFrame:
    """Budgeted, forecast and actual result of each year that the papers give."""
    return database.ask("economy/results_by_year")


def budgeted_results(database: Database, *, year: str) -> pd.DataFrame:
    """Each different result that the papers say was budgeted for a year."""
    return database.ask("economy/budgeted_results", {"year": year})


def budget_lines(database: Database, *, year: str, part: str) -> pd.DataFrame:
    """Outcome, budget and forecast in a year of every line of a part (insatser, kansli, ...), without signs, and the
    difference.
    """
    return database.ask("economy/budget_lines", {"year": year, "part": part})


def platform_costs(database: Database, *, year: str, per: str) -> pd.DataFrame:
    """What the förbund paid in a year per deltagare, avslutade, arbete, studier or arbete-eller-studier on each
    platform with a line of its own.
    """
    return database.ask("economy/platform_costs", {"year": year, "per": per})


def capital_by_year(database: Database) -> pd.DataFrame:
    """Eget kapital at the end of each year in outcome, budget and forecast, and what the papers say of the amount."""
    return database.ask("economy/capital_by_year")


def statement(database: Database, *, year: str, statement: str) -> pd.DataFrame:
    """The lines of a statement or note (`Balansräkning`, `Not 3`) for a year and the one before, signs as printed."""
    return database.ask("economy/statement", {"year": year, "statement": statement})


def contributions(database: Database, *, year: str) -> pd.DataFrame:
    """What each member paid in a year and the year before; for the municipalities also kronor per resident aged 20–64,
    between low and high.
    """
    return database.ask("economy/contributions", {"year": year})
