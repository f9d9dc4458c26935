"""Helårsekvivalenter: how many full years of support, what share of the population, against riket and other
municipalities.

One function per question, each answered by the query file of the same name. `area` is a code of data/codes/areas.csv
(UR is the own ones together, SE riket), `item` a benefit, a sector or `totalt` of data/codes/benefits.csv, `year` one
of `years`. Shares are between 0 and 1, of the population aged 20–64. share_kind says whether a share was read (avläst),
computed from printed ones (beräknad), divided by the counts (ungefärlig) or is SCB's own count and population (SCB).
"""

import pandas as pd

from finsam_data.database import Database


def years(database: Database) -> pd.DataFrame:
    """The years that can be shown, latest first, with `delivery` of SCB or none where the papers are the source."""
    return database.ask("full_year/years")


def benefits(database: Database, *, area: str, year: str) -> pd.DataFrame:
    """Every benefit and sector: count, share, change since the year before, part of the safety nets, and the same for
    riket.
    """
    return database.ask("full_year/benefits", {"area": area, "year": year})


def own_municipalities(database: Database, *, item: str, year: str) -> pd.DataFrame:
    """The share in each of the own municipalities, all of them together and riket."""
    return database.ask("full_year/own_municipalities", {"item": item, "year": year})


def spread(database: Database, *, area: str, year: str) -> pd.DataFrame:
    """Where the area lies in the range and middle half of all municipalities with data, and riket."""
    return database.ask("full_year/spread", {"area": area, "year": year})


def over_time(database: Database, *, area: str) -> pd.DataFrame:
    """The share of all in the safety nets from 2014; years that the source leaves out have no share."""
    return database.ask("full_year/over_time", {"area": area})


def peaks(database: Database) -> pd.DataFrame:
    """The printed peaks of riket since 1990, as shares of the population aged 16–64."""
    return database.ask("full_year/peaks")


def ranking(database: Database, *, year: str) -> pd.DataFrame:
    """The place of each municipality that has one, with the place the year before: the printed part of the ranking, or
    by SCB all.
    """
    return database.ask("full_year/ranking", {"year": year})


def presets(database: Database) -> pd.DataFrame:
    """The selections of municipalities that the record has for comparison: code and name."""
    return database.ask("full_year/presets")


def levels(database: Database, *, year: str) -> pd.DataFrame:
    """Level and composition per municipality with data, and riket: what similar.distances compares."""
    return database.ask("full_year/levels", {"year": year})


def country_map(database: Database, *, item: str, year: str) -> pd.DataFrame:
    """Shape (GeoJSON text) of every municipality in the country, and the share of those with data."""
    return database.ask("full_year/country_map", {"item": item, "year": year})


def series(database: Database, *, area: str, item: str) -> pd.DataFrame:
    """SCB's own series month by month for an own municipality, all of them or riket: empty without a delivery (python
    -m finsam_data.scb).
    """
    return database.ask("full_year/series", {"area": area, "item": item})


def paper_and_series(database: Database, *, area: str) -> pd.DataFrame:
    """The papers' counts and shares beside SCB's yearly means, with the difference: empty without a delivery."""
    return database.ask("full_year/paper_and_series", {"area": area})


def revisions(database: Database) -> pd.DataFrame:
    """Totals that SCB has revised since the delivery before: own municipalities, all of them and riket."""
    return database.ask("full_year/revisions")
