"""The native chart of the surveys (see description.py and forms.py beside this file)."""

import pandas as pd

from dashboard.handouts.office_charts.description import Chart, Series, numbers


def answer_rows(rows: pd.DataFrame) -> Chart:
    """Answers piled from a middle line: what the goal counts to the right, the rest to the left, written without a
    minus sign.
    """
    labels = tuple(rows.loc[rows["kind"] == "row", "heading"])
    parts = rows[rows["kind"] == "part"].assign(size=lambda part: part["end_share"] - part["start_share"])
    piles = []
    # from the middle outwards, on either side
    for (_, answer), own in parts.groupby(["place", "answer"]):
        sizes = own.set_index("heading")["size"].reindex(labels)
        piles.append(Series(answer, numbers(sizes), colour=own["colour"].iloc[0], labelled=True))
    return Chart(labels, tuple(piles), "0 %;0 %", lying=True, stacked=True)
