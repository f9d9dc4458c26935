"""What a platform is called for short: the column `name` of data/codes/platforms.csv, for one whose label describes it
(`Teamet i Malå`). A platform without it is called by its label, which is then a name.
"""

import csv

from finsam_data.kept import kept
from finsam_data.page_files import PageFile, pages_folder


def short_name(label: str) -> str:
    """The short name of the platform with this label; other labels as they are. Raises DatabaseUnavailable."""
    return _names(pages_folder() / "codes" / "platforms.csv").get(label, label)


@kept
def _names(file: PageFile) -> dict[str, str]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return {row["label"]: row["name"] for row in csv.DictReader(stream) if row.get("name")}
