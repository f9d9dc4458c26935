"""Moving money between lines of the budget, and what a participant or an outcome then costs. Whole kronor; costs are
positive.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import inf

from finsam_data.scenarios.arithmetic.rounding import apportion

# how a saving is spread when it is not aimed at one line
SPREADS = ("proportion", "equal")


def moved(amounts: Mapping[str, int], line: str, amount: int, locked: bool, source: str = "") -> dict[str, int]:
    """The amounts after `line` is set to `amount`. Locked: the total stays, and the money comes from `source`, or else
    from all others in proportion (alike when they are all 0). A source may go below 0: that is told by `breaks`. Raises
    KeyError for an unknown line.
    """
    after = dict(amounts)
    change = amount - after[line]
    after[line] = amount
    if not locked or change == 0:
        return after
    if source and source != line:
        after[source] -= change
        return after
    others = [other for other in amounts if other != line]
    if not others:
        return dict(amounts)
    weights = [max(amounts[other], 0) for other in others]
    for other, part in zip(others, apportion(change, weights if sum(weights) else [1] * len(others)), strict=True):
        after[other] -= int(part)
    return after


def cut(amounts: Mapping[str, int], saving: int, how: str) -> dict[str, int]:
    """The amounts less `saving` kronor: `proportion` by size, `equal` the same from each line with money, or else aimed
    at the line `how`.
    """
    if how in amounts:
        return {line: amount - (saving if line == how else 0) for line, amount in amounts.items()}
    weights = [max(amount, 0) if how == "proportion" else int(amount > 0) for amount in amounts.values()]
    if not sum(weights):
        return dict(amounts)
    return {
        line: amount - int(part)
        for (line, amount), part in zip(amounts.items(), apportion(saving, weights), strict=True)
    }


@dataclass(frozen=True)
class Volumes:
    """A platform's year: persons who took part, who finished, and of those who went on to work or studies, with the
    95 % interval of the share that did. None is what the papers lack.
    """

    participants: int | None
    finished: int | None
    outcomes: int | None
    share_low: float | None = None
    share_high: float | None = None


@dataclass(frozen=True)
class UnitCost:
    """Kronor per participant, per finished and per outcome, with the interval of the last; None where it cannot be
    said, inf for no limit.
    """

    participants: float | None
    per_participant: float | None
    per_finished: float | None
    per_outcome: float | None
    low: float | None
    high: float | None


def unit_cost(amount: int, start: int, volumes: Volumes, follow: bool) -> UnitCost:
    """What one costs when the line gets `amount` instead of `start`. Unchanged volumes, or volumes that `follow` the
    money in proportion.

    The interval is of the share that goes on: so many or so few outcomes the same work could have given by chance.
    """
    scale = Fraction(amount, start) if follow and start > 0 else Fraction(1)
    per_participant, per_finished, per_outcome = (
        _each(amount, count, scale) for count in (volumes.participants, volumes.finished, volumes.outcomes)
    )
    low = high = None
    if volumes.finished and volumes.share_low is not None and scale > 0:
        fewest, most = (share * volumes.finished * float(scale) for share in (volumes.share_low, volumes.share_high))
        low, high = amount / most, amount / fewest if fewest > 0 else inf
    participants = None if volumes.participants is None else float(volumes.participants * scale)
    return UnitCost(participants, per_participant, per_finished, per_outcome, low, high)


def _each(amount: int, count: int | None, scale: Fraction) -> float | None:
    return float(amount / (count * scale)) if count and scale > 0 else None


@dataclass(frozen=True)
class Breaks:
    """What does not hold in a scenario: lines below 0, and kronor by which the deficit is larger than the capital (0
    when it is not).
    """

    negative: tuple[str, ...]
    beyond_capital: int


def breaks(amounts: Mapping[str, int], income: int, capital: int) -> Breaks:
    """Checks the amounts against what comes in and what is saved."""
    deficit = sum(amounts.values()) - income
    return Breaks(
        tuple(line for line, amount in amounts.items() if amount < 0),
        max(deficit - max(capital, 0), 0) if deficit > 0 else 0,
    )
