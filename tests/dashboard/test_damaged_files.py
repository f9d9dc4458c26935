"""Files that pages need are damaged while pages are shown: the reader sees the charts and the texts all the same."""

import json
import shutil
import time

import pytest

from dashboard import chart_forms
from dashboard.kit import menu
from dashboard.kit.charts import forms
from finsam_data.kept import HOLD_SECONDS
from finsam_data.page_files import READ_BY_PAGES, pages_folder, read_page_files
from finsam_data.paths import ROOT
from finsam_data.record.settings import known_views
from finsam_data.record.settings.agendas import read_agendas, read_overview
from finsam_data.record.settings.colours import colour
from finsam_data.scenarios.settings import read_scenario_settings
from finsam_data.swedish import text


def changed(old: bytes, change) -> bytes:
    content = json.loads(old)
    change(content)
    return json.dumps(content).encode()


def same_forms(content: dict) -> None:
    content["forms"] = dict.fromkeys(content["forms"], content["forms"]["value_rows"])


DAMAGES = {
    "empty": lambda old: b"",
    "cut off": lambda old: old[: len(old) // 2],
    "other letters": lambda old: old.decode("utf-8").encode("utf-16"),
    "zeros": lambda old: bytes(len(old)),
    "null": lambda old: b"null",
    "a list": lambda old: b"[]",
    "a number": lambda old: b"7",
    "an empty object": lambda old: b"{}",
    "a deep list": lambda old: b"[" * 100_000,
    "no forms": lambda old: changed(old, lambda content: content.update(forms={})),
    "forms as a list": lambda old: changed(old, lambda content: content.update(forms=[])),
    "forms as text": lambda old: changed(old, lambda content: content.update(forms="former")),
    "one form missing": lambda old: changed(old, lambda content: content["forms"].pop("over_time")),
    "one form without layers": lambda old: changed(old, lambda content: content["forms"].update(over_time={})),
    "one form is null": lambda old: changed(old, lambda content: content["forms"].update(over_time=None)),
    "every form the same": lambda old: changed(old, same_forms),
    "of something else": lambda old: changed(old, lambda content: content.update(made_of="x")),
    "another digest": lambda old: changed(old, lambda content: content.update(sha256="0" * 64)),
}


@pytest.fixture
def own_forms(database_file, tmp_path, monkeypatch):
    """An installation of its own with its forms, on which a server has just drawn."""
    own = shutil.copy(database_file, tmp_path / "finsam.duckdb")
    shutil.copy(forms.forms_file(), tmp_path / "chart_forms.json")
    monkeypatch.setenv("FINSAM_DATABASE", str(own))
    monkeypatch.setattr(forms, "_held", {})
    return tmp_path / "chart_forms.json"


def damage(file, content: bytes) -> None:
    file.write_bytes(content)
    time.sleep(HOLD_SECONDS)


@pytest.mark.parametrize("kind", DAMAGES)
def test_damaged_forms_fail_no_page(own_forms, kind, monkeypatch):
    whole = own_forms.read_bytes()
    expected = json.loads(whole)["forms"]
    chart_forms.bring_up_to_date()
    # while a server runs: not even Altair is needed
    with monkeypatch.context() as running:
        running.setattr(chart_forms, "build_forms", lambda: pytest.fail("made anew"))
        damage(own_forms, DAMAGES[kind](whole))
        assert forms.chart_form("over_time") == expected["over_time"]
        chart_forms.bring_up_to_date()
    time.sleep(HOLD_SECONDS)
    assert json.loads(own_forms.read_bytes())["forms"] == expected, "the file is whole again"


@pytest.mark.parametrize("kind", DAMAGES)
def test_a_server_that_starts_on_damaged_forms_makes_them(own_forms, kind, monkeypatch):
    whole = own_forms.read_bytes()
    made = json.loads(whole)["forms"]
    monkeypatch.setattr(chart_forms, "build_forms", lambda: made)
    damage(own_forms, DAMAGES[kind](whole))
    chart_forms.bring_up_to_date()
    assert forms.chart_form("over_time") == made["over_time"]
    assert json.loads(own_forms.read_bytes())["forms"] == made


def test_forms_that_cannot_be_written_are_drawn_all_the_same(own_forms, monkeypatch, caplog):
    made = json.loads(own_forms.read_bytes())["forms"]
    monkeypatch.setattr(chart_forms, "build_forms", lambda: made)
    own_forms.unlink()
    (own_forms / "in_the_way").mkdir(parents=True)
    time.sleep(HOLD_SECONDS)
    chart_forms.bring_up_to_date()
    assert forms.chart_form("over_time") == made["over_time"]
    assert "Diagrammens former kunde inte skrivas" in caplog.text
    assert [file.name for file in own_forms.parent.glob(".*")] == []


# ---- what the build has checked

FILE_DAMAGES = {
    "missing": lambda file: file.unlink(),
    "empty": lambda file: file.write_bytes(b""),
    "cut off": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
    "other letters": lambda file: file.write_bytes("åäö".encode("latin-1")),
    "zeros": lambda file: file.write_bytes(bytes(500)),
    "a number": lambda file: file.write_bytes(b"42"),
    "a list": lambda file: file.write_bytes(b"- 1\n- 2\n"),
    "broken": lambda file: file.write_bytes(b"mode: ["),
    "another file's": lambda file: file.write_bytes((ROOT / "data" / "settings.yaml").read_bytes()),
    "a folder": lambda file: (file.unlink(), file.mkdir()),
}


def what_pages_read() -> list:
    folder = pages_folder()
    return [
        read_overview(folder), read_scenario_settings(folder), read_agendas(folder), colour("accent"),
        text("definitioner"), (folder / "texts" / "handouts.yaml").read_text("utf-8"), known_views.known_pages(folder),
        (folder / "codes" / "signals.csv").read_bytes(), menu.title_of("results"),
    ]  # fmt: skip


@pytest.mark.parametrize("kind", FILE_DAMAGES)
def test_a_damaged_file_shows_nowhere(data_copy, monkeypatch, kind):
    before = what_pages_read()
    monkeypatch.setenv("FINSAM_DATA", str(data_copy))
    monkeypatch.setattr(known_views, "PAGES_FILE", data_copy / "codes" / "pages.csv")
    monkeypatch.setattr(known_views, "VIEWS_FILE", data_copy / "codes" / "views.csv")
    for name in read_page_files(data_copy):
        FILE_DAMAGES[kind](data_copy / name)
    time.sleep(HOLD_SECONDS)
    assert what_pages_read() == before


def test_the_database_holds_every_file_as_it_is():
    folder = pages_folder()
    files = read_page_files(ROOT / "data")
    assert {name.split("/")[0] for name in READ_BY_PAGES} <= {name.split("/")[0] for name in files}
    for name, content in files.items():
        assert (folder / name).read_bytes() == content
    with pytest.raises(FileNotFoundError):
        (folder / "nowhere.yaml").read_text("utf-8")
