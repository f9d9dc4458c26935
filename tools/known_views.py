"""`python -m tools.known_views`: writes data/codes/views.csv, the views and choices that settings files may name, out
of the catalogue of views. Run it when a view or a choice is new; a test says when.
"""

import csv
import io
import sys

from dashboard.catalogue import PAGES
from dashboard.kit.views import ViewPage, controls_of
from finsam_data.record.settings.known_views import VIEWS_FILE
from finsam_data.writing import command, write_whole

HEADER = ("page", "view", "key", "options")
# the codes of the sexes are the program's own words
SEX = ("Totalt", "Kvinnor", "Män")


def rows_of(name: str, page: ViewPage) -> list[tuple[str, str, str, str]]:
    """A row per view and key that it reads: the page's own first; one with an empty key where it reads none."""
    rows = []
    for view in page.views:
        options = {control.key: control.options for control in view.controls if hasattr(control, "options")}
        keys = [field.key for control in controls_of(page, view) for field in control.fields()]
        for key in keys or ("",):
            fixed = SEX if key == "kon" else options.get(key, ())
            rows.append((name, view.name, key, "; ".join(fixed)))
    return rows


def table() -> str:
    """The whole file as text."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(HEADER)
    for name, page in PAGES.items():
        writer.writerows(rows_of(name, page))
    return written.getvalue()


def main() -> int:
    """Writes the file."""
    write_whole(VIEWS_FILE, table(), VIEWS_FILE.name)
    print(f"{VIEWS_FILE.name} är skriven.")
    return 0


if __name__ == "__main__":
    sys.exit(command(main))
