"""What of the accounts there is to choose among: years, and parts of the lines."""

from typing import NamedTuple

from dashboard.kit.cached import ask
from finsam_data.questions import economy


def years(kind: str) -> tuple[str, ...]:
    """The years that have accounts of a kind (see queries/economy/years.sql), the latest first."""
    rows = ask(economy.years)
    return tuple(rows.loc[rows["kind"] == kind, "year"])


def statements() -> dict[str, NamedTuple]:
    """The statements and notes by name: section, about, subject, account, says and years, the latest first. Ask through
    `prepared`.
    """
    return {row.name: row for row in ask(economy.statements).itertuples(index=False)}


def parts() -> dict[str, str]:
    """The parts that have lines of their own: name to code. Ask through `prepared`."""
    rows = ask(economy.parts)
    return dict(zip(rows["label"], rows["part"], strict=True))


def outside_budget(year: str) -> str:
    """What is to be said of the parts that a year's budget leaves outside, or nothing."""
    parts = ask(economy.parts)
    return " ".join(parts.loc[[year in years for years in parts["years"]], "explanation"].dropna())
