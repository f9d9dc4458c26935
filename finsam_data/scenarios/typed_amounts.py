"""Reading what a person types as an amount or a percentage, in Swedish; what cannot be read is answered by one
sentence.
"""

import re
from fractions import Fraction

from finsam_data.swedish import MINUS, NO_BREAK, number

UNITS = {"": 1, "kr": 1, "kronor": 1, "tkr": 1_000, "mkr": 1_000_000, "mnkr": 1_000_000}
LONGEST = 100
COUNTING = {2: "två", 4: "fyra"}
# one point is read as a decimal point, several can only part thousands
_POINTS = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:\.[0-9]{3}){2,}(?![0-9.])", re.ASCII)
_AMOUNT = re.compile(r"([+-]?)([0-9]{1,60})(?:[,.]([0-9]{1,6}))? ?([a-z]*)", re.ASCII)


class NotAnAmount(Exception):
    """What was typed cannot be used. The message is one Swedish sentence for the reader."""


def read_amount(text: str, low: int, high: int, unit: str = "kr") -> int:
    """Whole kronor (or persons) from `5 725 000`, `5.725.000`, `5 725 tkr` or `5,7 mkr`. Raises NotAnAmount outside
    `low`–`high` too.
    """
    value = _value(text, f"Skriv ett tal med siffror, till exempel {number(min(max(5_725_000, low), high))}.")
    if value.denominator != 1:
        raise NotAnAmount(f"Skriv ett helt antal {'kronor' if unit == 'kr' else unit}, utan decimaler.")
    return int(_within(value, low, high, unit))


def read_share(text: str, decimals: int = 2, size: int = 100) -> int:
    """A share in `size`ths of a percent from `82,36` or `82,36 %`: hundredths by default. Raises NotAnAmount."""
    value = _within(_value(text.replace("%", ""), "Skriv en andel i procent, till exempel 82,36."), 0, 100, "%")
    if (value * 10**decimals).denominator != 1:
        raise NotAnAmount(f"Skriv andelen med högst {COUNTING[decimals]} decimaler.")
    return int(value * size)


def _value(text: str, example: str) -> Fraction:
    if len(text) > LONGEST:
        raise NotAnAmount(example)
    plain = text.strip().lower().replace(MINUS, "-").replace(NO_BREAK, " ")
    plain = _POINTS.sub(lambda found: found[0].replace(".", ""), plain)
    found = _AMOUNT.fullmatch(re.sub(r"(?<=[0-9]) (?=[0-9]{3}(?![0-9]))", "", plain).replace("- ", "-"))
    if not found or found[4] not in UNITS:
        raise NotAnAmount(example)
    sign, whole, decimals, unit = found.groups()
    value = Fraction(int(whole + (decimals or "")), 10 ** len(decimals or "")) * UNITS[unit]
    return -value if sign == "-" else value


def _within(value: Fraction, low: int, high: int, unit: str) -> Fraction:
    if value < low:
        limit = "Talet kan inte vara negativt." if low == 0 else f"Talet får vara lägst {number(low)}{NO_BREAK}{unit}."
        raise NotAnAmount(limit)
    if value > high:
        raise NotAnAmount(f"Talet får vara högst {number(high)}{NO_BREAK}{unit}.")
    return value
