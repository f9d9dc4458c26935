"""What the page Tänk om starts from: one function per question, each answered by the query file of the same name.

Amounts are in kronor, costs positive; NULL means that the papers do not say. fact_ids lead to the rows of the record
behind each figure.
"""

import pandas as pd

from finsam_data.database import Database


def members_today(database: Database) -> pd.DataFrame:
    """What each member paid last, and the municipalities' shares of the people of working age: one row per member."""
    return database.ask("what_if/members_today")


def lines_today(database: Database) -> pd.DataFrame:
    """Every line of cost with outcome and budget of the latest year that has both, and what its platform gave: one row
    per line.
    """
    return database.ask("what_if/lines_today")


def capital_today(database: Database) -> pd.DataFrame:
    """The named figures that eget kapital starts from: one row per name."""
    return database.ask("what_if/capital_today")


def capital_steps(database: Database) -> pd.DataFrame:
    """The steps of the trappa, none until the kansli has filled them in."""
    return database.ask("what_if/capital_steps")


def neighbours(database: Database) -> pd.DataFrame:
    """Residents 20–64 and full-year equivalents of every municipality in the country, as far as they are known: one row
    each.
    """
    return database.ask("what_if/neighbours")
