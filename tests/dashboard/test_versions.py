"""What is kept is kept per version: each kind of data is changed, and the next question has the new value without a
restart.
"""

import ast
import os
import time
from pathlib import Path

import pytest

from dashboard import chart_forms
from dashboard.handouts.office_charts import social
from dashboard.handouts.pdf import typeset
from dashboard.kit import cached
from dashboard.kit.charts import forms
from dashboard.overview.parts import elsewhere
from dashboard.subjects.what_if import state
from finsam_data import database, swedish
from finsam_data.building.version import build
from finsam_data.kept import HOLD_SECONDS
from finsam_data.page_files import OF_THE_PROGRAM, READ_BY_PAGES, pages_folder
from finsam_data.questions import register
from finsam_data.record.settings.agendas import read_agendas
from finsam_data.record.settings.colours import colour
from tests.conftest import ROOT
from tests.finsam_data.edits import change


@pytest.fixture
def folder(data_copy, monkeypatch):
    """A copy of the record that the pages read in this test."""
    monkeypatch.setenv("FINSAM_DATA", str(data_copy))
    return data_copy


def rewrite(file: Path, old: str, new: str) -> None:
    """Changes a text in the file, and its time too where the clock has not gone on since."""
    before = file.stat().st_mtime_ns
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    if file.stat().st_mtime_ns == before:
        os.utime(file, ns=(before + 1, before + 1))
    # a reader's next click comes later than this
    time.sleep(HOLD_SECONDS)


def spec_of(name: str) -> str:
    chart_forms.bring_up_to_date()
    return str(forms.chart_form(name))


KINDS = {
    "a colour": ("codes/other_colours.csv", "#0B4F6C", "#0B4F6D", lambda: colour("accent")),
    "a colour in a chart": ("codes/other_colours.csv", "#0B4F6C", "#0B4F6D", lambda: spec_of("over_time")),
    "a signal": ("codes/signals.csv", "nått", "klarat", lambda: social._signals()),
    "a text": ("texts/om_siffrorna.md", "", "Ny mening. ", lambda: swedish.text("om_siffrorna")),
    "a word of the handouts": ("texts/handouts.yaml", "page: Sida", "page: Blad", lambda: typeset.words()["page"]),
    "a line of overview.yaml": ("overview.yaml", "topic: Ekonomi", "topic: Pengar",
        lambda: [link.topic for link in cached.prepared(elsewhere, "Alla kommuner")]),
    "an agenda": ("agendas/1_mars.yaml", "title: Socialt", "title: Vårt sociala",
        lambda: cached.prepared(read_agendas, pages_folder())[0]["title"]),
    "a setting of the scenarios": ("scenarios.yaml", "label: Hela kronor", "label: Jämna kronor",
        lambda: state.settings().rounding[0].label),
}  # fmt: skip


@pytest.fixture
def target(tmp_path, monkeypatch):
    file = tmp_path / "own.duckdb"
    monkeypatch.setenv("FINSAM_DATABASE", str(file))
    return file


def test_a_changed_file_shows_when_it_is_built_and_not_before(folder, target):
    build(folder, target)
    before = {kind: ask() for kind, (*_, ask) in KINDS.items()}
    for name, old, new, _ in KINDS.values():
        if new not in (folder / name).read_text(encoding="utf-8"):
            rewrite(folder / name, old, new)
    first = (folder / "agendas" / "1_mars.yaml").read_text(encoding="utf-8")
    (folder / "agendas" / "5_maj.yaml").write_text(first, encoding="utf-8")
    assert {kind: ask() for kind, (*_, ask) in KINDS.items()} == before
    agendas = len(cached.prepared(read_agendas, pages_folder()))
    build(folder, target)
    assert [kind for kind, (*_, ask) in KINDS.items() if ask() == before[kind]] == []
    assert len(cached.prepared(read_agendas, pages_folder())) == agendas + 1


def test_a_rebuild_shows_at_the_next_click(folder, target):
    def note() -> str:
        facts = cached.ask(register.all_facts)
        return facts.loc[facts["item"] == "kraftkartan", "note"].iloc[0]

    build(folder, target)
    assert note() != "En ny not"
    change(
        folder, "deltagare/kallelse-2020-03-20.csv", {"measure": "deltagare", "item": "kraftkartan"}, note="En ny not"
    )
    build(folder, target)
    assert note() == "En ny not"


def test_a_changed_query_is_read_anew(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "QUERIES", tmp_path)
    (tmp_path / "q.sql").write_text("SELECT 1", encoding="utf-8")
    assert database.query_text("q") == "SELECT 1"
    rewrite(tmp_path / "q.sql", "1", "22")
    assert database.query_text("q") == "SELECT 22"


# ---- nothing else is kept

FILES = [file for folder in ("finsam_data", "dashboard", "pages") for file in (ROOT / folder).rglob("*.py")]
# what may be kept without a version: what a number looks like, and what installed packages hold
PURE = {
    ("finsam_data/building/hiding/suppression.py", "_determined"),
    ("finsam_data/swedish.py", "_written"), ("finsam_data/scb/shapes.py", "municipality_shapes"),
    ("dashboard/kit/files/chart_file.py", "register_fonts"), ("dashboard/handouts/pdf/typeset.py", "_fonts"),
}  # fmt: skip
READERS = {
    "colour",
    "text",
    "ask",
    "prepared",
    "data_folder",
    "pages_folder",
    "known_pages",
    "read_yaml",
    "safe_load",
    "chart_form",
}


def test_what_is_kept_without_a_version_is_pure():
    kept = set()
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and any("cache" in ast.unparse(one) for one in node.decorator_list):
                arguments = {argument.arg for argument in node.args.args}
                if "version" not in arguments and "cached_property" not in ast.unparse(node.decorator_list[0]):
                    kept.add((file.relative_to(ROOT).as_posix(), node.name))
    assert kept == PURE


def test_no_module_reads_data_while_it_is_imported():
    """It would keep what it read until a restart. Pages are scripts: they run anew at every click."""
    read = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for file in FILES
        if file.parent.name != "pages"
        for statement in ast.parse(file.read_text(encoding="utf-8")).body
        if not isinstance(statement, ast.FunctionDef | ast.ClassDef)
        for node in calls_at_import(statement)
        if getattr(node.func, "id", getattr(node.func, "attr", "")) in READERS
        # outside.text declares a shape and reads nothing
        and getattr(getattr(node.func, "value", None), "id", "") != "outside"
    ]
    assert read == []


def calls_at_import(statement: ast.stmt) -> list[ast.Call]:
    """The calls of a statement, but those inside a lambda."""
    later = {inner for node in ast.walk(statement) if isinstance(node, ast.Lambda) for inner in ast.walk(node)}
    return [node for node in ast.walk(statement) if isinstance(node, ast.Call) and node not in later]


def test_pages_read_what_is_built():
    """No page reads data/ itself; what one asks pages_folder() for is there."""
    named = set()
    for file in FILES:
        if file.parts[len(ROOT.parts)] == "finsam_data":
            continue
        tree = ast.parse(file.read_text(encoding="utf-8"))
        assert "data_folder" not in {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}, file
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.BinOp)
                and isinstance(node.op, ast.Div)
                and "pages_folder()" in ast.unparse(node.left)
            ):
                named.add(ast.unparse(node).replace("pages_folder() / ", "").replace("'", "").replace(" / ", "/"))
    assert named
    assert {name for name in named if not any(name.startswith(known) for known in READ_BY_PAGES + OF_THE_PROGRAM)} <= {
        "codes"
    }
