"""Every rule that a file or a row can break: what is said names file, line, column and remedy, in Swedish."""

import codecs
import re
import shutil

import pytest
import yaml

from finsam_data.faults import RecordRefused
from finsam_data.record.reading import read_record
from tests.conftest import DATA, ROOT
from tests.finsam_data.building.later_year import rename_goal_area
from tests.finsam_data.edits import change

REPORT = "deltagare/kallelse-2020-03-20.csv"
REFERRALS = "aktualisering/kallelse-2020-10-30.csv"
HEADER = (
    "measure,period,area,platform,respondent,item,category,sex,value,unit,status,used,finding_id,section,lines,printed,"
    "note"
)
# a figure that no law, no other row and no finding touches, so that each test breaks one rule only
ALONE = {"measure": "deltagare", "item": "kraftkartan"}


def faults_of(folder):
    with pytest.raises(RecordRefused) as refused:
        read_record(folder)
    for fault in refused.value.faults:
        assert re.search(r": .+\. Åtgärd: .+\.$", str(fault)), str(fault)
    return refused.value.faults


@pytest.mark.parametrize(
    ("column", "text", "message", "remedy"),
    [
        ("measure", "deltagere", "måttet ”deltagere” finns inte", "codes/measures.csv"),
        ("period", "2019T9", "perioden ”2019T9” är okänd", "2020T2"),
        ("period", "19", "perioden ”19” är okänd", "2020T2"),
        ("period", "", "perioden ”” är okänd", "2020T2"),
        ("area", "Umeå", "området ”Umeå” är okänt", "kommunkod"),
        ("platform", "vuxentorg", "plattformen ”vuxentorg” är okänd", "codes/platforms.csv"),
        ("respondent", "alla", "värdet ”alla” är okänt", "deltagare"),
        ("sex", "F", "könet ”F” är okänt", "K, M eller T"),
        ("sex", "", "könet ”” är okänt", "K, M eller T"),
        ("value", "34,0", "”34,0” är inte ett tal", "punkt som decimaltecken"),
        ("value", "1 100", "”1 100” är inte ett tal", "punkt som decimaltecken"),
        ("value", "1e3", "”1e3” är inte ett tal", "skriv siffror"),
        ("value", "trettiofyra", "”trettiofyra” är inte ett tal", "skriv siffror"),
        ("value", "٣٤", "är inte ett tal", "skriv siffror"),
        ("value", "34.5", "34.5 är inte ett antal", "heltal"),
        ("value", "-34", "-34 är inte ett antal", "heltal från 0"),
        ("value", "", "värde och status stämmer inte", "missing"),
        ("status", "läst", "värdet ”läst” är okänt", "printed"),
        ("unit", "procent", "enheten ”procent” passar inte deltagare", "codes/measures.csv"),
        ("used", "yes", "värdet ”yes” är okänt", "ja eller nej"),
        ("used", "nej", "0 av 1 rader", "precis en rad vara ja"),
        ("finding_id", "finns-inte", "fyndet ”finns-inte” finns inte", "data/findings"),
        ("section", "", "platsen i papperet saknas", "avsnitt eller tabell"),
        ("lines", "rad 5", "raderna ”rad 5” går inte att läsa", "1789-1791"),
        ("lines", "", "raderna ”” går inte att läsa", "1852"),
        ("printed", "811218-9876", "personnummer", "ta bort det"),
        ("printed", "19811218-9876", "personnummer", "ta bort det"),
        ("note", "född 811218+9876", "personnummer", "ta bort det"),
        ("section", "avsnitt 8112189876", "personnummer", "ta bort det"),
        ("note", "198112189876", "personnummer", "ta bort det"),
        ("item", "811218-9876", "personnummer", "ta bort det"),
    ],
)  # fmt: skip
def test_row_rules(data_copy, column, text, message, remedy):
    line = change(data_copy, REPORT, ALONE, **{column: text})
    faults = [fault for fault in faults_of(data_copy) if fault.column == column]
    assert faults, "nothing was said about the column"
    said = str(faults[0])
    assert said.startswith(f"{REPORT}, rad {line}, kolumn {column}: ")
    assert message in said
    assert remedy in said


def test_a_value_beside_the_word_missing_is_refused(data_copy):
    line = change(data_copy, REPORT, ALONE, status="missing")
    (fault,) = faults_of(data_copy)
    assert (fault.row, fault.column) == (line, "value")
    assert "värde och status stämmer inte överens" in str(fault)


