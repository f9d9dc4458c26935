"""Every file that pages read while they are shown is checked by the build: file, line, field, what to do."""

import re
import shutil
import unicodedata

import pytest

from finsam_data.build import main
from finsam_data.building.version import build
from finsam_data.faults import RecordRefused
from finsam_data.record.reading import read_record
from finsam_data.record.settings.agendas import read_agendas
from finsam_data.record.settings.settings_files import NEEDED, TEXTS, WORDS, settings_faults
from finsam_data.scenarios.settings import read_scenario_settings
from tests.conftest import DATA, ROOT
from tests.finsam_data.edits import change

POT = "code: pot, label: Pott att fördela, value: 339000000"
WRONG = [
    ("scenarios.yaml", POT, POT.replace("339000000", "339 000 000"), "model.1.value: ”339 000 000” är inte ett heltal"),
    ("scenarios.yaml", "step: 1000000", "step: en miljon", "model.1.step: ”en miljon” är inte ett heltal"),
    ("scenarios.yaml", "verified: true", "verified: ja", "model.1.verified: ”ja” är varken true eller false"),
    ("scenarios.yaml", "code: count", "code: antal", "model.3.code: ”antal” är inte en känd parameter"),
    ("scenarios.yaml", "column: outcome_cost", "column: utfall", "bases.1.column: ”utfall” är inte en känd kolumn"),
    ("scenarios.yaml", "opening: closing", "opening: x", "starts.1.opening: ”x” är inte ett känt belopp"),
    ("scenarios.yaml", "state: {low: 3000", "state: {low: 3 000", "sliders.state.low: ”3 000” är inte ett heltal"),
    ("scenarios.yaml", "state: {low: 3000", "state: {low: 9000", "reglaget går från 9000 till 9000"),
    ("scenarios.yaml", "least_high: 500", "minst: 500", "sliders.line.least_high: least_high saknas"),
    ("scenarios.yaml", "# Hur kommunernas", "rundning: []\n# Hur", "fältet ”rundning” finns inte"),
    ("overview.yaml", "page: economy", "page: finns_ej", "4.page: ”finns_ej” är inte en sida med vyer"),
    ("overview.yaml", "page: economy", "page: meeting", "4.page: ”meeting” är inte en sida med vyer"),
    ("overview.yaml", "hae: Profil", "hae: Profilen", "1.choices.hae: vyn ”Profilen” finns inte på sidan"),
    ("overview.yaml", "hae: Profil", "hae: Profil, kon: Män", "1.choices.kon: valet ”kon” finns inte i vyn Profil"),
    ("overview.yaml", "topic: Ekonomi", "amne: Ekonomi", "fältet ”amne” finns inte"),
    ("overview.yaml", "topic: Ekonomi", "topic: 2019", "4.topic: ”2019” är inte en text"),
    ("settings.yaml", "hide_counts_below: 5", "hide_counts_below: fem", "hide_counts_below: ”fem” är inte ett heltal"),
    ("settings.yaml", "hide_counts_below: 5", "hide_counts: 5", "fältet ”hide_counts” finns inte"),
    ("settings.yaml", "\nmode: styrelse", "\nmode: publikt", "läget ”publikt” är okänt"),
    ("agendas/1_mars.yaml", "page: results", "page: resultat", "points.1.page: ”resultat” är inte en sida med vyer"),
    ("agendas/1_mars.yaml", "vy: Flöde", "vy: Flode", "points.2.choices.vy: vyn ”Flode” finns inte på sidan Resultat"),
    ("agendas/1_mars.yaml", "month: mars", "", "month: month saknas"),
    ("agendas/1_mars.yaml", "month: mars", "month: mas", "month: ”mas” är inte en månad"),
    ("agendas/2_april.yaml", "kommun: Vindeln", "kommun: Vindel", "”Vindel” är inget av valen för kommun"),
    ("agendas/3_oktober.yaml", "ar: senaste tertialen", "ar: T2", "”T2” är inget av valen för ar"),
    ("texts/handouts.yaml", "page: Sida", "sida: Sida", "page: page saknas"),
    ("texts/handouts.yaml", "page: Sida", "page: 1", "page: ”1” är inte en text"),
    ("texts/frontend.yaml", "{script: Toolbar.", "{skript: Toolbar.", "fältet ”skript” finns inte"),
    ("texts/frontend.yaml", ", regex: true}", ", regex: sant}", "”sant” är varken true eller false"),
    ("codes/scb_table.yaml", "table: TAB1386", "tabell: TAB1386", "table: table saknas"),
    ("codes/scb_table.yaml", "{sex: M, ", "{sex: F, ", "sex.1.sex: ”F” är inte ett kön"),
]  # fmt: skip


@pytest.fixture(scope="module")
def codes():
    return read_record(DATA).codes


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return shutil.copytree(DATA, tmp_path_factory.mktemp("settings") / "data")


