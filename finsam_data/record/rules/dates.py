"""Days and periods as the record writes them."""

import re
from datetime import date

# [0-9], not \d, which also matches the digits of other scripts: the rest of the code cannot read those
_PERIOD = re.compile(r"((?:19|20)[0-9]{2})(?:H[12]|T[123]|-(0[1-9]|1[0-2])(-[0-9]{2})?|-((?:19|20)[0-9]{2}))?")


def is_date(text: str) -> bool:
    """Whether the text is a day of the calendar written as 2020-10-30."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def is_period(text: str) -> bool:
    """Whether the text is a year, half-year, tertial, month, day or two years in order: `2020T2`, `2016-2017`."""
    found = _PERIOD.fullmatch(text)
    if not found:
        return False
    year, _, day, last_year = found.groups()
    return (day is None or is_date(text)) and (last_year is None or year < last_year)
