"""What a native chart reads back from the words of a form's rows: labels, number formats; and plain numbers with
missing as None. Pure.
"""

import re

from dashboard.handouts.office_charts.description import Number
from finsam_data.swedish import MINUS, NO_BREAK, is_missing


def label_of(heading: str) -> str:
    """`Arbete: 26 % (88 av 336)` → `Arbete`: the part of a row's words before its number."""
    label, found, _ = str(heading).rpartition(": ")
    return label if found else str(heading)


def format_of(values, texts) -> str:
    """The number format with which the page's own words write these values: the unit and the most decimals of the
    numbers that equal them.
    """
    found = set()
    for value, text in zip(values, texts, strict=True):
        for whole, decimals, percent in re.findall(
            rf"(\d[\d{NO_BREAK}]*)(?:,(\d+))?{NO_BREAK}?(%?)", str(text).replace(MINUS, "")
        ):
            written = float(f"{whole.replace(NO_BREAK, '')}.{decimals or 0}")
            for unit, scale in (("%", 100), ("of hundred", 1)) if percent else (("", 1),):
                if not is_missing(value) and value and abs(written - abs(value) * scale) <= 0.51 * 10 ** -len(decimals):
                    found.add((len(decimals), unit))
    if not found:
        return "#,##0.##"
    decimals, unit = max(found)
    places = "." + "0" * decimals if decimals else ""
    # a percentage that the record holds as it is printed, 0–100, gets its sign as a word
    return {"%": f"0{places} %", "of hundred": f'0{places}" %"', "": f"#,##0{places}"}[unit]


def numbers(column) -> tuple[Number, ...]:
    """The values of a column as plain numbers; missing is None."""
    return tuple(None if is_missing(value) else float(value) for value in column)
