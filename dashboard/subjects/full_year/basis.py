"""What the figures of Helårsekvivalenter stand on: the papers, or SCB's own series where a delivery has been fetched,
and for which year.

When SCB's series has been fetched the views use it for every municipality and year, and still say what the papers have
and how much the two differ.
"""

from dataclasses import dataclass

import pandas as pd

from dashboard.kit.cached import ask
from finsam_data.questions import full_year
from finsam_data.swedish import MISSING, NO_BREAK, is_missing, number, percent

# how the papers chose the municipalities that they print
CHOSEN = "de fem med lägst och de fem med högst andel i landet, alla i Västerbotten och fem städer till"


@dataclass(frozen=True)
class Basis:
    """A year and its source. `delivery` is the day that SCB's series was fetched, or empty when the papers are the
    source.
    """

    year: str
    delivery: str
    is_preliminary: bool
    municipalities: int

    @property
    def before(self) -> str:
        """The year before."""
        return str(int(self.year) - 1)

    @property
    def when(self) -> str:
        """`2019`, or `2025 (preliminärt)`."""
        return f"{self.year} (preliminärt)" if self.is_preliminary else self.year

    @property
    def origin(self) -> str:
        """SCB's table and the day it was fetched; empty for the papers, whose places are listed one by one."""
        return f"SCB, tabell TAB1386, hämtad {self.delivery}" if self.delivery else ""

    def calculation(self, of_papers: str) -> str:
        """How the figures came about: `of_papers`, or how SCB's are computed."""
        return (
            "Ett år är medelvärdet av sina månader; andelen är antalet delat med folkmängden 20–64 år."
            if self.delivery
            else of_papers
        )

    @property
    def compared(self) -> str:
        """Whom a municipality is compared with, in a sentence."""
        return (
            "alla kommuner"
            if self.delivery
            else f"de {number(self.municipalities)} kommuner som papperen redovisar (inget urval av landet)"
        )

    def covers(self, all_municipalities) -> list[str]:
        """A remark on how the municipalities compared were chosen, when they are not all."""
        if self.delivery:
            return []
        how_many = f"{number(self.municipalities)} av landets {number(all_municipalities)} kommuner"
        return [f"Papperen redovisar {how_many}: {CHOSEN}. Jämförelsen säger därför inte vad som är vanligt i Sverige."]


def basis(year: str = "") -> Basis:
    """The basis of a year; of the latest when `year` is empty or not there."""
    rows = ask(full_year.years)
    known = rows[rows["period"] == year]
    row = (known if len(known) else rows).iloc[0]
    delivery = "" if is_missing(row["delivery"]) else row["delivery"]
    return Basis(row["period"], delivery, bool(row["is_preliminary"]), int(row["municipalities"]))


def years_of_the_map() -> tuple[str, ...]:
    """The years for which all own municipalities have a share, latest first. The papers give one year more here than
    can be compared with the year before.
    """
    rows = ask(full_year.years)
    return tuple(rows["period"]) if rows["delivery"].isna().all() else years_with_a_year_before()


def years_with_a_year_before() -> tuple[str, ...]:
    """The years that can be compared with riket and with the year before, latest first."""
    rows = ask(full_year.years)
    return tuple(rows.loc[rows["is_whole"] & rows["period_before"].notna(), "period"])


def of_papers(area: str, label: str, year: str) -> tuple[list[str], tuple[int, ...]]:
    """A sentence that puts the papers' total beside SCB's of the same year, and the rows of the record that it stands
    in. Empty when SCB's series has not been fetched.

    It is about the year asked for where the papers have it, otherwise about their latest.
    """
    rows = ask(full_year.paper_and_series, area=area)
    rows = rows[(rows["item"] == "totalt") & rows["paper_count"].notna()]
    if rows.empty:
        return [], ()
    same = rows[rows["period"] == year]
    row = (same if len(same) else rows).iloc[0]
    words = (
        f"{label} {row['period']}: papperen har "
        f"{_count_and_share(row['paper_count'], row['paper_share'], row['paper_share_kind'])}, SCB har nu "
    )
    words += (
        f"{_count_and_share(row['scb_count'], row['scb_share'], 'SCB')}. Skillnaden är {signed(row['difference'])} "
        "helårsekvivalenter."
    )
    return [words], tuple(row["fact_ids"])


def leading_to(rows: pd.DataFrame, fact_ids: tuple[int, ...], year: str = "") -> pd.DataFrame:
    """The answer with its year. Rows from SCB stand in no paper: they get `fact_ids`, the papers' figures that they are
    compared with, so that a reader can still find those.
    """
    rows = rows.assign(period=year) if year else rows
    return rows if any(len(ids) for ids in rows["fact_ids"]) else rows.assign(fact_ids=[list(fact_ids)] * len(rows))


def _count_and_share(count, share, kind) -> str:
    return f"{number(count)} ({share_words(share, kind)})"


def about(kind) -> str:
    """`ca ` before what is computed from an approximate share."""
    return f"ca{NO_BREAK}" if kind == "ungefärlig" else ""


def share_words(share, kind) -> str:
    """`10,3 %`, with `ca` for an approximate share."""
    return about(kind) + percent(share, 1)


def signed(value) -> str:
    """`+57`, `−252`, `0`: whole numbers, a change too small to see is 0."""
    return MISSING if is_missing(value) else f"{'+' if round(value) > 0 else ''}{number(value)}"


def relative(share) -> str:
    """A relative change as `+1,2 %`."""
    return MISSING if is_missing(share) else f"{'+' if round(share, 3) > 0 else ''}{percent(share, 1)}"
