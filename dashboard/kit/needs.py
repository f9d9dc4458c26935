"""What a view needs to have something to show: the topics that data/codes/view_needs.csv names. A view without any says
what it would show, and leaves its page's tabs; a page without such views leaves the menu.
"""

import csv

from dashboard.kit.cached import ask, prepared
from finsam_data.page_files import pages_folder
from finsam_data.questions import register


def nothing_yet(page: str, view: str) -> tuple[str, str] | None:
    """The title and text that stand in place of a view that the record has nothing of; None where it has something."""
    topics, shows = prepared(_needs).get((page, view), (None, ""))
    if topics is None or topics & prepared(_told):
        return None
    text = f"Här visas {shows}. Det behövs ett papper i underlaget som säger det."
    return f"{view}: inga uppgifter ännu", text


def with_something(page: str, views: tuple[str, ...]) -> tuple[str, ...]:
    """The views of a page that the record has something of."""
    return tuple(view for view in views if not nothing_yet(page, view))


def _told() -> frozenset[str]:
    return frozenset(ask(register.topics_told)["topic"])


def _needs() -> dict[tuple[str, str], tuple[frozenset[str], str]]:
    """(page, view): the topics of which one is enough, and what it shows."""
    with (pages_folder() / "codes/view_needs.csv").open(encoding="utf-8", newline="") as stream:
        return {
            (row["page"], row["view"]): (frozenset(row["topics"].split()), row["shows"])
            for row in csv.DictReader(stream)
        }
