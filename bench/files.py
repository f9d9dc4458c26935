"""Measures how long a meeting of twelve views takes to become PowerPoint, PDF and Excel. Run as
`python -m bench.files`; it prints milliseconds as JSON.

It reads the database that FINSAM_DATABASE names. It runs in a process of its own, so that nothing is loaded or cached
before its first round, as in a server that has just started.
"""

import json
import sys
import time

from dashboard.catalogue import PAGES
from dashboard.meeting.model import Meeting, Point
from dashboard.meeting.resolve import resolve_all

VIEWS, ROUNDS = 12, 4


def meeting() -> Meeting:
    """A meeting of twelve views from all over the dashboard."""
    every = [Point(name, ((page.tabs_key, view.name),)) for name, page in PAGES.items() for view in page.views]
    return Meeting("Styrelsemöte", "2020-03-20", tuple(every[:: len(every) // VIEWS][:VIEWS]))


def measure() -> dict[str, list[float]]:
    """The milliseconds of every round, by kind of file."""
    from dashboard.handouts.excel.book import as_excel
    from dashboard.handouts.pdf.typeset import as_pdf
    from dashboard.handouts.powerpoint.deck import as_powerpoint

    held = meeting()
    taken: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        for name, make in (("PowerPoint", as_powerpoint), ("PDF", as_pdf), ("Excel", as_excel)):
            started = time.perf_counter()
            make(held.title, held.date, resolve_all(held))
            taken.setdefault(name, []).append((time.perf_counter() - started) * 1000)
    return taken


if __name__ == "__main__":
    json.dump(measure(), sys.stdout)
