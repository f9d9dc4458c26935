"""The disk is full, the folder may not be written or the build is killed: one Swedish sentence, exit code 1, the old
database stays and can be read, and the next build tidies.

A limit of a file's size stands for the full disk: it stops a write in the middle like one, and needs no right to mount.
"""

import ctypes
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from finsam_data.building.version import build
from finsam_data.database import Database
from finsam_data.questions import register
from finsam_data.versions.pointer import chosen_file, file_of, point_at, pointed_at
from tests.conftest import DATA, ROOT

KB = 1024
# the log grows to about 3 MB and the file to 20 MB: a build stops at its first table, in the log, in the checkpoint
LEVELS = (1, 64, 1_000, 4_000, 8_000, 16_000)


@pytest.fixture
def installation(database_file, tmp_path) -> Path:
    """A built database in a folder of its own."""
    folder = tmp_path / "installation"
    folder.mkdir()
    return Path(shutil.copy(database_file, folder / "finsam.duckdb"))


def run(target: Path, module: str = "finsam_data.build", before=lambda: None) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-B", "-m", module], cwd=ROOT, capture_output=True, text=True, preexec_fn=before,
        env=os.environ | {"FINSAM_DATABASE": str(target)}, check=False,
    )  # fmt: skip


def room(bytes_: int):
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_, bytes_))


def obey_modes() -> None:
    """Root may write anywhere (CAP_DAC_OVERRIDE, 1), until it may not (PR_CAPBSET_DROP, 24)."""
    ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)


def stays(target: Path, done: subprocess.CompletedProcess, words: str) -> None:
    assert done.returncode == 1 and done.stdout == ""
    assert done.stderr.count("\n") == 1 and words in done.stderr, done.stderr
    assert "Den gamla databasen ligger kvar." in done.stderr
    assert [file.name for file in target.parent.iterdir()] == [target.name], "something was left behind"
    assert len(register.build_facts(Database(target))) == 1


@pytest.mark.parametrize("level", LEVELS)
def test_no_room_for_the_database(installation, level):
    done = run(installation, before=room(level * KB))
    stays(installation, done, f"Databasen kunde inte skrivas i {installation.parent}: filen får inte bli så stor där")


def test_a_folder_that_may_not_be_written(installation):
    installation.parent.chmod(0o555)
    try:
        done = run(installation, before=obey_modes)
    finally:
        installation.parent.chmod(0o755)
    stays(installation, done, "den får inte ändras. Åtgärd: ge dig rätt att skriva där")


def test_chart_forms_without_room(installation):
    done = run(installation, "dashboard.chart_forms", before=room(64 * KB))
    assert done.returncode == 1 and done.stderr.count("\n") == 1
    assert done.stderr.startswith(f"Diagrammens former kunde inte skrivas i {installation.parent}: ")
    assert [file.name for file in installation.parent.iterdir()] == [installation.name]


def test_a_killed_build_is_tidied_by_the_next_and_a_living_one_is_not(installation):
    folder = installation.parent
    environment = os.environ | {"FINSAM_DATABASE": str(installation)}
    killed = subprocess.Popen([sys.executable, "-B", "-m", "finsam_data.build"], cwd=ROOT, env=environment)
    until = time.monotonic() + 60
    while not list(folder.glob(f".*.{killed.pid}.new*")) and time.monotonic() < until:
        time.sleep(0.005)
    os.kill(killed.pid, signal.SIGKILL)
    killed.wait()
    assert list(folder.glob(".*.new*")), "killed too early or too late"
    living = folder / f".{installation.name}.{os.getppid()}.new"
    living.write_bytes(b"another build's")
    assert len(register.build_facts(Database(installation))) == 1
    build(DATA, installation)
    assert sorted(file.name for file in folder.iterdir()) == sorted([installation.name, living.name])


@pytest.mark.parametrize("level", [1, 1_000, 8_000])
def test_no_room_for_a_version_leaves_the_one_that_is_pointed_at(installation, tmp_path, level):
    place, old = tmp_path / "place", "0" * 12
    file_of(place, old).parent.mkdir(parents=True)
    shutil.copy(installation, file_of(place, old))
    point_at(place, old)
    done = run(place, before=room(level * KB))
    assert done.returncode == 1 and done.stdout == "" and done.stderr.count("\n") == 1
    assert done.stderr.startswith(f"Databasen kunde inte skrivas i {place}/versions/.")
    assert done.stderr.endswith("Den gamla databasen ligger kvar.\n")
    assert pointed_at(place) == old and [file.name for file in (place / "versions").iterdir()] == [old]
    assert len(register.build_facts(Database(chosen_file(place)))) == 1


def test_a_killed_version_is_tidied_by_the_next(installation, tmp_path):
    place = tmp_path / "place"
    environment = os.environ | {"FINSAM_DATABASE": str(place)}
    killed = subprocess.Popen([sys.executable, "-B", "-m", "finsam_data.build"], cwd=ROOT, env=environment)
    until = time.monotonic() + 60
    left = place / "versions" / f".{killed.pid}.new"
    while not left.exists() and time.monotonic() < until:
        time.sleep(0.005)
    os.kill(killed.pid, signal.SIGKILL)
    killed.wait()
    assert left.exists(), "killed too early or too late"
    assert run(place).returncode == 0
    assert [file.name for file in (place / "versions").iterdir()] == [pointed_at(place)]
