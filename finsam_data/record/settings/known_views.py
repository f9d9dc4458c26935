"""Which pages, views and choices the dashboard has, out of data/codes/pages.csv and views.csv, so that a settings file
that names another stops the build.

They belong to the program and not to a förbund's record, so the build reads them from the repository's own data folder;
pages have them out of the database. A test
holds them equal to the catalogue of views; `python -m tools.known_views` writes views.csv out of it.
"""

import csv
from dataclasses import dataclass, field
from pathlib import Path

from finsam_data.kept import kept
from finsam_data.page_files import PageFile
from finsam_data.paths import ROOT

CODES = ROOT / "data" / "codes"
PAGES_FILE, VIEWS_FILE = CODES / "pages.csv", CODES / "views.csv"
# choices whose options are the labels of a code table, with what stands for all of them
LABELS = {"kommun": ("areas", "Alla kommuner"), "plattform": ("groups", "Alla plattformar"), "ar": ("periods", "")}


@dataclass
class KnownPage:
    """A page: its title, address and the key of its tabs (empty where it has no views), and per view the choices, by
    key, with the options that each has; none where only the data know them.
    """

    title: str
    address: str
    tabs_key: str
    views: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)


@kept
def _rows(file: Path | PageFile) -> list[dict]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def known_pages(folder: Path | PageFile | None = None) -> dict[str, KnownPage]:
    """Every page by its file name, in the menu's order: as the database has them where `folder` lies in it."""
    pages_file, views_file = PAGES_FILE, VIEWS_FILE
    if isinstance(folder, PageFile):
        pages_file, views_file = folder / "codes/pages.csv", folder / "codes/views.csv"
    pages = {row["page"]: KnownPage(row["title"], row["address"], row["tabs_key"]) for row in _rows(pages_file)}
    for row in _rows(views_file):
        choices = pages[row["page"]].views.setdefault(row["view"], {})
        if row["key"]:
            choices[row["key"]] = tuple(filter(None, row["options"].split("; ")))
    return pages


def choices_wrong(page: str, choices: dict, labels: dict[str, set[str]]) -> list[tuple[str, str, str]]:
    """(key, message, remedy) for each choice that the view at an address of the page does not have. `labels` are those
    of the code tables in LABELS.
    """
    known = known_pages()[page]
    name = choices.get(known.tabs_key, next(iter(known.views), ""))
    if name not in known.views:
        return [(known.tabs_key, f"vyn ”{name}” finns inte på sidan {known.title}", _one_of(known.views))]
    wrong = []
    for key, value in choices.items():
        options = known.views[name].get(key)
        if key == known.tabs_key:
            continue
        if options is None:
            remedy = _one_of([known.tabs_key, *known.views[name]])
            wrong.append((key, f"valet ”{key}” finns inte i vyn {name}", remedy))
            continue
        if key in LABELS:
            table, every = LABELS[key]
            options = tuple(sorted(labels.get(table, set()) | ({every} if every else set())))
        if options and value not in options:
            wrong.append((key, f"”{value}” är inget av valen för {key}", _one_of(options)))
    return wrong


def _one_of(names) -> str:
    return f"skriv något av {', '.join(names)}"
