"""What each member pays: 5 § of the law fixes the parts of state and region, the municipalities agree on a key between
themselves.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from finsam_data.scenarios.arithmetic.rounding import METHODS, WHOLE, apportion


@dataclass(frozen=True)
class Parts:
    """The parties' parts in kronor: always state : region : municipalities = 2 : 1 : 1."""

    state: Fraction
    region: Fraction
    municipalities: Fraction

    @property
    def total(self) -> Fraction:
        """2 S."""
        return self.state + self.region + self.municipalities


def parts(state: int) -> Parts:
    """The three parts when the state pays `state` kronor. An odd krona gives a half krona each to region and
    municipalities.
    """
    half = Fraction(state, 2)
    return Parts(Fraction(state), half, half)


@dataclass(frozen=True)
class Member:
    """A municipality as the key sees it: code and name, people of working age (any base, the same for all), full-year
    equivalents.
    """

    area: str
    name: str
    population: Fraction
    full_year: Fraction


def mixed_key(members: Sequence[Member], weights: tuple[int, int, int]) -> list[Fraction]:
    """Each member's share (their sum is exactly 1) by population, full-year equivalents and equal parts, mixed by
    `weights`.

    Raises ValueError when there is no member, every weight is 0, or a weighted measure is 0 for all.
    """
    if not members or min(weights) < 0 or sum(weights) == 0:
        raise ValueError("no key")
    measures = (
        [member.population for member in members],
        [member.full_year for member in members],
        [Fraction(1)] * len(members),
    )
    shares = [Fraction(0)] * len(members)
    for weight, measure in zip(weights, measures, strict=True):
        if weight == 0:
            continue
        if sum(measure) == 0:
            raise ValueError("no key")
        for place, value in enumerate(measure):
            shares[place] += Fraction(weight, sum(weights)) * Fraction(value) / sum(measure)
    return shares


def in_hundredths(shares: Sequence[Fraction]) -> list[int]:
    """Shares as hundredths of a percent that sum to exactly 10 000: what the sliders of free shares start from."""
    return [int(part) for part in apportion(WHOLE, list(shares))]


def municipal_contributions(
    total: Fraction, shares: Sequence[Fraction | int], method: str, unit: int
) -> list[Fraction]:
    """What each municipality pays of `total`, in kronor, by a method of rounding.METHODS to whole `unit`s. The sum is
    exactly `total`.
    """
    return METHODS[method](total, list(shares), unit)
