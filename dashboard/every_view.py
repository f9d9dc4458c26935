"""Makes every view of every page headlessly, with the choices that a reader begins with. A build tries its version with
`python -m dashboard.every_view` before readers have it; `python -m tools.every_view` tells somebody what each says.
"""

import json
import sys
from collections.abc import Iterator
from typing import NamedTuple

from dashboard.catalogue import PAGES
from dashboard.kit.figures.figure import Figure
from dashboard.kit.menu import title_of
from dashboard.kit.views import restored
from dashboard.meeting.resolve import finding_of
from finsam_data.database import DatabaseUnavailable
from finsam_data.versions.views import FAILURE, FIGURE, NOTICE
from finsam_data.writing import command


class Made(NamedTuple):
    """What a view gave: `kind` is FIGURE, NOTICE or FAILURE, `said` its heading or how it failed."""

    name: str
    kind: str
    said: str


def every_view() -> Iterator[Made]:
    """Every view in the order of the pages. Raises DatabaseUnavailable."""
    for page in PAGES:
        for view in PAGES[page].views:
            yield Made(f"{title_of(page)} – {view.name}", *_made(page, view.name))


def _made(page: str, view: str) -> tuple[str, str]:
    """(kind, what it says) of one view with the choices that it begins with."""
    try:
        items = restored(PAGES[page], {PAGES[page].tabs_key: view})
    except DatabaseUnavailable:
        raise
    except Exception as error:  # whatever a view can fail with is what this is to find
        return FAILURE, f"{type(error).__name__}: {error}"
    figures = [item for item in items if isinstance(item, Figure)]
    return (FIGURE if figures else NOTICE), " ".join(finding_of((figures or items)[0]).split())


def main() -> int:
    """Prints every view as JSON, for the build: a list of [name, kind, said]."""
    try:
        print(json.dumps(list(every_view()), ensure_ascii=False))
    except DatabaseUnavailable as unavailable:
        print(unavailable, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(command(main))
