"""The participants' background and the partners' registers: unemployment, sick leave, support, school. One question for
all topics, and one for what the record itself says are the parts of a total.
"""

import pandas as pd

from finsam_data.database import Database


def topic_figures(database: Database, *, topic: str) -> pd.DataFrame:
    """Every used figure of one topic (bakgrund, screening, arbetsloshet, ...) with labels; percent as printed
    (0–100).
    """
    return database.ask("surroundings/topic_figures", {"topic": topic})


def parts_of(database: Database, *, topic: str, item: str, period: str) -> pd.DataFrame:
    """The items that the total `item` is the sum of in a period, by the record's own list: one row each."""
    return database.ask("surroundings/parts_of", {"topic": topic, "item": item, "period": period})
