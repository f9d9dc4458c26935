"""Where things lie. Two environment variables move them, so that tests and several installations never share a file:
FINSAM_DATA (the curated record) and FINSAM_DATABASE (the folder with the versions that are built from it, or one DuckDB
file)."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
QUERIES = ROOT / "queries"


# the tables and texts of what the product knows, whichever förbund the record is of. A record may have its own instead
KNOWN_TO_THE_PRODUCT = frozenset(f"codes/{name}" for name in (
    "bases.csv", "benefits.csv", "columns.csv", "details.csv", "follow_up_states.csv", "goal_areas.csv", "measures.csv",
    "other_colours.csv", "outcomes.csv", "parties.csv", "report_lines.csv", "respondents.csv", "scales.csv",
    "scb_contents.csv", "scb_table.yaml", "share_bases.csv", "signals.csv", "states.csv", "topics.csv", "totals.csv",
    "units.csv",
)) | {"texts", "templates"}  # fmt: skip


def home_of(name: str, folder: Path) -> Path:
    """The folder in which a file of the record in `folder` stands: there, or in the product's own where the record
    lacks it and the product knows it.
    """
    return ROOT / "data" if name in KNOWN_TO_THE_PRODUCT and not (folder / name).exists() else folder


def data_folder() -> Path:
    """The folder with the curated record: CSV tables, findings, codes, texts, settings."""
    return Path(os.environ.get("FINSAM_DATA") or ROOT / "data")


def database_place() -> Path:
    """The folder with the built versions, or the one DuckDB file that is built instead. It need not exist."""
    return Path(os.environ.get("FINSAM_DATABASE") or ROOT / "build")
