"""What is to be followed up: recommendations, the development plan, decisions, and where staff or steering groups are
less content.

One function per query file. Days are texts like `2020-10-30`; an area is a municipality code or `UR` for all.
"""

import pandas as pd

from finsam_data.database import Database

REGISTERS = ("rekommendation", "utvecklingsplan", "beslut")


def points(database: Database, *, register: str, area: str, organisation: str, day: str) -> pd.DataFrame:
    """The points of one of REGISTERS that were known on `day`, each with its state on that day, overdue first.

    `area` keeps what concerns the municipality or all; `organisation` is a code, or `` for all. A point is overdue when
    its last day has passed and no paper until then says that it is done or laid before the board.
    """
    return database.ask(
        "follow_up/points", {"register": register, "area": area, "organisation": organisation, "day": day}
    )


def organisations(database: Database, *, register: str) -> pd.DataFrame:
    """Code and label of every organisation that answers for a point of one of REGISTERS, in order."""
    return database.ask("follow_up/organisations", {"register": register})


def less_content(database: Database, *, area: str) -> pd.DataFrame:
    """Where staff or steering groups lie below their goal in the latest survey: share (0–1), interval, signal, response
    rate; surest first.
    """
    return database.ask("follow_up/less_content", {"area": area})


def questions_asked(database: Database, *, area: str) -> pd.DataFrame:
    """One row: the latest survey's period, how many results staff and steering groups gave, and how many of them are
    hidden.
    """
    return database.ask("follow_up/questions_asked", {"area": area})


def response_rates(database: Database, *, area: str) -> pd.DataFrame:
    """The response rates (0–1) that the board's analysis gives, with the guide value where there is one; lowest
    first.
    """
    return database.ask("follow_up/response_rates", {"area": area})
