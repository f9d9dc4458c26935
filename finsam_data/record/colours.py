"""The colours of the house, by what they mean. They live in data/codes; this is the only place that reads them."""

import csv
from functools import cache

from finsam_data.paths import data_folder


@cache
def colour(name: str) -> str:
    """The colour that data/codes/other_colours.csv calls `name`. Raises KeyError for an unknown name."""
    with (data_folder() / "codes" / "other_colours.csv").open(encoding="utf-8", newline="") as stream:
        return {row["name"]: row["colour"] for row in csv.DictReader(stream)}[name]
