"""Måluppfyllelseindex: which share of the weighted indicators was reached, never shown without its parts. Pure
views.
"""

import pandas as pd

from dashboard.kit.cached import ask
from dashboard.kit.choices.area import Area
from dashboard.kit.choices.group import WHOLE
from dashboard.kit.choices.what_exists import no_such_platform
from dashboard.kit.figures.chart_columns import percent_format
from dashboard.kit.figures.figure import Figure, Notice
from dashboard.subjects.social import words
from dashboard.subjects.social.account_views import nothing_social, signal_key, whose
from dashboard.subjects.social.chart_columns import part_rows
from dashboard.subjects.social.choices import SocialChoice, place_of
from dashboard.subjects.social.tables import part_table
from finsam_data.questions import social
from finsam_data.record.settings.colours import colour
from finsam_data.swedish import interval, lower_first, number, percent, text


def goal_index(area: Area, choice: SocialChoice) -> list[Figure | Notice]:
    """The index per goal area and in all with its band, then the goals behind it by signal."""
    place = place_of(area, choice.platform_label)
    if place.group_code is None:
        return no_such_platform(place)
    rows = ask(social.goal_index, period=choice.period, group_code=place.group_code)
    if rows.empty:
        return [nothing_social(place, choice.period)]
    parts = ask(social.goal_parts, period=choice.period, group_code=place.group_code)
    group = whose(ask(social.goals, period=choice.period, group_code=place.group_code), place)
    where = lower_first(group) if group == place.group_label and place.group_code == WHOLE else group
    definition = text("maluppfyllelseindex").strip().replace("\n", " ")
    return [
        Figure(
            key="index", heading=words.index_heading(rows.iloc[0], where, choice.period), form="share_rows",
            measure=definition, legend="Mörk linje är bandet.", rows=_index_rows(rows), table=_index_table(rows),
            answer=rows, calculation=_calculation(rows), notes=_notes(rows),
        ),
        Figure(
            key="index_delar", heading=_parts_heading(rows.iloc[0]), form="signal_parts",
            measure=f"Antal mål efter hur det gick, per målområde. {group}, {choice.period}.", legend=signal_key(parts),
            rows=part_rows(parts), table=part_table(parts), answer=parts,
            calculation="Målen är räknade, vart och ett med sin signal.",
        ),
    ]  # fmt: skip


def _index_rows(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame({
        "position": range(1, len(rows) + 1),
        "heading": [f"{row.label}: {percent(row.index_share)}" for row in rows.itertuples()], "label": rows["label"],
        "number_format": percent_format(), "symbol": "", "symbol_colour": colour("muted"),
        "remark": [words.index_remark(row) for row in rows.itertuples()], "share": rows["index_share"],
        "low": rows["low"], "high": rows["high"], "goal": None, "colour": colour("accent"),
        "line": "linje: från att inget till att alla oavgjorda mål nås",
    })  # fmt: skip


def _index_table(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame({
        "Målområde": rows["label"], "Index": [percent(value) for value in rows["index_share"]],
        "Band": [interval(row.low, row.high) for row in rows.itertuples()],
        "Nådda och ej nådda, vägda": [
            f"{number(row.weight_reached, 1)} och {number(row.weight_missed, 1)} av {number(row.weight, 1)}"
            for row in rows.itertuples()
        ],
    })  # fmt: skip


def _parts_heading(total) -> str:
    undecided = total.reached_uncertain + total.missed_uncertain + total.no_data
    return f"Delarna: {number(undecided)} av {number(total.goals)} mål är oavgjorda"


def _calculation(rows: pd.DataFrame) -> str:
    total = rows.iloc[0]
    known = total.weight_reached + total.weight_missed
    if not known:
        return "Inget mål har ett utfall."
    reached = f"{number(total.weight_reached, 1)} / {number(known, 1)} = {percent(total.index_share)}"
    return f"Beräknat: {reached}, i viktade indikatorer."


def _notes(rows: pd.DataFrame) -> list[str]:
    uneven = abs(rows["weight"].iloc[0] - rows["indicators"].iloc[0]) > 1e-6
    weights = "Indikatorerna väger olika." if uneven else "Alla indikatorer väger lika."
    return [f"{weights} Har en indikator flera mål delar de på dess vikt. Mål som inte kan prövas räknas inte med."]
