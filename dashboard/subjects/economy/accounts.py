"""What of the accounts there is to choose among: years, and parts of the lines."""

from dashboard.kit.cached import ask
from finsam_data.questions import economy

# the choice on the page → the statement as the record names it
STATEMENTS = {
    "Resultaträkning": "Resultaträkning", "Balansräkning": "Balansräkning", "Kassaflöde": "Kassaflödesanalys",
    "Not 1": "Not 1", "Not 2": "Not 2", "Not 3": "Not 3", "Not 4": "Not 4",
}  # fmt: skip


def years(kind: str) -> tuple[str, ...]:
    """The years that have accounts of a kind (see queries/economy/years.sql), the latest first."""
    rows = ask(economy.years)
    return tuple(rows.loc[rows["kind"] == kind, "year"])


def statement_years(name: str) -> tuple[str, ...]:
    """The years whose årsredovisning has a statement or note, the latest first. `name` is a key of STATEMENTS."""
    rows = ask(economy.years)
    has_it = rows["section"].fillna("").str.contains(STATEMENTS[name], regex=False)
    return tuple(rows.loc[has_it, "year"].drop_duplicates())


def parts() -> dict[str, str]:
    """The parts that have lines of their own: name to code. Ask through `prepared`."""
    rows = ask(economy.parts)
    return dict(zip(rows["label"], rows["part"], strict=True))


def outside_budget(year: str) -> str:
    """What is to be said of the parts that a year's budget leaves outside, or nothing."""
    parts = ask(economy.parts)
    return " ".join(parts.loc[[year in years for years in parts["years"]], "explanation"].dropna())