@pytest.mark.parametrize(("column", "text"), [("value", "101"), ("value", "-1")])
def test_a_percentage_lies_between_0_and_100(data_copy, column, text):
    line = change(
        data_copy,
        REPORT,
        {"measure": "andel", "platform": "vuxentorget", "category": "avbrott", "used": "nej"},
        **{column: text},
    )
    (fault,) = faults_of(data_copy)
    assert (
        str(fault)
        == f"{REPORT}, rad {line}, kolumn value: {text} är inte en andel i procent. Åtgärd: skriv ett tal från 0 "
        f"till 100."
    )


@pytest.mark.parametrize("status", ["restored", "derived"])
def test_what_was_not_read_says_how_it_was_found(data_copy, status):
    line = change(data_copy, REPORT, ALONE, status=status, note="")
    (fault,) = faults_of(data_copy)
    assert (fault.file, fault.row, fault.column) == (REPORT, line, "note")
    assert "saknar förklaring" in str(fault)


def test_an_unknown_outcome_is_refused(data_copy):
    line = change(
        data_copy,
        REPORT,
        {"measure": "avslut", "platform": "vuxentorget", "category": "avbrott", "sex": "K"},
        category="avbrutet",
    )
    faults = faults_of(data_copy)
    assert (REPORT, line, "category") in {(fault.file, fault.row, fault.column) for fault in faults}
    assert "utfallet ”avbrutet” är okänt" in str(faults[0])


def test_all_faults_are_told_at_once(data_copy):
    first = change(data_copy, REPORT, ALONE, sex="X", value="tolv")
    second = change(data_copy, REFERRALS, {"item": "region", "platform": "hela-forbundet"}, area="Umeå")
    places = {(fault.file, fault.row, fault.column) for fault in faults_of(data_copy)}
    assert places == {(REPORT, first, "sex"), (REPORT, first, "value"), (REFERRALS, second, "area")}


# ---- the same figure twice


@pytest.mark.parametrize(
    ("name", "line"), [("details", "kraftkartan,Kraftkartan"), ("parties", "socialtjanst,Soc,Soc,9")]
)
def test_a_code_has_one_name(data_copy, name, line):
    append(data_copy, f"codes/{name}.csv", line)
    (fault,) = faults_of(data_copy)
    assert str(fault).startswith(
        f"codes/{name}.csv, rad "
    ) and f"koden ”{line.split(',')[0]}” finns redan på rad " in str(fault)


@pytest.mark.parametrize(("last", "first", "count"), [("2021", "2022", 0), ("2022", "2022", 1), ("", "2022", 1)])
def test_a_goal_area_may_be_renamed_from_a_year_on(data_copy, last, first, count):
    rename_goal_area(data_copy, last, first)
    if not count:
        read_record(data_copy)
        return
    (fault,) = faults_of(data_copy)
    assert "koden ”1” finns redan på rad 2" in str(fault) and "valid_from" in str(fault)


def append(folder, name, *lines):
    with (folder / name).open("a", encoding="utf-8") as stream:
        stream.writelines(f"{line}\n" for line in lines)


def last_line(folder, name):
    return (folder / name).read_text(encoding="utf-8").splitlines()[-1]


def test_a_row_that_stands_twice_is_refused_and_both_lines_are_named(data_copy):
    before = len((data_copy / REFERRALS).read_text(encoding="utf-8").splitlines())
    append(data_copy, REFERRALS, last_line(data_copy, REFERRALS))
    said = [str(fault) for fault in faults_of(data_copy)]
    assert any(
        f"{REFERRALS}, rad {before + 1}" in text and f"rad {before}" in text and "finns redan" in text for text in said
    )


def test_two_used_rows_about_one_figure_are_refused_and_both_lines_are_named(data_copy):
    before = len((data_copy / REFERRALS).read_text(encoding="utf-8").splitlines())
    append(data_copy, REFERRALS, last_line(data_copy, REFERRALS).replace("Aktualiserande parter", "Ett annat avsnitt"))
    (fault,) = faults_of(data_copy)
    assert fault.column == "used"
    assert "2 av 2 rader" in str(fault)
    assert f"rad {before}" in str(fault)
    assert f"rad {before + 1}" in str(fault)


# ---- the file as a whole


