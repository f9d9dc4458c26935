"""What every scenario is measured against: today, gathered from the answers of what_if.py into plain objects."""

from dataclasses import dataclass

import pandas as pd

from finsam_data.scenarios.arithmetic.budget_shares import Volumes
from finsam_data.swedish import is_missing


@dataclass(frozen=True)
class TodayMember:
    """A member: kind `stat`, `region` or `kommun`; what it paid (kronor) and its share of those of working age
    (hundredths of a percent).
    """

    area: str
    label: str
    kind: str
    paid: int | None
    share: int | None


@dataclass(frozen=True)
class Line:
    """A line of the budget: what it costs in each column of what_if.lines_today (kronor), and what its platform gave
    the same year.
    """

    code: str
    label: str
    part: str
    amounts: dict[str, int]
    volumes: Volumes


@dataclass(frozen=True)
class Municipality:
    """A Swedish municipality that could be a member; None where neither SCB nor the papers say. kind is `scb`, `papper`
    or ``.
    """

    area: str
    label: str
    population: int | None
    full_year: int | None
    period: str
    kind: str


@dataclass(frozen=True)
class Step:
    """A step of the trappa in kronor; below is None in the last."""

    allocated_from: int
    allocated_below: int | None
    largest_capital: int


@dataclass(frozen=True)
class Today:
    """All of it. `figures` are the named amounts of what_if.capital_today; `years` of which year they are, by the
    same names, and those of `paid` (the contributions) and `lines`; `fact_ids` the rows of the record behind each
    board.
    """

    members: tuple[TodayMember, ...]
    lines: tuple[Line, ...]
    figures: dict[str, int]
    steps: tuple[Step, ...]
    municipalities: dict[str, Municipality]
    fact_ids: dict[str, tuple[int, ...]]
    years: dict[str, int]

    @property
    def municipal_members(self) -> tuple[TodayMember, ...]:
        """The members that share the municipalities' part."""
        return tuple(member for member in self.members if member.kind == "kommun")

    def paid_by(self, kind: str) -> int | None:
        """What the members of a kind paid together; None when it is not known of all."""
        paid = [member.paid for member in self.members if member.kind == kind]
        return None if not paid or None in paid else sum(paid)

    @property
    def is_complete(self) -> bool:
        """Whether the record has what the boards cannot do without."""
        named = {"closing", "budget_income", "budget_costs", "other_income"} <= self.figures.keys()
        return (
            named
            and self.paid_by("stat") is not None
            and bool(self.lines)
            and all(member.share for member in self.municipal_members)
        )

    @property
    def other_income(self) -> int:
        """What the latest budget has beside the members' contributions, when those are what was last paid."""
        return self.figures["budget_income"] - 2 * self.paid_by("stat")


def gather(
    members: pd.DataFrame, lines: pd.DataFrame, capital: pd.DataFrame, steps: pd.DataFrame, neighbours: pd.DataFrame
) -> Today:
    """Today out of the five answers. A figure that the papers give in two ways at once is left out, never chosen
    here.
    """
    agreed = capital[~capital["disagrees"]]
    return Today(
        members=tuple(
            TodayMember(row.area, row.label, row.kind, _whole(row.paid), _whole(row.share, 100))
            for row in members.itertuples()
        ),
        lines=tuple(_line(row) for row in lines.itertuples() if not is_missing(row.outcome_cost)
            and not is_missing(row.budget_cost)),
        figures={row.name: _whole(row.kronor) for row in agreed.itertuples(index=False)},
        steps=tuple(Step(int(row.allocated_from), _whole(row.allocated_below), int(row.largest_capital))
            for row in steps.itertuples()),
        municipalities={
            row.area: Municipality(row.area, row.label, _whole(row.population), _whole(row.full_year), str(row.period),
                row.kind or "")
            for row in neighbours.itertuples()
        },
        fact_ids={
            "bidrag": _ids(members), "budget": _ids(lines), "kapital": _ids(capital),
            "modell": _ids(members[members["kind"] == "stat"]),
        },
        years={row.name: int(row.year) for row in agreed.itertuples(index=False)}
        | {name: int(table["year"].max()) for name, table in (("paid", members), ("lines", lines))
           if table["year"].notna().any()},
    )  # fmt: skip


def _line(row) -> Line:
    amounts = {column: _whole(getattr(row, column)) for column in ("outcome_cost", "budget_cost")}
    return Line(
        row.account,
        row.label,
        row.part,
        amounts,
        Volumes(_whole(row.participants), _whole(row.finished), _whole(row.outcomes), *_interval(row)),
    )


def _interval(row) -> tuple[float | None, float | None]:
    low, high = (None if is_missing(share) else float(share) for share in (row.share_low, row.share_high))
    return low, high


def _whole(value, scale: int = 1) -> int | None:
    return None if is_missing(value) else round(value * scale)


def _ids(table: pd.DataFrame) -> tuple[int, ...]:
    return tuple(sorted({int(fact_id) for ids in table["fact_ids"] for fact_id in ids}))
