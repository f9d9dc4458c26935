"""How amounts and changes are said on the page Tänk om. Pure functions."""

from fractions import Fraction

from finsam_data.scenarios.results import Paid
from finsam_data.swedish import MISSING, NO_BREAK, is_missing, number, percent

THOUSAND = 1_000


def kr(amount) -> str:
    """Whole kronor as `2 357 555 kr`, with öre where there are any; missing → `–`."""
    return MISSING if is_missing(amount) else f"{number(float(amount), kr_decimals(amount))}{NO_BREAK}kr"


def kr_decimals(amount) -> int:
    """How many decimals `kr` writes."""
    return 0 if is_missing(amount) or Fraction(amount).denominator == 1 else 2


def rounded_kr(amount) -> str:
    """A computed cost in whole kronor; missing → `–`, without limit → `ingen gräns`."""
    if is_missing(amount):
        return MISSING
    return "ingen gräns" if amount == float("inf") else f"{number(amount)}{NO_BREAK}kr"


def tkr(amount) -> str:
    """Kronor in thousands: `12 510 tkr`; missing → `–`."""
    return MISSING if is_missing(amount) else f"{number(float(amount) / THOUSAND)}{NO_BREAK}tkr"


def more_or_less(change, said=kr, same: str = "oförändrat") -> str:
    """`439 kr mindre`, `500 kr mer` or `oförändrat`."""
    if not change:
        return same
    return f"{said(abs(change))} {'mer' if change > 0 else 'mindre'}"


def than_today(change, said=kr) -> str:
    """`450 000 kr mindre än i dag` or `som i dag`."""
    return f"{more_or_less(change, said)} än i{NO_BREAK}dag" if change else f"som i{NO_BREAK}dag"


def against_today(paid: Paid) -> str:
    """A member's change in kronor and percent: `500 tkr mindre (−21,2 %)`, or that there is nothing to compare with."""
    if paid.change is None:
        return "ny medlem" if paid.is_new else MISSING
    share = 0 if paid.change_share is None else round(paid.change_share, 3)
    in_percent = f" ({'+' if share > 0 else ''}{percent(share, 1)})" if share else ""
    return f"{more_or_less(paid.change)}{in_percent}"


def hundredths(share: int | None) -> str:
    """`82,36 %`; None → `–`."""
    return MISSING if share is None else f"{number(share / 100, 2)}{NO_BREAK}%"