def test_a_byte_order_mark_and_windows_line_ends_are_fine(data_copy):
    """What Excel's "CSV UTF-8" writes."""
    as_it_is = read_record(data_copy)
    file = data_copy / REPORT
    file.write_bytes(codecs.BOM_UTF8 + file.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    assert read_record(data_copy).facts == as_it_is.facts


def test_another_encoding_is_refused(data_copy):
    file = data_copy / REPORT
    file.write_bytes(file.read_text(encoding="utf-8").encode("cp1252", errors="replace"))
    (fault,) = faults_of(data_copy)
    assert re.match(rf"{REPORT}, rad \d+: filen är inte UTF-8\. Åtgärd: spara filen som CSV UTF-8", str(fault))


@pytest.mark.parametrize(
    ("header", "wrong"),
    [
        (HEADER.replace("sex", "kon"), "kon, sex"),
        (HEADER + ",extra", "extra"),
        (HEADER.replace(",note", ""), "note"),
        (HEADER.replace("measure,period", "period,measure"), "ordningen"),
    ],
)
def test_a_wrong_header_is_refused(data_copy, header, wrong):
    file = data_copy / REPORT
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join([header + "\n", *lines[1:]]), encoding="utf-8")
    faults = [fault for fault in faults_of(data_copy) if fault.file == REPORT]
    assert (faults[0].row, HEADER in str(faults[0])) == (1, True)
    assert wrong in str(faults[0])


@pytest.mark.parametrize(("extra", "count"), [(",,", 19), (None, 3)])
def test_a_row_with_another_number_of_fields_is_refused(data_copy, extra, count):
    file = data_copy / REPORT
    lines = file.read_text(encoding="utf-8").splitlines()
    lines[99] = lines[99] + extra if extra else "deltagare,2019,UR"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    said = [str(fault) for fault in faults_of(data_copy)]
    assert any(text.startswith(f"{REPORT}, rad 100: raden har {count} fält men ska ha 17") for text in said)


def test_an_empty_line_is_told_with_its_number(data_copy):
    append(data_copy, REFERRALS, "")
    lines = len((data_copy / REFERRALS).read_text(encoding="utf-8").splitlines())
    (fault,) = faults_of(data_copy)
    assert (fault.file, fault.row) == (REFERRALS, lines)


def test_an_open_quotation_mark_is_refused(data_copy):
    append(data_copy, REFERRALS, '"deltagare,2019')
    faults = [fault for fault in faults_of(data_copy) if fault.file == REFERRALS]
    assert "CSV" in str(faults[0])


@pytest.mark.parametrize("content", [b"", b"\x00\xff\xfe"])
def test_an_empty_or_binary_file_is_refused(data_copy, content):
    (data_copy / REPORT).write_bytes(content)
    assert REPORT in {fault.file for fault in faults_of(data_copy)}


def test_a_file_named_after_no_source_is_refused(data_copy):
    for suffix in (".csv", ".meta.yaml"):
        (data_copy / "deltagare" / f"kallelse-2020-03-20{suffix}").rename(
            data_copy / "deltagare" / f"kallelse-2020-03-21{suffix}"
        )
    faults = faults_of(data_copy)
    assert {(fault.file, fault.column) for fault in faults} == {("deltagare/kallelse-2020-03-21.csv", "source_id")}
    assert "källan finns inte i sources.csv" in str(faults[0])


def test_a_folder_that_is_no_topic_is_refused(data_copy):
    (data_copy / "deltagare").rename(data_copy / "deltagande")
    faults = faults_of(data_copy)
    assert any("ämnet ”deltagande” är inte registrerat" in str(fault) for fault in faults)


def test_a_missing_code_table_is_refused(data_copy):
    (data_copy / "codes" / "platforms.csv").unlink()
    (fault,) = faults_of(data_copy)
    assert str(fault) == "codes/platforms.csv: filen saknas. Åtgärd: återställ den från versionshanteringen."


def test_a_record_without_tables_is_empty_and_no_fault(data_copy):
    """So begins every förbund; what the findings promise of figures is then all that is missing."""
    for file in data_copy.glob("*/*.csv"):
        if file.parent.name != "codes":
            file.unlink()
    assert read_record(data_copy).facts == []


# ---- what stands beside each table

METADATA = "deltagare/kallelse-2020-03-20.meta.yaml"


def test_a_table_without_its_metadata_is_refused(data_copy):
    (data_copy / METADATA).unlink()
    assert str(faults_of(data_copy)[0]).startswith(f"{METADATA}: filen saknas. Åtgärd: ")


@pytest.mark.parametrize("field", ["title", "population", "lines", "transcription"])
def test_metadata_without_a_field_is_refused(data_copy, field):
    content = yaml.safe_load((data_copy / METADATA).read_text(encoding="utf-8"))
    (data_copy / METADATA).write_text(yaml.safe_dump(content | {field: ""}, allow_unicode=True), encoding="utf-8")
    (fault,) = faults_of(data_copy)
    assert (fault.file, fault.column) == (METADATA, field)


