"""Reading the built DuckDB file: locked down, safe for many threads, and replaced under running readers without harm.

The file is attached read-only to a fresh in-memory connection; after a rebuild a new connection is made (reconnecting
to a replaced file would give the old data). Each question gets its own cursor, since one connection shared by threads
mixes up their answers.
"""

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

import duckdb
import pandas as pd

from finsam_data.kept import kept
from finsam_data.paths import QUERIES

# stands after the database's own bytes with their digest: DuckDB checks its blocks one by one as it reads them, and has
# been seen to crash on a damaged one
SEAL = b"finsam-sha256:"
LOCKED = {"autoinstall_known_extensions": False, "autoload_known_extensions": False, "threads": 2}


class DatabaseUnavailable(Exception):
    """The database cannot be read. The text is one Swedish sentence for the reader."""


def database_version(file: Path) -> int:
    """The version of the data: the file's time of change in nanoseconds. Raises DatabaseUnavailable when there is no
    file.
    """
    try:
        return file.stat().st_mtime_ns
    except OSError:
        raise DatabaseUnavailable("Databasen finns inte ännu. Kör make data och ladda om sidan.") from None


def seal(file: Path) -> None:
    """Adds the digest of a finished database to its end, which DuckDB does not read. Raises OSError."""
    digest = hashlib.sha256(file.read_bytes()).digest()
    with file.open("ab") as stream:
        stream.write(SEAL + digest)


def is_whole(file: Path) -> bool:
    """Whether the file is, to the last byte, what the build wrote."""
    try:
        content = memoryview(file.read_bytes())
    except OSError:
        return False
    end = len(content) - len(SEAL) - hashlib.sha256().digest_size
    return end > 0 and content[end:] == SEAL + hashlib.sha256(content[:end]).digest()


class Database:
    """One version of the built file. Safe to share between threads."""

    def __init__(self, file: Path):
        """Opens `file`. Raises DatabaseUnavailable when it is missing, empty, cut off or not a database."""
        database_version(file)
        if not is_whole(file):
            raise _damaged()
        self._connection = duckdb.connect(":memory:", config=LOCKED)
        try:
            self._connection.execute(f"ATTACH '{str(file).replace(chr(39), chr(39) * 2)}' AS finsam (READ_ONLY)")
            self._connection.execute("SET enable_external_access = false")
            self._connection.execute("SET lock_configuration = true")
        except duckdb.Error:
            raise _damaged() from None

    def ask(self, question: str, parameters: Mapping | None = None) -> pd.DataFrame:
        """The answer to queries/`question`.sql as a table. Raises DatabaseUnavailable when the file turns out to be
        damaged.
        """
        return self._answer(lambda cursor: cursor.execute(query_text(question), dict(parameters or {})).df())

    def page_files(self) -> dict[str, bytes]:
        """The files that pages read, by name, as the build checked them. Raises DatabaseUnavailable as ask does."""
        return self._answer(lambda cursor: dict(cursor.execute("SELECT name, content FROM page_file").fetchall()))

    def _answer(self, ask: Callable):
        cursor = self._connection.cursor()
        try:
            cursor.execute("USE finsam")
            return ask(cursor)
        except (
            duckdb.IOException,
            duckdb.FatalException,
            duckdb.InternalException,
            duckdb.SerializationException,
            duckdb.CatalogException,
        ):
            raise _damaged() from None
        finally:
            cursor.close()

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()


def query_text(question: str) -> str:
    """The SQL of queries/`question`.sql."""
    return _query(QUERIES / f"{question}.sql")


@kept
def _query(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _damaged() -> DatabaseUnavailable:
    return DatabaseUnavailable("Databasfilen är skadad eller ofullständig. Kör make data och ladda om sidan.")
