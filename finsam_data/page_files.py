"""The files that pages read while they are shown: overview.yaml, the texts, the agendas, ... The build keeps what it
has checked of them in the database, and pages read that. So a file that is damaged or half-edited afterwards fails no
page; an edit shows after `make data`, like one of a figure.
"""

import io
from functools import lru_cache
from pathlib import Path, PurePosixPath

import duckdb

from finsam_data.database import Database, database_version
from finsam_data.faults import Fault
from finsam_data.paths import ROOT, home_of
from finsam_data.versions.pointer import database_file

# what pages read out of data/ while they are shown; all else reaches them through the tables. A test looks for more
READ_BY_PAGES = (
    "forbund.yaml", "logo.svg", "om_papperen.md", "overview.yaml", "scenarios.yaml", "agendas", "texts",
    "codes/other_colours.csv", "codes/signals.csv", "codes/platforms.csv",
)  # fmt: skip
# the program's own, which no förbund has another of
OF_THE_PROGRAM = ("codes/pages.csv", "codes/views.csv", "codes/view_needs.csv")


class PageFile:
    """A file or folder as the database holds it, with what readers use of a Path. `version` tells one database from
    another; equal versions and places are the same content.
    """

    def __init__(self, files: dict[str, bytes], version: tuple, place: str = ""):
        self._files, self.version, self._place = files, version, PurePosixPath(place)

    def __truediv__(self, name: str) -> "PageFile":
        return PageFile(self._files, self.version, str(self._place / name))

    def __eq__(self, other) -> bool:
        return isinstance(other, PageFile) and (self.version, str(self)) == (other.version, str(other))

    def __lt__(self, other: "PageFile") -> bool:
        return str(self) < str(other)

    def __hash__(self) -> int:
        return hash((self.version, str(self)))

    def __str__(self) -> str:
        return str(self._place)

    def glob(self, pattern: str) -> list["PageFile"]:
        """The files here whose name is like `pattern`."""
        here = [PurePosixPath(name) for name in self._files if PurePosixPath(name).parent == self._place]
        return [self / name.name for name in here if name.match(pattern)]

    def relative_to(self, folder: "PageFile") -> PurePosixPath:
        """The way here from `folder`."""
        return self._place.relative_to(folder._place)

    def read_bytes(self) -> bytes:
        """The content. Raises FileNotFoundError."""
        try:
            return self._files[str(self)]
        except KeyError:
            raise FileNotFoundError(str(self)) from None

    def open(self, encoding: str, newline: str | None = None) -> io.TextIOWrapper:
        """The content as a stream of text."""
        return io.TextIOWrapper(io.BytesIO(self.read_bytes()), encoding=encoding, newline=newline)

    def read_text(self, encoding: str) -> str:
        """The content as text."""
        return self.open(encoding).read()


def pages_folder() -> PageFile:
    """What pages read instead of data/. Raises DatabaseUnavailable."""
    file = database_file()
    return _stored(str(file), database_version(file))


@lru_cache(maxsize=4)
def _stored(file: str, version: int) -> PageFile:
    database = Database(Path(file))
    try:
        return PageFile(database.page_files(), (file, version))
    finally:
        database.close()


def read_page_files(folder: Path) -> dict[str, bytes]:
    """The files of READ_BY_PAGES below `folder`, and OF_THE_PROGRAM, by their names in data/."""
    places = [(home_of(name, folder), name) for name in READ_BY_PAGES] + [
        (ROOT / "data", name) for name in OF_THE_PROGRAM
    ]
    files = [(root, file) for root, name in places for file in [root / name, *(root / name).glob("*")]]
    return {file.relative_to(root).as_posix(): file.read_bytes() for root, file in sorted(files) if file.is_file()}


def keep_page_files(database: Path, folder: Path, checked: dict[str, bytes]) -> list[Fault]:
    """Writes the files into the new database, as they were when they were checked. One that has changed since is a
    fault.
    """
    now = read_page_files(folder)
    with duckdb.connect(str(database)) as connection:
        connection.execute("CREATE TABLE page_file (name VARCHAR, content BLOB)")
        connection.executemany("INSERT INTO page_file VALUES (?, ?)", list(checked.items()))
    return [
        Fault(name, None, None, "filen ändrades medan databasen byggdes", "kör make data igen")
        for name in sorted(now.keys() | checked)
        if now.get(name) != checked.get(name)
    ]
