"""Where things lie. Two environment variables move them, so that tests and several installations never share a file:
FINSAM_DATA (the curated record) and FINSAM_DATABASE (the DuckDB file that is built from it)."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
QUERIES = ROOT / "queries"


def data_folder() -> Path:
    """The folder with the curated record: CSV tables, findings, codes, texts, settings."""
    return Path(os.environ.get("FINSAM_DATA") or ROOT / "data")


def database_file() -> Path:
    """The DuckDB file that the pages read. It need not exist."""
    return Path(os.environ.get("FINSAM_DATABASE") or ROOT / "build" / "finsam.duckdb")
