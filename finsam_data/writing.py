"""Writing a file beside the old one and then putting it in its place, and saying in Swedish why it could not be done.

Every file that the program writes goes through here or is written inside `writing`; a test looks for others.
"""

import errno
import os
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from finsam_data.faults import WriteFailed

_FORBIDDEN = "den får inte ändras", "ge dig rätt att skriva där, eller välj en annan mapp"
_IN_THE_WAY = "något ligger i vägen där en mapp eller fil ska vara", "flytta undan det, eller välj en annan mapp"
_FULL = "disken är full", "frigör plats och kör kommandot igen"
_REASONS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: ("filen får inte bli så stor där", "höj gränsen för filers storlek, eller välj en annan disk"),
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: _FORBIDDEN,
    errno.ENOTDIR: _IN_THE_WAY,
    errno.EISDIR: _IN_THE_WAY,
    errno.EEXIST: _IN_THE_WAY,
    errno.ENAMETOOLONG: ("namnet är för långt", "välj en mapp med kortare namn"),
    errno.EIO: ("disken svarar med fel", "byt disk, eller be den som sköter datorn om hjälp"),
}
_UNKNOWN = "det gick inte att skriva färdigt", "se efter plats och rättigheter, och kör kommandot igen"
_LOCKED = "ett annat program skriver redan där", "vänta tills det är klart och kör kommandot igen"
_DAY = 24 * 3600  # seconds; nothing is half-written for so long


@contextmanager
def writing(what: str, place: Path) -> Iterator[None]:
    """Turns what the disk refuses inside into WriteFailed: `what` (Databasen) could not be written in `place`.

    DuckDB's own errors too, where they come from the disk; any other error passes through as it is.
    """
    try:
        yield
    except (OSError, duckdb.Error) as error:
        found = _reason(error)
        if found is None:
            raise
        why, remedy = found
        raise WriteFailed(f"{what} kunde inte skrivas i {place}: {why}. Åtgärd: {remedy}.") from None


def _reason(error: OSError | duckdb.Error) -> tuple[str, str] | None:
    """(why, remedy), or None for an error that does not come from the disk."""
    if isinstance(error, OSError):
        return _REASONS.get(error.errno, _UNKNOWN)
    # a commit or a checkpoint tells of the disk only in words
    text = str(error)
    for code, reason in _REASONS.items():
        if os.strerror(code) in text:
            return reason
    if "Could not set lock" in text:
        return _LOCKED
    return _UNKNOWN if isinstance(error, duckdb.IOException | duckdb.FatalException) else None


@contextmanager
def replacing(target: Path, what: str) -> Iterator[Path]:
    """The path of a new file beside `target`, which takes its place when the block ends well. Otherwise `target` is
    untouched and nothing else is left. Raises WriteFailed.

    Several processes may do so at once; what killed ones left is tidied.
    """
    with writing(what, target.parent):
        target.parent.mkdir(parents=True, exist_ok=True)
        tidy(target)
        new = target.with_name(f".{target.name}.{os.getpid()}.new")
        try:
            yield new
            new.replace(target)
        finally:
            for left in list(target.parent.iterdir()):
                if left.name.startswith(new.name):
                    remove(left)


@contextmanager
def new_folder(parent: Path, what: str) -> Iterator[Path]:
    """A new folder in `parent` to fill and then move to its place inside the block; else it is removed. Raises
    WriteFailed. What killed processes left is tidied.
    """
    with writing(what, parent):
        parent.mkdir(parents=True, exist_ok=True)
        for left in list(parent.iterdir()):
            found = re.fullmatch(r"\.([0-9]+)\.new", left.name)
            if found and abandoned(left, int(found[1])):
                remove(left)
        new = parent / f".{os.getpid()}.new"
        try:
            new.mkdir()
            yield new
        finally:
            remove(new)


def write_whole(target: Path, text: str, what: str) -> None:
    """Writes `text` as the whole of `target`, or leaves it as it was. Raises WriteFailed."""
    with replacing(target, what) as new:
        new.write_text(text, encoding="utf-8")


def tidy(target: Path) -> None:
    """Removes what processes that no longer live have left of their way to `target`: .target.PID.new, its .wal, ..."""
    names = f"{re.escape(target.name)}|{re.escape(target.stem)}"
    for left in list(target.parent.iterdir()):
        found = re.fullmatch(rf"\.?(?:{names})\.([0-9]+)\.new(?:\..*)?", left.name)
        if found and abandoned(left, int(found[1])):
            remove(left)


def abandoned(left: Path, process: int) -> bool:
    """Whether the process that writes `left` is gone (or this one, which has not begun). Its number may be another's by
    now, so what is a day old is nobody's either.
    """
    try:
        if process != os.getpid():
            os.kill(process, 0)
            return time.time() - left.stat().st_mtime > _DAY
    except (ProcessLookupError, OverflowError):
        return True
    except OSError:
        # another user's process, or the file has gone meanwhile
        return False
    return True


def remove(left: Path) -> None:
    """Removes a file or a folder that nobody needs; where that is refused, it stays."""
    with suppress(OSError):
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left)
        else:
            left.unlink(missing_ok=True)


def command(main: Callable[[], int]) -> int:
    """The exit code of a command: `main`'s own, or 1 after a Swedish sentence where it could not write or was ended."""
    try:
        code = main()
        sys.stdout.flush()
        return code
    except WriteFailed as failed:
        said = str(failed)
    except KeyboardInterrupt:
        said = "Avbrutet. Det som fanns förut ligger kvar."
    except OSError as error:
        why, remedy = _reason(error)
        said = f"Svaret kunde inte skrivas ut: {why}. Åtgärd: {remedy}."
        # what is still to be said has nowhere to go, and Python would complain of it in English
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    with suppress(OSError):
        print(said, file=sys.stderr)
    return 1
