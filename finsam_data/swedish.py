"""Numbers and words as a Swedish reader expects them: decimal comma, no-break spaces, the real minus, `–` for what is
missing.

Streamlit's own formats follow the reader's browser; these do not.
"""

import math
from datetime import date
from functools import lru_cache

from babel.dates import format_date, get_month_names
from babel.numbers import format_decimal

from finsam_data.kept import kept
from finsam_data.page_files import PageFile, pages_folder

NO_BREAK = "\u00a0"
MINUS = "\u2212"
MISSING = "–"
_WORDS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
HIDDEN = ".."
SEXES = {"T": "Totalt", "K": "Kvinnor", "M": "Män"}


def is_missing(value) -> bool:
    """True for None, NaN and pandas' NA."""
    return value is None or str(value) == "<NA>" or value != value


def number(value, decimals: int = 0) -> str:
    """1993 → `1 993` (no-break space), -1.25 with one decimal → `−1,2`; missing → `–`. Halves are rounded to even, as
    babel does.
    """
    if is_missing(value):
        return MISSING
    return _written(value, decimals)


@lru_cache(maxsize=20_000)
def _written(value, decimals: int) -> str:
    """Kept, for babel takes longer over a number than all else that is done with it."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    text = format_decimal(value, format=pattern, locale="sv_SE").replace(" ", NO_BREAK).replace("-", MINUS)
    return text if text.strip(f"{MINUS}0,") else text.lstrip(MINUS)


def _rounded_percent(share: float, decimals: int) -> float:
    """100 × share, halves away from zero as the papers round. The small addition keeps 0.385 from falling under its own
    half in binary.
    """
    scale = 10**decimals
    return math.copysign(math.floor(abs(share) * 100 * scale + 0.5 + 1e-9) / scale, share)


def percent(share, decimals: int = 0) -> str:
    """A share between 0 and 1 as `26 %`, rounded half up as the papers do; missing → `–`."""
    return MISSING if is_missing(share) else f"{number(_rounded_percent(share, decimals), decimals)}{NO_BREAK}%"


def percent_printed(value) -> str:
    """A percentage as a paper prints it (0–100): 16.3 → `16,3 %`, 50 → `50 %`; missing → `–`."""
    return MISSING if is_missing(value) else f"{number(value, 0 if value == int(value) else 1)}{NO_BREAK}%"


def percent_against(share, goal) -> str:
    """A share beside a goal: whole percent, but as many decimals as it takes to see on which side of the goal it
    lies.
    """
    return percent(share, decimals_against(share, goal))


def decimals_against(share, goal) -> int:
    """How many decimals percent_against writes."""
    if is_missing(share) or is_missing(goal) or abs(share - goal) < 1e-12:
        return 0
    return next((d for d in range(4) if _rounded_percent(share, d) != round(goal * 100, 6)), 4)


def points(difference, decimals: int = 0) -> str:
    """A difference of shares as `−9 procentenheter`, with a plus sign for what has grown; missing → `–`."""
    if is_missing(difference):
        return MISSING
    rounded = _rounded_percent(difference, decimals)
    unit = "procentenhet" if abs(rounded) == 1 else "procentenheter"
    return f"{'+' if rounded > 0 else ''}{number(rounded, decimals)}{NO_BREAK}{unit}"


def decimals_of_difference(share, other) -> int:
    """How many decimals two shares and their difference need, so that the difference is that of what is printed."""
    if is_missing(share) or is_missing(other):
        return 0
    return 0 if _rounded_percent(share, 0) - _rounded_percent(other, 0) == _rounded_percent(share - other, 0) else 1


def kronor(amount) -> str:
    """9535.7 → `9 536 kr`, halves away from zero; missing → `–`."""
    return (
        MISSING if is_missing(amount) else f"{number(math.copysign(math.floor(abs(amount) + 0.5), amount))}{NO_BREAK}kr"
    )


def thousands(amount, sign: bool = False) -> str:
    """Kronor as thousands, -999684 → `−1 000 tkr`, halves away from zero; `sign` writes the plus too. Missing → `–`."""
    if is_missing(amount):
        return MISSING
    rounded = math.copysign(math.floor(abs(amount) / 1000 + 0.5), amount)
    return f"{'+' if sign and rounded > 0 else ''}{number(rounded)}{NO_BREAK}tkr"


def interval(low, high, goal=None) -> str:
    """Two shares as `22–31 %`, with the decimals that it takes to see whether a goal lies between them; missing →
    `–`.
    """
    if is_missing(low) or is_missing(high):
        return MISSING
    decimals = max(decimals_against(low, goal), decimals_against(high, goal))
    return f"{number(_rounded_percent(low, decimals), decimals)}–{percent(high, decimals)}"


def of(count, n) -> str:
    """`88 av 336`, with no-break spaces; `n = 336` when the count is not known."""
    if is_missing(n):
        return MISSING
    known = f"n{NO_BREAK}=" if is_missing(count) else f"{number(count)}{NO_BREAK}av"
    return f"{known}{NO_BREAK}{number(n)}"


def day_in_words(day: str) -> str:
    """`2020-03-20` as `20 mars 2020`. Raises ValueError when it is no day."""
    return format_date(date.fromisoformat(day), "d MMMM y", locale="sv_SE")


def month(code: str) -> str:
    """`2019-10` as `oktober 2019`."""
    year, number_of_month = code.split("-")
    return f"{get_month_names('wide', locale='sv_SE')[int(number_of_month)]} {year}"


def genitive(name: str) -> str:
    """`Malås`, but `Nordfors`: a name that ends in s, x or z stays as it is."""
    return name if name.endswith(("s", "x", "z")) else f"{name}s"


def lower_first(text: str) -> str:
    """A label in the middle of a sentence: `Ohälsa` → `ohälsa`."""
    return text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """A word at the beginning of a sentence: `i Malå` → `I Malå`."""
    return text[:1].upper() + text[1:]


def counted_in_words(count: int) -> str:
    """`sex` for 6; from thirteen on in digits, as Swedish writes numbers."""
    return _WORDS[count] if count < len(_WORDS) else number(count)


def in_words(items: list[str]) -> str:
    """`Skellefteå, Norsjö och Malå`."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} och {items[-1]}" if items else ""


def text(name: str) -> str:
    """A longer Swedish text, from data/texts/`name`.md as it was built. Raises DatabaseUnavailable."""
    return _text(pages_folder() / "texts" / f"{name}.md")


def about_the_papers() -> str:
    """What is to be said of this record's own papers beside the definitions that every förbund has, from
    data/om_papperen.md; empty where it has no such text. Raises DatabaseUnavailable.
    """
    try:
        return _text(pages_folder() / "om_papperen.md")
    except FileNotFoundError:
        return ""


@kept
def _text(file: PageFile) -> str:
    return file.read_text(encoding="utf-8-sig")
