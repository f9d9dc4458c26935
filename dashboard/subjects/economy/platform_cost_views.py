"""What each platform cost, in all and per participant or outcome. A pure view."""

import pandas as pd

from dashboard.kit.cached import ask
from dashboard.kit.choices.area import Area
from dashboard.kit.choices.what_exists import not_given
from dashboard.kit.figures.chart_columns import number_format
from dashboard.kit.figures.figure import Figure, Notice
from dashboard.kit.figures.words import notes_of
from dashboard.subjects.economy.cost_views import EACH, OWN_FUNDING, PER, SMALL
from finsam_data.questions import economy
from finsam_data.swedish import NO_BREAK, in_words, is_missing, kronor, number, of, thousands


def platforms(area: Area, year: str, per: str) -> list[Figure | Notice]:
    """What the förbund paid per person on each platform, with the number of persons, and an interval where they are a
    share of those who finished.
    """
    rows = ask(economy.platform_costs, year=year, per=PER[per])
    known = rows[rows["each"].notna()].reset_index(drop=True)
    if known.empty:
        return [
            Notice(f"Kostnad per {EACH[PER[per]]}: inga uppgifter", f"{not_given()}: antalet för alla plattformar.")
        ]
    interval = "Streck: 95 % intervall för andelen, omräknat till kronor." if known["each_low"].notna().any() else ""
    return [
        Figure(
            key="plattformskostnad", form="budget_rows", heading=_platform_heading(known, area, EACH[PER[per]]),
            measure=f"Förbundets kostnad {year} delad med antalet, kronor per {EACH[PER[per]]}, kvinnor och män.",
            legend=interval,
            rows=pd.DataFrame({
                "position": range(1, len(known) + 1), "value": known["each"], "low": known["each_low"],
                "high": known["each_high"], "reference": None, "second_reference": None, "colour": known["colour"],
                "heading": [f"{row.label}: {kronor(row.each)}" for row in known.itertuples()], "label": known["label"],
                "number_format": number_format(),
                "remark": [_count_remark(row, PER[per]) for row in known.itertuples()],
            }),
            table=pd.DataFrame({
                "Plattform": known["label"],
                "Kostnad och antal": [f"{kronor(row.cost)} för {_counted(row)}" for row in known.itertuples()],
                "Kronor per person": [
                    f"{kronor(row.each)}{_kronor_interval(row, ' ({})')}" for row in known.itertuples()
                ],
            }),
            answer=known, calculation="Beräknad: kostnaden i årsredovisningen delad med antalet i plattformens tabell.",
            notes=[OWN_FUNDING, *_platform_notes(rows), *notes_of("plattformskostnad", year)],
        )
    ]  # fmt: skip


def _platform_heading(known: pd.DataFrame, area: Area, person: str) -> str:
    own = known[known["area"] == area.area]
    if len(own) == 1:
        return f"{area.label}: förbundet betalade {kronor(own.iloc[0]['each'])} per {person} ({_persons(own.iloc[0])})"
    if len(own):
        each = in_words([f"{kronor(row.each)} på {row.label}" for row in own.itertuples()])
        return f"{area.label}: förbundet betalade {each} per {person}"
    low, high = known.loc[known["each"].idxmin()], known.loc[known["each"].idxmax()]
    return (
        f"Förbundet betalade mellan {kronor(low['each'])} ({_persons(low)}) och {kronor(high['each'])} "
        f"({_persons(high)}) per {person}"
    )


def _persons(row) -> str:
    return f"{number(row['count'])}{NO_BREAK}{'person' if row['count'] == 1 else 'personer'}"


def _platform_notes(rows: pd.DataFrame) -> list[str]:
    """Which platforms have few persons, none or an unknown number, and which lines of the accounts are no platform."""
    listed = (
        (f"Färre än {SMALL} personer:", rows["count"].between(1, SMALL - 1)),
        ("Ingen att dela med:", rows["count"] == 0),
        (f"{not_given()}: antalet för", rows["count"].isna()),
    )
    return [f"{what} {in_words(list(rows.loc[which, 'label']))}." for what, which in listed if which.any()]


def _count_remark(row, per: str) -> str:
    whom = f" {per}" if is_missing(row.n) else ""
    return f"{thousands(row.cost)} för {_counted(row)}{whom}{_kronor_interval(row, chr(10) + 'intervall {}')}"


def _counted(row) -> str:
    """`295`, or `29 av 128 avslutade` where the count is a share of those who finished."""
    return number(row.count) if is_missing(row.n) else f"{of(row.count, row.n)} avslutade"


def _kronor_interval(row, pattern: str) -> str:
    """The interval, such as `71 700–135 100 kr`, rounded to hundreds and put into the pattern; empty where there is
    none.
    """
    if is_missing(row.each_low) or is_missing(row.each_high):
        return ""
    return pattern.format(f"{number(round(row.each_low, -2))}–{number(round(row.each_high, -2))}{NO_BREAK}kr")
