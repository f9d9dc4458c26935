"""Which built version is read: the one that the pointer names, the same throughout a run.

A version is a folder of its own, `versions/<name>/`, with everything that pages read, and it never changes once it is
there. The pointer is a text file with a name, replaced in one step, so readers never see a mix of two versions. A text
file and not a symbolic link, since not every system lets everybody make links. Where FINSAM_DATABASE names a file there
is that file alone, and no pointer.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from finsam_data.database import is_whole
from finsam_data.kept import kept, version_of
from finsam_data.paths import database_place
from finsam_data.writing import remove, write_whole

DATABASE = "finsam.duckdb"
VERSIONS = "versions"
POINTER = "current"
# how many versions stay. A presentation may hold one of them: ten builds during one meeting do not happen
STAY = 10
_NAME = re.compile("[0-9a-f]{12}")
# what this thread reads; None is what the pointer says at the moment
_reading: ContextVar[Path | None] = ContextVar("reading", default=None)


def is_file(place: Path) -> bool:
    """Whether `place` is one database file and not a folder of versions."""
    return place.suffix == ".duckdb" or place.is_file()


def file_of(place: Path, name: str) -> Path:
    """The database of the version `name`. It need not exist."""
    return place / VERSIONS / name / DATABASE


def all_files(place: Path) -> list[Path]:
    """The database of every version, the newest first."""
    files = [file for file in (place / VERSIONS).glob(f"*/{DATABASE}") if _NAME.fullmatch(file.parent.name)]
    return sorted(files, key=lambda file: (version_of(file), file.parent.name), reverse=True)


def pointed_at(place: Path) -> str:
    """The name that the pointer has; empty where there is no pointer, or it names nothing that can be a version."""
    try:
        found = _pointer(place / POINTER)
    except (OSError, ValueError):
        return ""
    return found if _NAME.fullmatch(found) else ""


def point_at(place: Path, name: str) -> None:
    """Lets readers have the version `name` from their next click on. Raises WriteFailed."""
    write_whole(place / POINTER, f"{name}\n", "Pekaren till den version som visas")


def chosen_file(place: Path) -> Path:
    """The database to read: of the version that is pointed at, or of the newest whole one where that is damaged or
    gone. Without any it is the file that is missing or damaged, and whoever opens it says so.
    """
    if is_file(place):
        return place
    pointed = file_of(place, pointed_at(place) or "-")
    if is_whole_version(pointed):
        return pointed
    return next((file for file in all_files(place) if is_whole_version(file)), pointed)


def is_fallback(place: Path, file: Path) -> bool:
    """Whether `file` is read in place of a version that the pointer names, or should name, and that cannot be read."""
    return not is_file(place) and file == chosen_file(place) != file_of(place, pointed_at(place) or "-")


def database_file() -> Path:
    """The DuckDB file that is read here: the one that the run has chosen, else what the pointer says. It need not
    exist.
    """
    return _reading.get() or chosen_file(database_place())


def read_from(file: Path) -> None:
    """Lets the rest of this thread's work read `file`, whatever the pointer says meanwhile."""
    _reading.set(file)


@contextmanager
def reading(file: Path) -> Iterator[None]:
    """Lets what is inside read `file`."""
    before = _reading.set(file)
    try:
        yield
    finally:
        _reading.reset(before)


def remove_old(place: Path, pointed: str) -> None:
    """Removes all but the STAY newest versions, and never `pointed`, which readers have."""
    for file in all_files(place)[STAY:]:
        if file.parent.name != pointed:
            remove(file.parent)


@kept
def is_whole_version(file: Path) -> bool:
    """Whether a version's database is what the build wrote; looked through once, since a version never changes."""
    return is_whole(file)


@kept
def _pointer(file: Path) -> str:
    return file.read_text(encoding="utf-8").strip()
