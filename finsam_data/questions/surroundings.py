"""The participants' background and the partners' registers: unemployment, sick leave, support, school. One question for
all topics.
"""

import pandas as pd

from finsam_data.database import Database


def topic_figures(database: Database, *, topic: str) -> pd.DataFrame:
    """Every used figure of one topic (bakgrund, screening, arbetsloshet, ...) with labels; percent as printed
    (0–100).
    """
    return database.ask("surroundings/topic_figures", {"topic": topic})
