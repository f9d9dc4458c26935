"""Eget kapital year by year: opening + 2 S + other income − costs. Whole kronor. Arithmetic, not a forecast."""

from collections.abc import Sequence
from dataclasses import dataclass

from finsam_data.scenarios.arithmetic.rounding import apportion


@dataclass(frozen=True)
class Year:
    """One year in kronor; costs are positive."""

    year: int
    opening: int
    contributions: int
    other: int
    costs: int

    @property
    def result(self) -> int:
        """Income less costs."""
        return self.contributions + self.other - self.costs

    @property
    def closing(self) -> int:
        """The capital at the end of the year: what the next one opens with."""
        return self.opening + self.result


def years(first: int, opening: int, state: int, other: int, costs: Sequence[int]) -> list[Year]:
    """One Year per item of `costs`, from `first` on. Contributions are 2 × `state` every year."""
    rows = []
    for place, cost in enumerate(costs):
        rows.append(Year(first + place, opening, 2 * state, other, cost))
        opening = rows[-1].closing
    return rows


def use_to_land(opening: int, level: int, count: int) -> list[int]:
    """How much of the capital each of `count` years may use to end at `level`: the same every year, to the krona.
    Negative: to be saved.
    """
    return [int(part) for part in apportion(opening - level, [1] * count)]


def costs_to_land(opening: int, level: int, state: int, other: int, count: int) -> list[int]:
    """What each year may cost to end at `level`."""
    return [2 * state + other + used for used in use_to_land(opening, level, count)]


def within_bound(closing: int, bound: int | None) -> bool | None:
    """Whether the capital is at most `bound`; None when there is no step to judge by, which is not the same as yes."""
    return None if bound is None else closing <= bound
