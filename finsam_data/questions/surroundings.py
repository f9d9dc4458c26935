"""The participants' background and the partners' registers: unemployment, sick leave, support, school. One question for
all topics, and one for what the record itself says beside them.
"""

import pandas as pd

from finsam_data.database import Database


def topic_figures(database: Database, *, topic: str) -> pd.DataFrame:
    """Every used figure of one topic (bakgrund, screening, arbetsloshet, ...) with labels; percent as printed
    (0–100).
    """
    return database.ask("surroundings/topic_figures", {"topic": topic})


def figure_notes(database: Database, *, figure: str, period: str) -> pd.DataFrame:
    """What the record's own codes say of a figure in a period: one row per note."""
    return database.ask("surroundings/figure_notes", {"figure": figure, "period": period})
