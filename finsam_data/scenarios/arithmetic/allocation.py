"""The state's allocation model as finsam.se describes it, in our reading: A = base + (P − base · N) · (w · F + (1 − w)
· B).

A labelled scenario with editable parameters. F is the förbund's part of the country's measure of support, B its part of
residents 16–64.
"""

from dataclasses import dataclass
from fractions import Fraction

# parts of the country are given in billionths: fine enough to give today's amount back to the krona
BILLION = 1_000_000_000


@dataclass(frozen=True)
class Model:
    """pot and base in kronor, number of förbund, the weight of support in percent, the two parts of the country in
    billionths.
    """

    pot: int
    base: int
    count: int
    support_weight: int
    support: int
    residents: int
    floor_percent: int | None = None


def allocation(model: Model, before: int | None = None) -> int:
    """What the model gives, in whole kronor, halves up. With floor_percent it is at most so many percent below
    `before`.

    A pot that does not cover the base of every förbund leaves nothing to share out: then the base is what is given.
    """
    shared_out = max(model.pot - model.base * model.count, 0)
    weight = Fraction(model.support_weight, 100)
    part = weight * Fraction(model.support, BILLION) + (1 - weight) * Fraction(model.residents, BILLION)
    given = model.base + shared_out * part
    if model.floor_percent is not None and before is not None:
        given = max(given, Fraction(before) * (100 - model.floor_percent) / 100)
    return int(given + Fraction(1, 2))


def part_that_gives(amount: int, pot: int, base: int, count: int) -> int:
    """The part of the country (billionths, the same for support and residents) with which the model gives `amount`; 0
    when nothing is shared.
    """
    shared_out = pot - base * count
    if shared_out <= 0:
        return 0
    return min(max(round(Fraction((amount - base) * BILLION, shared_out)), 0), BILLION)
