"""The findings about the way through, as sentences: the flow of a year, annan lösning in its parts, who refers. Pure
functions.
"""

import pandas as pd

from dashboard.kit.figures.words import in_sentence
from dashboard.subjects.participants.words import when
from finsam_data.swedish import in_words, is_missing, number, percent


def flow(volumes: pd.DataFrame, choice) -> str:
    """`Jobbtorget 2019: 393 deltog, 81 avslutades och 312 var kvar`, as far as the papers say."""
    counts = dict(zip(volumes["measure"], volumes["value"], strict=True))
    words = {"deltagare": "deltog", "avslutade": "avslutades", "kvar": "var kvar"}
    parts = [
        f"{number(counts[measure])} {word}" for measure, word in words.items() if not is_missing(counts.get(measure))
    ]
    return (
        f"{choice.group_label} {choice.when}: {in_words(parts)}"
        if parts
        else f"Flödet {choice.when} för {choice.group_in_sentence}"
    )


def referral_counts(counts: pd.DataFrame, period_label: str) -> str:
    """`Av 90 aktualiserade kom 31 från Arbetsförmedlingen`; without the whole where a part is not known."""
    known = counts[counts["count"].notna()]
    if known.empty:
        return f"Antalet aktualiserade per part {when(period_label)} är dolt"
    top = known.loc[known["count"].idxmax()]
    whole = (
        f"Av {number(counts['count'].sum())} aktualiserade"
        if len(known) == len(counts)
        else f"Av de aktualiserade {when(period_label)}"
    )
    return f"{whole} kom {number(top['count'])} från {top['label']}"


def flow_note(between: pd.DataFrame) -> list[str]:
    """Whether the number at the start of a year is the number that remained at the end of the year before."""
    if between.empty:
        return []
    row = between.iloc[0]
    if row["difference"] == 0:
        return [f"Året börjar med de {number(row['opening'])} som var kvar efter {row['earlier_period']}."]
    return [
        f"Flödet går inte ihop mellan åren: {row['earlier_period']} lämnar {number(row['closing'])}, men året börjar "
        f"med {number(row['opening'])} (skillnad {number(row['difference'])})."
    ]


def parts(rows: pd.DataFrame, choice) -> str:
    """The largest part of annan behovsanpassad lösning."""
    totals = rows.groupby("label", sort=False)["count"].sum(min_count=1).dropna()
    largest = totals.idxmax()
    return (
        f"Av {number(totals.sum())} till annan lösning {choice.when} gick {number(totals.max())} till "
        f"{largest[0].lower()}{largest[1:]}"
        if largest
        else ""
    )


def referrals(shares: pd.DataFrame, period_label: str) -> str:
    """`Socialtjänsten stod för flest av dem som aktualiserades till Jobbtorget 2019: 47 %`: the platform with the most
    referred.
    """
    known = shares[shares["share"].notna()]
    if known.empty:
        return f"Vem som aktualiserar {when(period_label)} är dolt: grupperna är för små för att visas öppet"
    largest = known[known["base"] == known["base"].max()] if known["base"].notna().any() else known
    top = largest.loc[largest["share"].idxmax()]
    where = in_sentence(top["platform_label"])
    return (
        f"{top['label']} stod för flest av dem som aktualiserades till {where} {when(period_label)}: "
        f"{percent(top['share'])}"
    )
