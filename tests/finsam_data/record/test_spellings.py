"""What spreadsheets, mail programs and slips of the finger make of a file: read right, or refused in one sentence."""

import csv
import io
import unicodedata
from pathlib import Path

import duckdb
import pytest

from dashboard.handouts.contents import line_ranges
from finsam_data.build import main
from finsam_data.building.version import build
from finsam_data.faults import RecordRefused
from finsam_data.record.files.plain_text import all_plain, plain
from finsam_data.record.files.read_csv import read_table
from finsam_data.record.reading import CODE_COLUMNS, CODE_TABLES, read_record
from finsam_data.record.rules.code_tables import COLUMNS, KINDS, column_faults, kind_of, kinds_of
from finsam_data.record.rules.dates import is_period
from finsam_data.record.rules.places import joined, lines_fault, ranges
from tests.conftest import DATA
from tests.finsam_data.edits import change

REPORT = "deltagare/kallelse-2020-03-20.csv"
ALONE = {"measure": "deltagare", "item": "kraftkartan"}


def saved_as(folder: Path, name: str, delimiter: str, comma: bool = False) -> None:
    """The file as a spreadsheet with these settings saves it."""
    with (folder / name).open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    value = header.index("value")
    written = io.StringIO()
    writer = csv.writer(written, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([cell.replace(".", ",") if comma and i == value else cell for i, cell in enumerate(row)])
    (folder / name).write_bytes(b"\xef\xbb\xbf" + written.getvalue().encode())


def faults_of(folder: Path) -> list:
    with pytest.raises(RecordRefused) as refused:
        read_record(folder)
    return refused.value.faults


@pytest.mark.parametrize(("delimiter", "comma"), [(";", True), (";", False), ("\t", True)])
def test_a_spreadsheets_signs_between_fields_are_read_right(data_copy, delimiter, comma):
    for name in (REPORT, "sources.csv") if not comma else (REPORT,):
        if name == "sources.csv":
            text = (data_copy / name).read_text(encoding="utf-8")
            (data_copy / name).write_text(text.replace(",", delimiter), encoding="utf-8")
        else:
            saved_as(data_copy, name, delimiter, comma)
    assert read_record(data_copy).facts == read_record(DATA).facts


def test_semicolons_within_a_text_are_said_in_one_sentence(tmp_path):
    """The case R1: every row has one field too many, for its text holds the sign."""
    (tmp_path / "r.csv").write_text(
        "\ufeffmeasure;value;note\ndeltagare;91;till 2019; inget startår\n", encoding="utf-8"
    )
    faults = []
    assert read_table(tmp_path, "r.csv", ("measure", "value", "note"), faults) == []
    (fault,) = faults
    assert str(fault) == (
        "r.csv, rad 2: filen har semikolon mellan fälten i stället för komma, och semikolon också inne i en text. "
        "Åtgärd: spara filen som CSV UTF-8 med kommatecken mellan fälten."
    )


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le"])
def test_another_encoding_is_one_sentence(tmp_path, encoding):
    (tmp_path / "r.csv").write_bytes("item,value\nUmeå,1\n".encode(encoding))
    faults = []
    assert read_table(tmp_path, "r.csv", None, faults) == []
    (fault,) = faults
    assert "inte UTF-8" in fault.message and "CSV UTF-8" in fault.remedy


# ---- numbers and other kinds


@pytest.mark.parametrize("digits", [20, 400])
def test_an_extreme_value_is_a_sentence(data_copy, digits):
    line = change(data_copy, REPORT, ALONE, value="9" * digits)
    (fault,) = faults_of(data_copy)
    assert str(fault).startswith(f"{REPORT}, rad {line}, kolumn value: ") and "fler än 12 siffror" in str(fault)
    assert len(str(fault)) < 300


TYPED = [
    (table, column, kind_of(table, column).rstrip("?"))
    for table in CODE_TABLES
    for column in (DATA / "codes" / f"{table}.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    if kind_of(table, column)
]


@pytest.mark.parametrize(("table", "column", "kind"), TYPED, ids=lambda part: part)
@pytest.mark.parametrize("text", ["text", "9" * 400])
def test_every_typed_column_says_what_it_is(tmp_path, table, column, kind, text):
    faults = []
    rows = read_table(DATA, f"codes/{table}.csv", None, faults) or [{"in_file": "x.csv", "in_row": 2}]
    rows[0] = dict.fromkeys(kinds_of(table), "") | rows[0] | {column: text}
    found = [fault for fault in column_faults(table, rows) if fault.column == column]
    assert [fault.row for fault in found] == [2]
    assert KINDS[kind][1] in str(found[0]) and len(str(found[0])) < 300


def test_the_command_says_it_without_a_traceback(data_copy, tmp_path, monkeypatch, capsys):
    line = change(data_copy, "codes/areas.csv", {"area": "2480"}, sort_order="först")
    monkeypatch.setenv("FINSAM_DATA", str(data_copy))
    monkeypatch.setenv("FINSAM_DATABASE", str(tmp_path / "new.duckdb"))
    assert main() == 1
    assert f"codes/areas.csv, rad {line}, kolumn sort_order: ”först” är inte ett heltal" in capsys.readouterr().err


def test_a_column_that_is_gone_is_named(data_copy):
    file = data_copy / "codes" / "areas.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("sort_order", "ordning", 1), encoding="utf-8")
    assert "codes/areas.csv, rad 1, kolumn sort_order: kolumnen saknas" in [
        str(f).split(". ")[0] for f in faults_of(data_copy)
    ]


def test_every_code_table_is_declared():
    assert set(CODE_TABLES) - COLUMNS.keys() - CODE_COLUMNS.keys() == set()


@pytest.mark.parametrize("text", ["2019-13", "2019-00", "2019-02-30", "2019-2016", "2019-2019", "9999", "2019T4"])
def test_a_period_that_does_not_exist_is_none(text):
    assert not is_period(text)


@pytest.mark.parametrize("text", ["2019", "2019H1", "2020T2", "2019-10", "2016-2017", "2019-12-31"])
def test_the_periods_of_the_contract_are_periods(text):
    assert is_period(text)


@pytest.mark.parametrize("content", [b"", b"\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_one_sentence(data_copy, content):
    (data_copy / "codes" / "areas.csv").write_bytes(content)
    assert str(faults_of(data_copy)[0]).startswith("codes/areas.csv: filen är tom. ")


def test_a_code_table_without_rows_still_has_its_columns(data_copy, tmp_path):
    file = data_copy / "codes" / "board_reasons.csv"
    file.write_text(file.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    build(data_copy, tmp_path / "new.duckdb")
    with duckdb.connect(str(tmp_path / "new.duckdb"), read_only=True) as connection:
        assert connection.execute("SELECT goal_id, effect, lines FROM board_reasons").fetchall() == []


@pytest.mark.parametrize(
    "line", ["  title: 2019", "  title: [a]", "  finding_id: [a]", "  explains: nej", "  kind: {a: 1}"]
)
def test_a_finding_of_other_kinds_is_a_sentence_with_its_line(data_copy, line):
    file = data_copy / "findings" / "egen.yaml"
    file.write_text(f"- severity: hög\n{line}\n", encoding="utf-8")
    (fault,) = [fault for fault in faults_of(data_copy) if fault.file == "findings/egen.yaml"]
    assert fault.row == 2 and "är inte" in fault.message


# ---- lines of a paper


@pytest.mark.parametrize(("lines", "said"), [
    ("5711-57125712", "radnumret"), ("5700-5600", "slutar före de börjar"), ("1-4000", "4000 rader"),
    ("4330-4400", "förbi papperets slut"), ("9" * 400, "radnumret"),
])  # fmt: skip
def test_lines_that_cannot_be_looked_up_stop_the_build(data_copy, lines, said):
    line = change(data_copy, REPORT, ALONE, lines=lines)
    (fault,) = faults_of(data_copy)
    assert str(fault).startswith(f"{REPORT}, rad {line}, kolumn lines: ") and said in str(fault)


def test_the_same_rule_for_the_registers(data_copy):
    change(data_copy, "codes/recommendations.csv", {"number": "1"}, lines="5711-57125712")
    assert any(fault.column == "lines" and "radnumret" in str(fault) for fault in faults_of(data_copy))


def test_a_range_is_never_spelled_out():
    assert line_ranges(["5711-57125712", "5700-5600", "5712"]) == "5600–5700, 5711–57125712"
    assert joined(ranges("1-3, 4, 9, 6-7")) == [(1, 4), (6, 7), (9, 9)]
    assert lines_fault("1852, 1789-1791") is None


# ---- letters that look the same


@pytest.mark.parametrize("text", [
    unicodedata.normalize("NFD", "Vännäs å ö"), "Vännäs\u00a0å ö", "\ufeffVän\u200bnäs\u202få\u2009ö ",
    "Vän\u00adnäs å ö",
])  # fmt: skip
def test_letters_that_look_the_same_are_the_same(text):
    assert plain(text) == "Vännäs å ö"
    assert all_plain({text: [text, 5, None]}) == {"Vännäs å ö": ["Vännäs å ö", 5, None]}


def test_a_record_in_pieces_is_the_same_record(data_copy):
    """Every CSV and YAML with its å, ä and ö as macOS writes them."""
    for file in [*data_copy.rglob("*.csv"), *data_copy.rglob("*.yaml")]:
        file.write_text(unicodedata.normalize("NFD", file.read_text(encoding="utf-8")), encoding="utf-8")
    assert read_record(data_copy) == read_record(DATA)
