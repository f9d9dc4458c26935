"""Releasing a version: beside the others, whole before it is pointed at; what fails leaves readers what they have."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from finsam_data import build as command_module
from finsam_data.build import main
from finsam_data.building import release as release_module
from finsam_data.building import version as building
from finsam_data.building.release import release
from finsam_data.building.version import build
from finsam_data.database import Database, is_whole
from finsam_data.faults import RecordRefused, WriteFailed
from finsam_data.questions import register
from finsam_data.versions.pointer import all_files, file_of, pointed_at
from tests.conftest import ROOT


@pytest.fixture
def installation(tmp_path, monkeypatch) -> tuple[Path, Path]:
    """(record, place) of an installation of its own. The small record of Exempelbygden builds quicker than the real."""
    record = Path(shutil.copytree(ROOT / "examples" / "exempelbygden", tmp_path / "data"))
    monkeypatch.setenv("FINSAM_DATA", str(record))
    monkeypatch.setenv("FINSAM_DATABASE", str(tmp_path / "build"))
    monkeypatch.setattr(sys, "argv", ["build"])
    return record, tmp_path / "build"


def break_it(record: Path) -> None:
    """As an editor leaves it in the middle of a sentence."""
    with (record / "overview.yaml").open("a", encoding="utf-8") as stream:
        stream.write("\n- [half a line\n")


def tree(place: Path) -> dict[str, tuple]:
    """Every file below, with its time of change and size."""
    return {
        str(file.relative_to(place)): (file.stat().st_mtime_ns, file.stat().st_size)
        for file in sorted(place.rglob("*"))
        if file.is_file()
    }


def test_a_version_has_all_that_pages_read_and_is_pointed_at(installation):
    record, place = installation
    summary = release(record, place)
    name = summary["version"]
    files = ("chart_forms.json", "finsam.duckdb", "views.json")
    assert list(tree(place)) == ["current", *(f"versions/{name}/{file}" for file in files)]
    assert pointed_at(place) == name == building.record_version(record, "styrelse")
    assert summary["new"] and is_whole(file_of(place, name))
    assert summary["facts"] == len(register.all_facts(Database(file_of(place, name))))


def test_the_same_record_is_not_built_twice_and_an_edit_is_a_new_version(installation, capsys):
    record, place = installation
    assert main() == 0 and capsys.readouterr().out.startswith("Databasen är byggd: ")
    first, before = pointed_at(place), tree(place)
    assert main() == 0 and capsys.readouterr().out.startswith("Databasen är redan byggd: ")
    assert {name: when for name, when in tree(place).items() if name != "current"} == {
        name: when for name, when in before.items() if name != "current"
    }
    text = record / "overview.yaml"
    text.write_text(text.read_text(encoding="utf-8") + "\n# edited\n", encoding="utf-8")
    assert release(record, place)["version"] != first
    assert (
        len(all_files(place)) == 2
        and tree(place).items() >= {name: when for name, when in before.items() if name != "current"}.items()
    )


def test_a_damaged_version_is_built_anew(installation):
    record, place = installation
    file = file_of(place, release(record, place)["version"])
    file.write_bytes(file.read_bytes()[:-10])
    assert release(record, place)["new"] and is_whole(file)


def test_a_half_edited_record_leaves_readers_the_old_version(installation, capsys, monkeypatch):
    """`make run` goes on with the old version; without one it stops, with the fault."""
    record, place = installation
    whole = Path(shutil.copytree(record, record.with_name("whole")))
    break_it(record)
    monkeypatch.setattr(sys, "argv", ["build", "--or-keep"])
    assert main() == 1
    said = capsys.readouterr().err
    assert "overview.yaml" in said and "Det finns ingen äldre databas att falla tillbaka på." in said
    release(whole, place)
    before = tree(place)
    assert main() == 0
    said = capsys.readouterr()
    assert said.out == "" and "overview.yaml" in said.err and "Den gamla databasen ligger kvar." in said.err
    monkeypatch.setattr(sys, "argv", ["build"])
    assert main() == 1, "make data says that it failed"
    assert tree(place) == before


def test_make_run_builds_with_the_flag_and_serves():
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").split("\nrun: ")[1].splitlines()[1:3]
    assert lines == ["\t@$(BIN) -m finsam_data.build --or-keep", "\t@$(BIN) run.py"]


def test_a_file_that_changes_meanwhile_is_no_version(installation, monkeypatch):
    record, place = installation
    checked = building.keep_page_files

    def edited(*arguments):
        (record / "codes" / "notes.txt").write_text("saved while the build reads")
        return checked(*arguments)

    monkeypatch.setattr(building, "keep_page_files", edited)
    with pytest.raises(RecordRefused, match="ändrades medan databasen byggdes"):
        release(record, place)
    assert tree(place) == {}


def test_chart_forms_that_fail_are_no_version(installation, monkeypatch):
    record, place = installation
    failed = subprocess.CompletedProcess([], 1, "", "Diagrammens former kunde inte skrivas.\n")
    monkeypatch.setattr(release_module.subprocess, "run", lambda *_, **__: failed)
    with pytest.raises(WriteFailed, match="^Diagrammens former kunde inte skrivas.$"):
        release(record, place)
    assert tree(place) == {} and list((place / "versions").iterdir()) == []


def test_a_view_that_fails_is_no_version(installation, monkeypatch, capsys):
    """Whatever a view meets in a record, readers never do."""
    record, place = installation
    ran = release_module.subprocess.run

    def with_a_fault(arguments, **how):
        if arguments[-1] != "dashboard.every_view":
            return ran(arguments, **how)
        said = '[["Resultat – Utfall", "figur", "28 % till arbete"], ["Resultat – Flöde", "fel", "KeyError: 1"]]'
        return subprocess.CompletedProcess([], 0, said + "\n", "")

    monkeypatch.setattr(release_module.subprocess, "run", with_a_fault)
    assert main() == 1
    said = capsys.readouterr().err
    assert "vyn Resultat – Flöde går inte att visa" in said and "Utfall" not in said and "KeyError" not in said
    assert tree(place) == {}


def test_a_view_that_has_lost_its_figure_is_a_warning(installation, capsys):
    record, place = installation
    release(record, place)
    shutil.rmtree(record / "enkat")
    assert main() == 0
    (said,) = [line for line in capsys.readouterr().out.splitlines() if "Uppföljning – Enkäter" in line]
    assert "visade en figur i den förra versionen, ”" in said and "har ingen nu: ”Enkäter: inga uppgifter ännu”" in said
    assert main() == 0 and said in capsys.readouterr().out, "the version that is there already says the same"


def test_a_pointer_that_cannot_be_written_leaves_the_old(installation, monkeypatch):
    record, place = installation
    release(record, place)
    old = pointed_at(place)
    (record / "overview.yaml").write_text(
        (record / "overview.yaml").read_text(encoding="utf-8") + "\n# edited\n", encoding="utf-8"
    )

    def full(*_):
        raise WriteFailed("Pekaren till den version som visas kunde inte skrivas.")

    monkeypatch.setattr(release_module, "point_at", full)
    with pytest.raises(WriteFailed):
        release(record, place)
    assert pointed_at(place) == old and is_whole(file_of(place, old))


def test_two_builds_at_once_give_one_version(installation):
    _, place = installation
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "finsam_data.build"], cwd=ROOT, env=os.environ, text=True, stdout=subprocess.PIPE
        )
        for _ in range(2)
    ]
    said = [one.communicate(timeout=120)[0] for one in both]
    assert [one.returncode for one in both] == [0, 0] and all("Databasen är" in text for text in said)
    assert len(list(tree(place))) == 4 and is_whole(file_of(place, pointed_at(place)))


def test_one_file_is_built_as_one_file(installation, monkeypatch):
    record, place = installation
    file = place / "own.duckdb"
    monkeypatch.setattr(release_module, "build", lambda folder, target: {"built": target})
    assert release(record, file) == {"built": file, "new": True}
    assert command_module.database_place() == place


# ---- warnings


def test_a_code_that_no_figure_has_is_a_warning_and_no_fault(installation, capsys):
    record, place = installation
    file = record / "codes" / "periods.csv"
    header, *rows = file.read_text(encoding="utf-8").splitlines()
    names = header.split(",")
    year = next(row for row in rows if row.startswith("2022,")).split(",")
    year[names.index("period")], year[names.index("label")] = "2031", "2031"
    file.write_text("\n".join([header, *rows, ",".join(year), ""]), encoding="utf-8")
    assert main() == 0
    warnings = [line for line in capsys.readouterr().out.splitlines() if "Varning" in line]
    assert [line for line in warnings if "perioden 2031 har inga tal. Åtgärd: lägg in periodens papper" in line]
    kept = register.warnings(Database(file_of(place, pointed_at(place))))["text"].to_list()
    assert warnings == [f"  Varning: {text}" for text in kept]


def test_people_whom_no_group_has_are_a_warning(installation):
    """A platform of its own in platforms.csv alone: its figures would be read and never shown."""
    record, _ = installation
    with (record / "codes" / "platforms.csv").open("a", encoding="utf-8") as stream:
        stream.write("nytorget,Nytorget,2482,platform,9,,,\n")
    with (record / "deltagare" / "arsredovisning-2022.csv").open("a", encoding="utf-8") as stream:
        stream.write('deltagare,2022,2482,nytorget,,,,T,20,antal,printed,ja,,"Deltagare 2022",99,20,\n')
    said = build(record, record.parent / "own.duckdb")["warnings"]
    (one,) = [text for text in said if "nytorget" in text and "ingen vy visar dem" in text]
    assert one.startswith("deltagare/arsredovisning-2022.csv: ") and "codes/groups.csv" in one


def test_the_five_papers_have_no_warning(database):
    assert register.warnings(database).empty


def test_a_file_has_its_warnings_too(installation, tmp_path):
    record, _ = installation
    file = tmp_path / "own.duckdb"
    assert build(record, file)["warnings"] == register.warnings(Database(file))["text"].to_list()