@pytest.mark.parametrize(
    "content", [b"title: [", b"- bara\n- en lista\n", b"text\n", "title: \xe5\n".encode("latin-1")]
)
def test_metadata_of_another_form_is_refused(data_copy, content):
    (data_copy / METADATA).write_bytes(content)
    assert {fault.file for fault in faults_of(data_copy)} == {METADATA}


# ---- the findings


FINDINGS = "findings/deltagare.yaml"


def test_broken_yaml_is_refused_with_its_line(data_copy):
    append(data_copy, FINDINGS, "- finding_id: x", "   kind: gap", "  title: [")
    faults = faults_of(data_copy)
    assert (faults[0].file, faults[0].row is not None) == (FINDINGS, True)
    assert "går inte att läsa som YAML" in str(faults[0])


@pytest.mark.parametrize(
    "content",
    [b"finding_id: ett\n", b"- bara text\n", b"42\n", "- title: \xe5\n".encode("latin-1"), b"- explains: nej\n"],
)
def test_yaml_of_another_form_is_refused(data_copy, content):
    """Well-formed YAML that is not a list of findings, or a file in another encoding."""
    (data_copy / "findings" / "trasig.yaml").write_bytes(content)
    assert {fault.file for fault in faults_of(data_copy)} == {"findings/trasig.yaml"}


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("  kind: fel", "kind"),
        ("  severity: stor", "severity"),
        ("  title: ''", "title"),
        ("  treatment:", "treatment"),
    ],
)
def test_an_incomplete_finding_is_refused(data_copy, line, column):
    fields = {"kind": "gap", "severity": "låg", "title": "Titel", "explanation": "Förklaring.", "treatment": "Så här."}
    body = [f"  {name}: {text}" for name, text in fields.items() if name != column]
    append(data_copy, FINDINGS, "- finding_id: ny", *body, line)
    faults = faults_of(data_copy)
    assert {(fault.file, fault.column) for fault in faults} == {(FINDINGS, column)}
    assert "ny" in str(faults[0])


def test_the_same_finding_id_twice_is_refused(data_copy):
    text = (data_copy / FINDINGS).read_text(encoding="utf-8")
    first = text[text.index("- finding_id: nafs-mats-inte") :].split("\n\n")[0]
    append(data_copy, FINDINGS, first)
    assert any("nafs-mats-inte" in str(fault) for fault in faults_of(data_copy))


def test_a_personnummer_in_a_finding_is_refused(data_copy):
    file = data_copy / FINDINGS
    file.write_text(
        file.read_text(encoding="utf-8").replace("NAFS ingår inte", "NAFS 811218-9876 ingår inte"), encoding="utf-8"
    )
    assert any("personnummer" in str(fault) for fault in faults_of(data_copy))


def test_numbers_that_only_resemble_a_personnummer_pass(data_copy):
    change(data_copy, REPORT, ALONE, note="2019-12-31, 8 053 av 8 305, dnr 2020/1234, 11 450 000 kr")
    assert read_record(data_copy).facts


def test_the_real_record_is_read_whole(record_rows):
    assert len(read_record(DATA).facts) == len(record_rows)


# ---- rows that a record adds to the tables that it borrows


def with_own(folder, name, *lines):
    (folder / "codes" / "own").mkdir(exist_ok=True)
    (folder / "codes" / "own" / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def small_record(tmp_path):
    """Exempelbygden borrows all that the product knows."""
    return shutil.copytree(ROOT / "examples" / "exempelbygden", tmp_path / "data")


def test_a_record_adds_to_the_tables_that_it_borrows(small_record):
    before = read_record(small_record).codes["parties"]
    with_own(small_record, "parties", "item,label,short_label,sort_order", "vard,Vårdcentralen,Vårdc.,9")
    after = read_record(small_record).codes["parties"]
    assert after[:-1] == before and after[-1]["label"] == "Vårdcentralen"


def test_a_code_that_the_borrowed_table_has_already_is_said(small_record):
    with_own(small_record, "parties", "item,label,short_label,sort_order", "socialtjanst,Soc,Soc,9")
    said = "codes/own/parties.csv, rad 2.*”socialtjanst” finns redan på rad [0-9]+ i codes/parties.csv"
    with pytest.raises(RecordRefused, match=said):
        read_record(small_record)


def test_a_table_that_is_not_lent_has_nothing_to_add_to(small_record):
    with_own(small_record, "platforms", "platform,label", "x,X")
    with pytest.raises(RecordRefused, match="codes/own/platforms.csv.*inte en av dem som programmet lånar ut"):
        read_record(small_record)
