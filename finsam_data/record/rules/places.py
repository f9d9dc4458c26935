"""Places in a paper: the line numbers that a row of the record names, such as `1852` or `1789-1791, 1800`."""

import re

LINES = re.compile(r"[0-9]+(-[0-9]+)?(, [0-9]+(-[0-9]+)?)*")
# no table of a paper is longer, and no paper has a line number of more digits
LONGEST_RANGE = 1_000
DIGITS = 6
EXAMPLE = "skriv t.ex. 1852 eller 1789-1791"


def lines_fault(text: str, paper_has: int | None = None) -> tuple[str, str] | None:
    """What is wrong with the lines that a row names, and what to do; None when they can be looked up. `paper_has` is
    how many lines the paper's text has, where that is known.
    """
    shown = text if len(text) <= 40 else f"{text[:40]}…"
    if not LINES.fullmatch(text):
        return f"raderna ”{shown}” går inte att läsa", EXAMPLE
    for first, last in ranges(text):
        if len(str(first)) > DIGITS or len(str(last)) > DIGITS:
            return f"radnumret i ”{shown}” är för stort", f"skriv högst {DIGITS} siffror; se efter om ett tecken fattas"
        if last < first:
            return f"raderna ”{shown}” slutar före de börjar", f"skriv {last}-{first}, om det är de raderna"
        if last - first < LONGEST_RANGE and paper_has is not None and last > paper_has:
            return f"raderna ”{shown}” går förbi papperets slut, rad {paper_has}", "se efter i papperet och rätta"
        if last - first >= LONGEST_RANGE:
            return (
                f"raderna ”{shown}” är {last - first + 1} rader",
                f"skriv högst {LONGEST_RANGE} rader i följd; se efter om en siffra är fel",
            )
    return None


def lengths_of(sources: list[dict]) -> dict[str, int]:
    """How many lines each paper's text has, by source_id; a paper whose length nobody has written is not there."""
    return {row["source_id"]: int(row["text_lines"]) for row in sources if row.get("text_lines")}


def ranges(text: str) -> list[tuple[int, int]]:
    """The lines as (first, last), in the order in which they stand. Reads both `-` and `–`."""
    found = re.findall(r"([0-9]+)(?:\s*[-–]\s*([0-9]+))?", text)
    return [(int(first[:18]), int((last or first)[:18])) for first, last in found]


def joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same lines in order, with those that meet or overlap as one range; never spelled out line by line."""
    runs: list[tuple[int, int]] = []
    for first, last in sorted((min(span), max(span)) for span in spans):
        if runs and first <= runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], max(runs[-1][1], last))
        else:
            runs.append((first, last))
    return runs
