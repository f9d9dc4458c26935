"""What the disk refuses is one Swedish sentence wherever the program writes, and nothing half-written stays."""

import ast
import errno
import os
import subprocess
import sys
import time

import duckdb
import pytest

from finsam_data import writing as place_of_writing
from finsam_data.faults import WriteFailed
from finsam_data.writing import command, replacing, tidy, write_whole, writing
from tests.conftest import ROOT

# what DuckDB 1.5 says at a full disk, as it stands in its exceptions
COMMIT = 'TransactionContext Error: Failed to commit: Could not write file "/x.wal": No space left on device'
CHECKPOINT = 'FATAL Error: Failed to create checkpoint because of error: Could not write file "/x": File too large'
REFUSED = {
    "full": (OSError(errno.ENOSPC, "No space left on device"), "disken är full. Åtgärd: frigör plats"),
    "quota": (OSError(errno.EDQUOT, "Disk quota exceeded"), "disken är full"),
    "large": (OSError(errno.EFBIG, "File too large"), "filen får inte bli så stor där"),
    "read-only": (OSError(errno.EROFS, "Read-only file system"), "den får inte ändras. Åtgärd: ge dig rätt"),
    "forbidden": (PermissionError(errno.EACCES, "Permission denied"), "den får inte ändras"),
    "in the way": (NotADirectoryError(errno.ENOTDIR, "Not a directory"), "något ligger i vägen"),
    "broken": (OSError(errno.EIO, "Input/output error"), "disken svarar med fel"),
    "unknown": (OSError("no number"), "det gick inte att skriva färdigt"),
    "commit": (duckdb.TransactionException(COMMIT), "disken är full"),
    "checkpoint": (duckdb.FatalException(CHECKPOINT), "filen får inte bli så stor där"),
    "locked": (duckdb.IOException("IO Error: Could not set lock on file"), "ett annat program skriver redan där"),
    "other": (duckdb.IOException("IO Error: something new"), "det gick inte att skriva färdigt"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_the_disk_refuses_is_one_swedish_sentence(tmp_path, kind):
    error, words = REFUSED[kind]
    target = tmp_path / "file.txt"
    target.write_text("the old one")
    with pytest.raises(WriteFailed) as failed, replacing(target, "Filen") as new:
        for ending in ("", ".wal"):
            new.with_name(new.name + ending).write_text("half")
        raise error
    said = str(failed.value)
    assert said.startswith(f"Filen kunde inte skrivas i {tmp_path}: ") and words in said and said.endswith(".")
    assert "\n" not in said and "rror" not in said and "evice" not in said
    assert [file.name for file in tmp_path.iterdir()] == ["file.txt"] and target.read_text() == "the old one"


def test_another_error_is_not_taken_for_the_disk(tmp_path):
    with pytest.raises(duckdb.CatalogException), writing("Filen", tmp_path):
        raise duckdb.CatalogException("Catalog Error: Table with name x does not exist!")


# ---- what killed processes left


@pytest.fixture
def dead() -> int:
    """The number of a process that no longer lives."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_what_dead_processes_left_is_tidied_and_nothing_else(tmp_path, dead):
    living = os.getppid()
    target = tmp_path / "finsam.duckdb"
    left = [f".finsam.duckdb.{dead}.new{ending}" for ending in ("", ".wal")] + [f"finsam.{dead}.new"]
    stays = [f".finsam.duckdb.{living}.new", f".finsam.duckdb.{living}.new.wal", f".other.duckdb.{dead}.new",
        f".finsam.duckdb.{dead}.newer", "finsam.duckdb", ".finsam.duckdb.x.new"]  # fmt: skip
    for name in left + stays:
        (tmp_path / name).write_text("x")
    folder = tmp_path / f".finsam.duckdb.{dead}.new.tmp"
    folder.mkdir()
    (folder / "spilled").write_text("x")
    tidy(target)
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(stays)


def test_a_number_that_another_process_has_by_now_is_not_waited_for(tmp_path):
    left = tmp_path / f".finsam.duckdb.{os.getppid()}.new"
    left.write_text("x")
    long_ago = time.time() - 2 * 24 * 3600
    os.utime(left, (long_ago, long_ago))
    tidy(tmp_path / "finsam.duckdb")
    assert not left.exists()


# ---- the commands


def test_a_command_says_what_stopped_it(capsys):
    def stopped(error):
        def main():
            raise error

        return command(main), capsys.readouterr().err

    assert stopped(WriteFailed("Filen kunde inte skrivas.")) == (1, "Filen kunde inte skrivas.\n")
    assert stopped(KeyboardInterrupt()) == (1, "Avbrutet. Det som fanns förut ligger kvar.\n")
    assert command(lambda: 3) == 3


@pytest.mark.parametrize("module", ["finsam_data.build", "finsam_data.record.ledger"])
def test_an_answer_that_cannot_be_printed_is_a_sentence(module, tmp_path):
    with open("/dev/full", "w") as full:  # noqa: PTH123 - a device
        done = subprocess.run(
            [sys.executable, "-m", module], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False,
            env=os.environ | {"FINSAM_DATABASE": str(tmp_path / "finsam.duckdb")},
        )  # fmt: skip
    said = done.stderr
    assert done.returncode == 1
    assert said == "Svaret kunde inte skrivas ut: disken är full. Åtgärd: frigör plats och kör kommandot igen.\n"


def test_writing_a_whole_file(tmp_path):
    write_whole(tmp_path / "new" / "file.txt", "åäö", "Filen")
    assert (tmp_path / "new" / "file.txt").read_text(encoding="utf-8") == "åäö"


# ---- nobody writes elsewhere

WRITES = {"write_text", "write_bytes", "mkdir", "unlink", "rmtree", "write_table", "touch", "copytree"}
# the fetch of SCB's table writes inside `writing`, and its own folders
KNOWN = {"finsam_data/writing.py", "finsam_data/scb/fetching.py", "finsam_data/scb/deliveries.py"}


def test_every_file_is_written_in_one_way():
    files = [*ROOT.glob("*.py"), *(file for folder in ("dashboard", "finsam_data", "pages")
        for file in (ROOT / folder).rglob("*.py")), ROOT / "tools" / "known_views.py"]  # fmt: skip
    found = {
        file.relative_to(ROOT).as_posix()
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in WRITES
    }
    assert found == KNOWN
    commands = [file for file in files if "__main__" in file.read_text(encoding="utf-8") and file.name != "run.py"]
    commands = [file for file in commands if "sys.exit(" in file.read_text(encoding="utf-8")]
    assert len(commands) >= 7
    assert [file for file in commands if "sys.exit(command(main))" not in file.read_text(encoding="utf-8")] == []
    assert place_of_writing.__doc__
