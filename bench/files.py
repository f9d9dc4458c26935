"""`python -m bench.files`: how long a meeting of twelve views takes to become PowerPoint, PDF and Excel. Prints seconds
as JSON.

A process of its own, as the server is: the database is the one that FINSAM_DATABASE names. The first round is with
nothing loaded or kept.
"""

import json
import sys
import time

from dashboard.catalogue import PAGES
from dashboard.meeting.model import Meeting, Point
from dashboard.meeting.resolve import resolve_all

VIEWS, ROUNDS = 12, 4


def meeting() -> Meeting:
    """Twelve views spread over all pages."""
    every = [Point(name, ((page.tabs_key, view.name),)) for name, page in PAGES.items() for view in page.views]
    return Meeting("Styrelsemöte", "2020-03-20", tuple(every[:: len(every) // VIEWS][:VIEWS]))


def measure() -> dict[str, list[float]]:
    """Milliseconds of each round by file."""
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
