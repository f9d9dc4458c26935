"""Which version is read: the pointer, going back, what is damaged or missing, and how many stay."""

import os
import shutil
import time
from pathlib import Path

import pytest

from finsam_data.database import Database
from finsam_data.kept import HOLD_SECONDS
from finsam_data.questions import register
from finsam_data.swedish import number
from finsam_data.versions.__main__ import main
from finsam_data.versions.pointer import (
    STAY,
    all_files,
    chosen_file,
    database_file,
    file_of,
    is_fallback,
    point_at,
    pointed_at,
    reading,
    remove_old,
)

OLD, NEW = "0" * 12, "1" * 12


def version(place: Path, name: str, content: Path, age: int) -> Path:
    """A version of this name, `age` seconds old."""
    file = file_of(place, name)
    file.parent.mkdir(parents=True)
    shutil.copy(content, file)
    then = time.time() - age
    os.utime(file, (then, then))
    return file


@pytest.fixture
def place(tmp_path, database_file, monkeypatch) -> Path:
    """A folder with two versions of the same content, of which the newer is pointed at."""
    place = tmp_path / "build"
    version(place, OLD, database_file, 60)
    version(place, NEW, database_file, 30)
    point_at(place, NEW)
    monkeypatch.setenv("FINSAM_DATABASE", str(place))
    return place


def later() -> None:
    """A reader's next click."""
    time.sleep(HOLD_SECONDS)


def test_what_is_pointed_at_is_read(place):
    assert database_file() == file_of(place, NEW) and not is_fallback(place, database_file())
    point_at(place, OLD)
    later()
    assert database_file() == file_of(place, OLD) and not is_fallback(place, database_file())


def test_a_run_reads_one_version_whatever_the_pointer_says(place):
    with reading(file_of(place, OLD)):
        assert database_file() == file_of(place, OLD)
    assert database_file() == file_of(place, NEW)


def missing(place):
    point_at(place, "2" * 12)


def without(place):
    (place / "current").unlink()


def cut_off(place):
    file = file_of(place, NEW)
    file.write_bytes(file.read_bytes()[:-1])
    point_at(place, NEW)


def no_text(place):
    (place / "current").write_bytes(b"\xff\xfe")


def outside(place):
    (place / "current").write_text("../../secret")


@pytest.mark.parametrize(
    ("harm", "read"),
    [(missing, NEW), (without, NEW), (cut_off, OLD), (no_text, NEW), (outside, NEW)],
    ids=lambda case: getattr(case, "__name__", ""),
)
def test_a_harmed_pointer_or_version_gives_the_newest_whole_one(place, harm, read):
    harm(place)
    later()
    file = chosen_file(place)
    assert file == file_of(place, read) and is_fallback(place, file)
    assert len(register.build_facts(Database(file))) == 1


def test_without_any_whole_version_there_is_none_to_read(place, tmp_path):
    for file in all_files(place):
        file.write_bytes(b"")
    later()
    assert chosen_file(place) == file_of(place, NEW) and not is_fallback(place, chosen_file(place))
    assert not chosen_file(tmp_path / "empty").exists()


def test_a_file_is_read_as_it_is(database_file, monkeypatch, tmp_path):
    missing = tmp_path / "missing.duckdb"
    assert [chosen_file(file) for file in (database_file, missing)] == [database_file, missing]
    assert not is_fallback(missing, missing)


def test_ten_stay_and_the_one_that_is_pointed_at(place, database_file):
    for turn in range(STAY + 3):
        version(place, f"a{turn:011}", database_file, 20 - turn)
    point_at(place, OLD)
    remove_old(place, OLD)
    newest = [f"a{turn:011}" for turn in range(STAY + 2, 2, -1)]
    assert [file.parent.name for file in all_files(place)] == [*newest, OLD]


# ---- the command


def test_the_list_says_when_how_many_and_which_is_shown(place, capsys):
    assert main([]) == 0
    newer, older, legend = capsys.readouterr().out.splitlines()
    assert newer.startswith(f"* {NEW}  byggd 20") and older.startswith(f"  {OLD}  byggd 20")
    facts = register.build_facts(Database(file_of(place, NEW))).iloc[0]
    assert f"läge styrelse, {number(facts['fact_count'])} siffror, {facts['finding_count']} fynd" in newer
    assert legend == "* är den version som visas."


def test_going_back_is_moving_the_pointer(place, capsys):
    before = file_of(place, NEW).read_bytes()
    assert main(["use", OLD]) == 0
    assert capsys.readouterr().out.startswith(f"Nu visas version {OLD}: byggd ")
    later()
    assert pointed_at(place) == OLD and file_of(place, NEW).read_bytes() == before


def test_what_cannot_be_read_is_not_pointed_at(place, capsys):
    file_of(place, OLD).write_bytes(b"damaged")
    assert main(["use", OLD]) == 1
    assert "går inte att läsa" in capsys.readouterr().err
    assert main([]) == 0
    assert f"  {OLD}  går inte att läsa" in capsys.readouterr().out
    assert pointed_at(place) == NEW


@pytest.mark.parametrize("name", ["2" * 12, "..", "", "current"])
def test_a_version_that_is_not_there_is_a_sentence(place, capsys, name):
    assert main(["use", name]) == 1
    assert f"Versionen ”{name}” finns inte." in capsys.readouterr().err
    assert pointed_at(place) == NEW


@pytest.mark.parametrize("arguments", [["use"], ["list"], ["use", OLD, NEW]], ids=" ".join)
def test_other_words_are_answered_in_swedish(place, capsys, arguments):
    assert main(arguments) == 1
    assert capsys.readouterr().err.startswith("Skriv python -m finsam_data.versions för att se versionerna")


def test_a_single_file_has_no_versions(database_file, capsys):
    assert main([]) == 1
    assert "är en enda databasfil" in capsys.readouterr().err