@pytest.mark.parametrize(("name", "old", "new", "said"), WRONG, ids=lambda part: str(part)[:24])
def test_the_build_says_what_a_page_would_fail_on(folder, tmp_path, name, old, new, said):
    before = (folder / name).read_text(encoding="utf-8")
    assert old in before
    line = before[: before.index(old)].count("\n") + 1
    (folder / name).write_text(before.replace(old, new, 1), encoding="utf-8")
    try:
        with pytest.raises(RecordRefused) as refused:
            build(folder, tmp_path / "new.duckdb")
    finally:
        (folder / name).write_text(before, encoding="utf-8")
    faults = [str(fault) for fault in refused.value.faults]
    assert [fault for fault in faults if said in fault and fault.startswith(name)], faults
    if "saknas" not in said and "finns inte" not in said and "läget" not in said:
        assert any(re.match(rf"{name}, rad {line}(, |:)|{name}, rad {line + 1}(, |:)", fault) for fault in faults), (
            faults
        )
    assert not (tmp_path / "new.duckdb").exists()


@pytest.mark.parametrize("name", [*(f"texts/{name}.md" for name in TEXTS), "overview.yaml", "texts/handouts.yaml"])
def test_a_file_that_is_gone_is_named(data_copy, codes, name):
    (data_copy / name).unlink()
    assert [fault.file for fault in settings_faults(data_copy, codes)] == [name]


def test_a_file_of_another_form_is_a_sentence(data_copy, codes):
    for name in ("overview.yaml", "agendas/1_mars.yaml", "texts/handouts.yaml", "codes/scb_table.yaml"):
        for content in ("42\n", "- bara text\n", "{}\n", "a: [", ""):
            file = data_copy / name
            before = file.read_bytes()
            file.write_text(content, encoding="utf-8")
            assert name in {fault.file for fault in settings_faults(data_copy, codes)}, (name, content)
            file.write_bytes(before)


def test_a_decision_leads_to_a_view_that_exists(data_copy):
    line = change(data_copy, "codes/decisions.csv", {"page": "surroundings"}, choices="omvarld=Hindren")
    (fault,) = settings_faults(data_copy, read_record(data_copy).codes)
    assert str(fault).startswith(f"codes/decisions.csv, rad {line}, kolumn choices: vyn ”Hindren” finns inte")


@pytest.mark.parametrize(("table", "column"), NEEDED)
def test_a_colour_or_signal_that_the_pages_ask_for_is_there(codes, table, column):
    for name in NEEDED[table, column]:
        rest = [row for row in codes[table] if row[column] != name]
        (fault,) = settings_faults(DATA, codes | {table: rest})
        assert f"raden {name} saknas" in str(fault)


def test_nothing_is_asked_for_by_name_that_the_build_does_not_know():
    source = "\n".join(
        file.read_text(encoding="utf-8") for folder in ("dashboard", "pages") for file in (ROOT / folder).rglob("*.py")
    )
    assert set(re.findall(r'\btext\("(\w+)"\)', source)) == set(TEXTS)
    assert set(re.findall(r'colour\("(\w+)"', source)) <= set(NEEDED["other_colours", "name"])
    typst = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "dashboard").rglob("*.typ"))
    assert set(re.findall(r"words\.([a-z_]+)", typst)) | set(re.findall(r'words\(\)\["(\w+)"\]', source)) <= set(WORDS)


def test_the_command_refuses_the_cases_of_the_users(data_copy, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("FINSAM_DATA", str(data_copy))
    monkeypatch.setenv("FINSAM_DATABASE", str(tmp_path / "new.duckdb"))
    with (data_copy / "overview.yaml").open("a", encoding="utf-8") as stream:
        stream.write("- {page: finns_ej, topic: X, choices: {}}\n")
    assert main() == 1
    said = capsys.readouterr().err
    assert re.search(r"overview\.yaml, rad \d+, kolumn 8\.page: ”finns_ej” är inte en sida med vyer\. Åtgärd: ", said)


def test_settings_in_pieces_are_the_same_settings(data_copy, codes):
    """Every settings file with its å, ä and ö as macOS writes them."""
    for file in data_copy.rglob("*.yaml"):
        file.write_text(unicodedata.normalize("NFD", file.read_text(encoding="utf-8")), encoding="utf-8")
    assert settings_faults(data_copy, codes) == []
    assert read_scenario_settings(data_copy) == read_scenario_settings(DATA)
    assert read_agendas(data_copy) == read_agendas(DATA)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("2481,Lycksele,9,#0B4F6C\n", "området 2481 finns inte i forbund.yaml"),
        ("XX,En grupp,9,#0B4F6C\n", "området XX finns inte i forbund.yaml"),
    ],
)
def test_an_area_that_the_forbund_does_not_have_is_said(data_copy, line, said):
    with (data_copy / "codes" / "areas.csv").open("a", encoding="utf-8") as stream:
        stream.write(line)
    with pytest.raises(RecordRefused, match=said):
        build(data_copy, data_copy.parent / "built.duckdb")


def test_a_municipality_without_a_name_is_said(data_copy):
    file = data_copy / "codes" / "areas.csv"
    file.write_text(
        "".join(line for line in file.read_text(encoding="utf-8").splitlines(keepends=True) if "Bjurholm" not in line),
        encoding="utf-8",
    )
    with pytest.raises(RecordRefused, match="området 2403 saknas, fast forbund.yaml har det"):
        build(data_copy, data_copy.parent / "built.duckdb")
