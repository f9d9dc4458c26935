"""Splitting a whole number so that the parts add up to it exactly. Fractions throughout: no krona is lost to binary
arithmetic.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import floor

# a share of 100 % in hundredths of a percent, as the papers print shares with two decimals
WHOLE = 10_000


def apportion(total: Fraction | int, weights: Sequence[Fraction | int], unit: int = 1) -> list[Fraction]:
    """Splits `total` (kronor) in proportion to `weights` by largest remainder: every part a whole number of `unit`, the
    sum exactly `total`.

    Each part is rounded towards zero; the units left go one each to those that lost most, the first in order when
    alike. What is less than a unit (öre, or kronor when the unit is a thousand) goes to the largest weight. Raises
    ValueError when there is nobody to split between: no weights, a negative one, or all 0.
    """
    if not weights or min(weights) < 0 or sum(weights) == 0:
        raise ValueError("nothing to split between")
    if total < 0:
        return [-part for part in apportion(-Fraction(total), weights, unit)]
    units = floor(Fraction(total) / unit)
    exact = [Fraction(units * weight) / sum(weights) for weight in weights]
    whole = [floor(part) for part in exact]
    most_lost = sorted(range(len(weights)), key=lambda place: (whole[place] - exact[place], place))
    for place in most_lost[: units - sum(whole)]:
        whole[place] += 1
    parts = [Fraction(part * unit) for part in whole]
    parts[max(range(len(weights)), key=lambda place: (weights[place], -place))] += Fraction(total) - units * unit
    return parts


def nearest_then_largest(total: Fraction | int, weights: Sequence[Fraction | int], unit: int = 1) -> list[Fraction]:
    """Splits `total` as a spreadsheet does: each part rounded to the nearest `unit`, and what then differs is put on
    the largest weight.

    The sum is exactly `total`. Raises ValueError like apportion.
    """
    if not weights or min(weights) < 0 or sum(weights) == 0:
        raise ValueError("nothing to split between")
    exact = [Fraction(total) * weight / sum(weights) for weight in weights]
    parts = [Fraction(floor(part / unit + Fraction(1, 2)) * unit) for part in exact]
    parts[max(range(len(weights)), key=lambda place: (weights[place], -place))] += Fraction(total) - sum(parts)
    return parts


METHODS = {"largest_remainder": apportion, "nearest_then_largest": nearest_then_largest}


def held_at_whole(shares: Sequence[int], place: int, value: int, whole: int = WHOLE) -> list[int]:
    """The shares after the one at `place` is set to `value`: the others give or take in proportion, and the sum stays
    `whole`.

    `value` is kept within 0 and `whole`. When the others are all 0 they share alike. One share alone is always the
    whole.
    """
    others = [share for at, share in enumerate(shares) if at != place]
    if not others:
        return [whole]
    value = min(max(value, 0), whole)
    rest = apportion(whole - value, others if sum(others) else [1] * len(others))
    return [int(share) for share in [*rest[:place], value, *rest[place:]]]
