"""The registers of what is to be followed up: recommendations, the development plan, decisions. Pure views.

A register is a chart of how far its points have come (or of who convenes them, where no days are given), and a table of
the points, overdue first.
"""

from dataclasses import dataclass

import pandas as pd

from dashboard.kit.cached import ask
from dashboard.kit.choices.area import Area
from dashboard.kit.figures import chart_columns
from dashboard.kit.figures.figure import Figure, Notice
from dashboard.subjects.follow_up.choices import Scope
from dashboard.subjects.follow_up.words import answer, day, label, owner, state
from finsam_data.questions import follow_up
from finsam_data.record.settings.colours import colour
from finsam_data.record.settings.forbund import WHOLE_AREA
from finsam_data.swedish import in_words, is_missing, lower_first, number

NOBODY = "Ingen utpekad"
EXPLAINED = ("forfallen", "utan-dag")


@dataclass(frozen=True)
class Register:
    """A register in the record and how sentences name it: `7 av 26 punkter i utvecklingsplanen`.

    `by` is what its chart counts (state or convener); `neuter` is whether its Swedish word is a neuter, as `beslut` is.
    """

    code: str
    of_all: str
    one: str
    by: str = "state"
    neuter: bool = False


RECOMMENDATIONS = Register(
    "rekommendation", "rekommendationer i analysrapporten", "rekommendation i analysrapporten", "convener"
)
PLAN = Register("utvecklingsplan", "punkter i utvecklingsplanen", "punkt i utvecklingsplanen")
DECISIONS = Register("beslut", "beslut och åtaganden", "beslut eller åtagande", neuter=True)


def recommendations(area: Area, scope: Scope) -> list[Figure | Notice]:
    """The recommendations of the analysis report: who convenes, answers for and approved them."""
    return _view(RECOMMENDATIONS, area, scope)


def plan(area: Area, scope: Scope) -> list[Figure | Notice]:
    """The points of the development plan."""
    return _view(PLAN, area, scope)


def decisions(area: Area, scope: Scope) -> list[Figure | Notice]:
    """What the board has decided or been promised, with the day when it should hear of it."""
    return _view(DECISIONS, area, scope)


def points_of(register: Register, area: Area, scope: Scope) -> pd.DataFrame:
    """The register's points for what is chosen, with the group that they are counted and listed in: group,
    group_heading, group_colour.
    """
    points = ask(
        follow_up.points, register=register.code, area=area.area, organisation=scope.organisation, day=scope.day
    )
    if register.by == "state":
        heading = points["state_symbol"] + " " + points["state_label"]
        return points.assign(group=points["state"], group_heading=heading, group_colour=points["state_colour"])
    convener = points["convener"].fillna(NOBODY)
    points = points.assign(group=convener, group_heading=convener, group_colour=colour("accent"))
    return points.sort_values("sort_order", kind="stable", ignore_index=True)


def _view(register: Register, area: Area, scope: Scope) -> list[Figure | Notice]:
    points = points_of(register, area, scope)
    if points.empty:
        return [_nothing(register, area, scope)]
    groups = points.groupby("group", sort=False).agg(
        heading=("group_heading", "first"), count=("number", "size"), colour=("group_colour", "first")
    )
    return [
        Figure(
            key=register.code, form="span_rows", heading=_heading(register, points, scope),
            measure=_measure(register, area, scope),
            rows=chart_columns.count_rows(list(groups["heading"]), list(groups["count"]), list(groups["colour"])),
            table=_table(points), answer=points.dropna(axis=1, how="all"),
            calculation="Läget är beräknat ur dagarna och ur vad senare papper säger.", notes=_notes(points),
            places=f"{in_words(sorted(set(points['source'])))}. Varje punkt har sin plats i tabellen",
        )
    ]  # fmt: skip


def _heading(register: Register, points: pd.DataFrame, scope: Scope) -> str:
    """`7 av 26 punkter i utvecklingsplanen är förfallna den 30 oktober 2020`, or what is said instead when none is."""
    overdue, without = int((points["state"] == "forfallen").sum()), int(points["due_by"].isna().sum())
    of_all = f"{number(len(points))} {register.of_all if len(points) > 1 else register.one}"
    if overdue:
        word = "förfallna" if overdue > 1 else "förfallet" if register.neuter else "förfallen"
        return f"{number(overdue)} av {of_all} är {word} den {day(scope.day)}"
    if register.by == "convener" and len(points) > 1:
        first = points["convener"].value_counts(sort=True).idxmax()
        none = f"; {number(without)} har ingen sista dag" if without else ""
        return f"{first} är sammankallande för {number(int((points['convener'] == first).sum()))} av {of_all}{none}"
    if without:
        return f"{number(without)} av {of_all} har ingen sista dag"
    none = "Inget av {} är förfallet" if register.neuter else "Ingen av {} är förfallen"
    return f"{none.format(of_all)} den {day(scope.day)}"


def _measure(register: Register, area: Area, scope: Scope) -> str:
    counted = f"Antal {register.of_all}" + (" efter sammankallande" if register.by == "convener" else " efter läge")
    where = "" if area.is_whole else f", de som gäller {area.label} eller alla"
    whose = f", med {scope.organisation_label} bland de ansvariga" if scope.organisation else ""
    return f"{counted}{where}{whose}. Läget den {day(scope.day)}, enligt papperen till och med den dagen."


def _notes(points: pd.DataFrame) -> list[str]:
    """What the states ”Förfallen” and ”Ingen dag” mean when they are shown, and which dates could not be understood."""
    first = points.drop_duplicates("state").set_index("state")
    notes = [
        f"{first.loc[state, 'state_label']}: {lower_first(first.loc[state, 'state_explanation'])}"
        for state in EXPLAINED
        if state in first.index
    ]
    lone = int((points["lone_date"].notna() & points["due_by"].isna()).sum())
    read = (
        f"{number(lone)} punkter har bara ett datum, och papperet visar inte om det är start eller slut. De räknas som "
        "utan sista dag."
    )
    return [*notes, *([read] if lone > 1 else [])]


def _nothing(register: Register, area: Area, scope: Scope) -> Notice:
    """Why the register has no point for what is chosen, and what there is to choose instead."""
    first = ask(follow_up.points, register=register.code, area=WHOLE_AREA, organisation="", day="9999-12-31")[
        "known_from"
    ].min()
    if scope.day < first:
        return Notice(
            f"Den {day(scope.day)} fanns ännu inga {register.of_all}",
            f"De första är från den {day(first)}. Välj den dagen eller en senare.",
        )
    who = f" med {scope.organisation_label} bland de ansvariga" if scope.organisation else ""
    where = "" if area.is_whole else f" för {area.label}"
    return Notice(
        f"{'Inget' if register.neuter else 'Ingen'} {register.one}{who}{where}",
        "Välj Alla organisationer eller en annan kommun.",
    )


def _table(points: pd.DataFrame) -> pd.DataFrame:
    """One row per point: what, who answers for it, how far it has come, where it stands."""
    rows = list(points.itertuples())
    return pd.DataFrame({
        "Punkt": [label(row) for row in rows],
        "Ansvarig": [owner(row) for row in rows],
        "Läge": [state(row) if is_missing(row.answer_text) else f"{state(row)} {answer(row)}" for row in rows],
        "Var det står": [f"{row.source}, {row.locator}." for row in rows],
    })  # fmt: skip
