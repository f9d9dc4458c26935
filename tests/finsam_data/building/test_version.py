"""Making the file: the command, what it leaves alone when the record is wrong, and that the same input gives the same
content.
"""

import duckdb
import pandas as pd
import pytest

from finsam_data.build import main
from finsam_data.building import version as building
from finsam_data.building.version import build
from tests.conftest import DATA
from tests.finsam_data.edits import change

REPORT = "deltagare/kallelse-2020-03-20.csv"
ALONE = {"measure": "deltagare", "item": "kraftkartan"}


@pytest.fixture
def installation(data_copy, tmp_path, monkeypatch):
    """(record, database file) of an installation of its own, with an old database in place."""
    target = tmp_path / "installation" / "finsam.duckdb"
    target.parent.mkdir()
    target.write_bytes(b"the old file")
    monkeypatch.setenv("FINSAM_DATA", str(data_copy))
    monkeypatch.setenv("FINSAM_DATABASE", str(target))
    return data_copy, target


def test_the_command_builds_and_says_so(installation, capsys):
    _, target = installation
    assert main() == 0
    said = capsys.readouterr()
    assert said.out.startswith("Databasen är byggd: ")
    assert said.err == ""
    assert target.read_bytes() != b"the old file"
    assert [file.name for file in target.parent.iterdir()] == [target.name]


def refused(target, capsys):
    """Runs the command on a damaged record: what it says, after making sure that the old file is untouched."""
    assert main() == 1
    said = capsys.readouterr()
    assert target.read_bytes() == b"the old file"
    assert [file.name for file in target.parent.iterdir()] == [target.name], "something was left behind"
    assert said.out == ""
    assert "Traceback" not in said.err
    assert "Den gamla databasen ligger kvar." in said.err
    return said.err


def test_a_refused_record_leaves_the_old_file_as_it_was(installation, capsys):
    folder, target = installation
    line = change(folder, REPORT, ALONE, sex="X", value="tolv")
    said = refused(target, capsys)
    assert said.startswith("Databasen byggdes inte. 2 fel i underlaget:")
    assert f"{REPORT}, rad {line}, kolumn sex" in said


def test_a_broken_law_leaves_the_old_file_as_it_was(installation, capsys):
    folder, target = installation
    change(folder, REPORT, {"measure": "kvar", "platform": "vuxentorget", "sex": "T", "used": "ja"}, value="313")
    assert "kontrollen stock_closes" in refused(target, capsys)


def test_an_unknown_mode_leaves_the_old_file_as_it_was(installation, capsys, monkeypatch):
    _, target = installation
    monkeypatch.setenv("FINSAM_MODE", "hemlig")
    assert "läget ”hemlig” är okänt. Åtgärd: skriv något av styrelse, publik." in refused(target, capsys)


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"mode: [",
        b"mode: styrelse\n",
        b"42\n",
        "mode: g\xe4st".encode("latin-1"),
        b"mode: styrelse\nsmall_group: {mark_below: 10}\n",
    ],
    ids=["missing", "broken", "without limits", "a number", "other encoding", "other limits"],
)
def test_damaged_settings_are_told_as_such(installation, capsys, content):
    folder, target = installation
    file = folder / "settings.yaml"
    file.unlink() if content is None else file.write_bytes(content)
    assert "settings.yaml" in refused(target, capsys)


def test_a_record_without_any_old_file_says_that_there_is_none(installation, capsys):
    folder, target = installation
    target.unlink()
    change(folder, REPORT, ALONE, sex="X")
    assert main() == 1
    assert "Det finns ingen äldre databas att falla tillbaka på." in capsys.readouterr().err
    assert list(target.parent.iterdir()) == []


def test_a_place_that_cannot_be_written_is_told(installation, capsys, monkeypatch):
    _, target = installation
    # a file stands where the folder should be
    monkeypatch.setenv("FINSAM_DATABASE", str(target / "finsam.duckdb"))
    assert main() == 1
    assert "kunde inte skrivas" in capsys.readouterr().err
    assert target.read_bytes() == b"the old file"


def test_a_failure_half_way_leaves_nothing_behind(installation, monkeypatch):
    folder, target = installation

    def fails(file):
        raise RuntimeError("the new file cannot be read")

    monkeypatch.setattr(building, "_read_back", fails)
    with pytest.raises(RuntimeError):
        build(folder, target)
    assert target.read_bytes() == b"the old file"
    assert [file.name for file in target.parent.iterdir()] == [target.name]


def tables(file) -> dict[str, pd.DataFrame]:
    with duckdb.connect(str(file), read_only=True) as connection:
        names = [
            row[0]
            for row in connection.execute("SELECT table_name FROM information_schema.tables ORDER BY 1").fetchall()
        ]
        return {name: connection.execute(f'SELECT * FROM "{name}"').df() for name in names}


def test_the_same_input_gives_the_same_content(database_file, tmp_path):
    first = tables(database_file)
    assert len(first) > 12
    for attempt in range(2):
        summary = build(DATA, tmp_path / f"{attempt}.duckdb")
        again = tables(tmp_path / f"{attempt}.duckdb")
        assert first.keys() == again.keys()
        for name, table in first.items():
            pd.testing.assert_frame_equal(table, again[name], obj=name)
        assert summary["version"] == first["build"]["data_version"].iloc[0]


def test_a_changed_input_changes_the_version(database_file, data_copy, tmp_path, monkeypatch):
    version = tables(database_file)["build"]["data_version"].iloc[0]
    assert building.record_version(data_copy, "styrelse") == version, "a copy is the same record"
    assert building.record_version(data_copy, "publik") != version
    change(data_copy, REPORT, ALONE, value="35")
    changed = build(data_copy, tmp_path / "changed.duckdb")["version"]
    assert changed != version
    queries = tmp_path / "queries"
    queries.mkdir()
    monkeypatch.setattr(building, "QUERIES", queries)
    assert building.record_version(data_copy, "styrelse") not in (version, changed), (
        "the queries belong to the version too"
    )


def test_a_file_moved_changes_the_version(data_copy):
    before = building.record_version(data_copy, "styrelse")
    (data_copy / "texts" / "definitioner.md").rename(data_copy / "texts" / "definitioner2.md")
    assert building.record_version(data_copy, "styrelse") != before
