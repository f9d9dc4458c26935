"""The command `python -m tools.every_view`: makes every view of every page headlessly, with the choices that a reader
begins with, and prints a line each: whether it gave a figure, a notice or a failure, and what it says. The count comes
last; the exit code is 1 when something failed.
"""

import sys
from collections import Counter

from dashboard.catalogue import PAGES
from dashboard.kit.figures.figure import Figure
from dashboard.kit.menu import title_of
from dashboard.kit.views import restored
from dashboard.meeting.resolve import finding_of
from finsam_data.database import DatabaseUnavailable
from finsam_data.writing import command

FIGURE, NOTICE, FAILURE = "figur", "meddelande", "fel"


def made(page: str, view: str) -> tuple[str, str]:
    """(kind, what it says) of one view with the choices that it begins with."""
    try:
        items = restored(PAGES[page], {PAGES[page].tabs_key: view})
    except DatabaseUnavailable:
        raise
    except Exception as error:  # whatever a view can fail with is what this command is to find
        return FAILURE, f"{type(error).__name__}: {error}"
    figures = [item for item in items if isinstance(item, Figure)]
    return (FIGURE if figures else NOTICE), finding_of((figures or items)[0])


def main() -> int:
    """Prints the lines."""
    counted: Counter = Counter()
    for page in PAGES:
        for view in PAGES[page].views:
            try:
                kind, said = made(page, view.name)
            except DatabaseUnavailable as unavailable:
                print(unavailable, file=sys.stderr)
                return 1
            counted[kind] += 1
            print(f"{kind:<10} {title_of(page)} – {view.name}: {' '.join(said.split())}")
    print(f"{counted.total()} vyer: {counted[FIGURE]} figurer, {counted[NOTICE]} meddelanden, {counted[FAILURE]} fel.")
    return 1 if counted[FAILURE] else 0


if __name__ == "__main__":
    sys.exit(command(main))
