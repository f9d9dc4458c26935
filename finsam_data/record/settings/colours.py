"""The colours of the house, by what they mean. They live in data/codes; this is the only place that reads them."""

import csv
from pathlib import Path

from finsam_data.kept import kept
from finsam_data.page_files import PageFile, pages_folder


def colour(name: str) -> str:
    """The colour that data/codes/other_colours.csv calls `name`. Raises KeyError for an unknown name, and
    DatabaseUnavailable.
    """
    return colours_in(pages_folder() / "codes" / "other_colours.csv")[name]


@kept
def colours_in(file: Path | PageFile) -> dict[str, str]:
    """Every colour of the file by its name."""
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return {row["name"]: row["colour"] for row in csv.DictReader(stream)}
