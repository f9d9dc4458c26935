"""The record itself as a reader sees it: sources, findings, facts and the codes of the filters. One function per query
file.
"""

import pandas as pd

from finsam_data.database import Database


def sources(database: Database) -> pd.DataFrame:
    """The papers, oldest first, with the number of figures taken from each."""
    return database.ask("register/sources")


def findings(database: Database) -> pd.DataFrame:
    """Everything in the papers that does not hold together, worst first."""
    return database.ask("register/findings")


def finding_figures(database: Database, *, finding_id: str) -> pd.DataFrame:
    """The printed values that take part in one finding, where they stand and which is used."""
    return database.ask("register/finding_figures", {"finding_id": finding_id})


def figures_behind(database: Database, *, fact_ids: list[int]) -> pd.DataFrame:
    """The rows of the record behind a shown figure: document, place, value, status."""
    return database.ask("register/figures_behind", {"fact_ids": fact_ids})


def findings_touching(database: Database, *, fact_ids: list[int]) -> pd.DataFrame:
    """The findings that these rows of the record carry, or that another row carries which states the same quantity;
    worst first.
    """
    return database.ask("register/findings_touching", {"fact_ids": fact_ids})


def all_facts(database: Database) -> pd.DataFrame:
    """Every published figure: the view `facts` of CONTRACT.md."""
    return database.ask("register/all_facts")


def things_to_look_at(database: Database, *, period: str, earlier_period: str, group_code: str) -> pd.DataFrame:
    """The findings that touch what the reader has chosen, worst first, five at most."""
    return database.ask(
        "register/things_to_look_at", {"period": period, "earlier_period": earlier_period, "group_code": group_code}
    )


def build_facts(database: Database) -> pd.DataFrame:
    """One row: data version, mode, limits, date of the latest paper."""
    return database.ask("register/build_facts")


def warnings(database: Database) -> pd.DataFrame:
    """What the build warned of: `text` is a Swedish sentence."""
    return database.ask("register/warnings")


def figure_notes(database: Database, *, figure: str, period: str) -> pd.DataFrame:
    """What the record's own codes say of a figure in a period: one row per note."""
    return database.ask("register/figure_notes", {"figure": figure, "period": period})


def code_table(database: Database) -> pd.DataFrame:
    """Codes and labels of municipalities, groups and periods for the filters."""
    return database.ask("register/code_table")


def searchable_facts(database: Database) -> pd.DataFrame:
    """Every published figure with names instead of codes, for reading and searching."""
    return database.ask("register/searchable_facts")


def column_names(database: Database) -> pd.DataFrame:
    """What the columns of answers are called in files, and what they hold."""
    return database.ask("register/column_names")


def places_behind(database: Database, *, fact_ids: list[int]) -> pd.DataFrame:
    """The rows of the record behind a shown figure: area, period, measure, unit and paper."""
    return database.ask("register/places_behind", {"fact_ids": fact_ids})


def topics_told(database: Database) -> pd.DataFrame:
    """The topics that the record has anything of: one row each."""
    return database.ask("register/topics_told")


def topics(database: Database) -> pd.DataFrame:
    """The topics that have figures to search among, in the order of the filter."""
    return database.ask("register/topics")


def source_tables(database: Database) -> pd.DataFrame:
    """The tables of the record: what each holds, whom it is about, which lines of the paper it was read from."""
    return database.ask("register/source_tables")
