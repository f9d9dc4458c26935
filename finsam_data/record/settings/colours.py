"""The colours of the house, by what they mean. They live in data/codes; this is the only place that reads them."""

import csv
from pathlib import Path

from finsam_data.kept import kept
from finsam_data.paths import data_folder


def colour(name: str) -> str:
    """The colour that data/codes/other_colours.csv calls `name`. Raises KeyError for an unknown name."""
    return _colours(data_folder() / "codes" / "other_colours.csv")[name]


@kept
def _colours(file: Path) -> dict[str, str]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return {row["name"]: row["colour"] for row in csv.DictReader(stream)}
