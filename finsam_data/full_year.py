"""Helårsekvivalenter: how many full years of support, what share of the population, against riket and other municipalities.

One function per question, each answered by the query file of the same name. `area` is a code of data/codes/areas.csv (UR is the six
together, SE riket), `item` a benefit, a sector or `totalt` of data/codes/benefits.csv. Shares are between 0 and 1, of the population aged
20–64. share_kind says whether a share was read (avläst), computed from printed ones (beräknad) or divided by the counts (ungefärlig).
"""

import pandas as pd

from finsam_data.database import Database


def benefits(database: Database, *, area: str) -> pd.DataFrame:
    """Every benefit and sector: count, share, change since 2018, part of the safety nets, and the same for riket."""
    return database.ask("full_year/benefits", {"area": area})


def own_municipalities(database: Database, *, item: str) -> pd.DataFrame:
    """The share in each of the six municipalities, the six together and riket, 2019."""
    return database.ask("full_year/own_municipalities", {"item": item})


def spread(database: Database, *, area: str) -> pd.DataFrame:
    """Where the area lies in the range and middle half of all municipalities with data, and riket."""
    return database.ask("full_year/spread", {"area": area})


def over_time(database: Database, *, area: str) -> pd.DataFrame:
    """The share of all in the safety nets 2014–2019; years that the papers leave out have no share."""
    return database.ask("full_year/over_time", {"area": area})


def peaks(database: Database) -> pd.DataFrame:
    """The printed peaks of riket since 1990, as shares of the population aged 16–64."""
    return database.ask("full_year/peaks")


def ranking(database: Database) -> pd.DataFrame:
    """The printed part of the ranking of all 290 municipalities, with the place the year before."""
    return database.ask("full_year/ranking")


def levels(database: Database) -> pd.DataFrame:
    """Level and composition per municipality with data, and riket: what similar.distances compares."""
    return database.ask("full_year/levels")


def country_map(database: Database, *, item: str) -> pd.DataFrame:
    """Shape (GeoJSON text) of every municipality in the country, and the share of those that the papers print."""
    return database.ask("full_year/country_map", {"item": item})


def series(database: Database, *, area: str, item: str) -> pd.DataFrame:
    """SCB's own series month by month for an own municipality or riket: empty without a delivery (python -m finsam_data.scb)."""
    return database.ask("full_year/series", {"area": area, "item": item})


def paper_and_series(database: Database, *, area: str) -> pd.DataFrame:
    """The papers' counts beside SCB's yearly means, with the difference: empty without a delivery."""
    return database.ask("full_year/paper_and_series", {"area": area})


def revisions(database: Database) -> pd.DataFrame:
    """Totals that SCB has revised since the delivery before, own municipalities and riket."""
    return database.ask("full_year/revisions")
