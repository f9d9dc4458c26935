"""The table behind each chart, in Swedish: what ”Visa som tabell” shows, at most four columns so that it fits a phone.

Pure functions.
"""

import pandas as pd


def cells(answer: pd.DataFrame, texts: list[str], names: dict[str, str]) -> pd.DataFrame:
    """A grid as a list: one row per cell, with the two label columns of `names` and the share as the chart writes
    it.
    """
    return answer[list(names)].rename(columns=names).assign(Andel=texts)
