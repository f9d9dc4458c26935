"""The laws between figures: recomputed here in plain Python from the CSV files, and what a finding may and must
explain.
"""

import re
from collections import Counter, defaultdict

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from finsam_data.building.checks import COMPARE, as_swedes_write, check_faults, law, violations
from finsam_data.building.version import build
from finsam_data.faults import RecordRefused, told
from finsam_data.record.reading import read_record
from tests.conftest import DATA
from tests.finsam_data.building.laws import LAWS
from tests.finsam_data.edits import change

REPORT_2019 = "deltagare/kallelse-2020-03-20.csv"


def recomputed(rows) -> Counter:
    return Counter(place(law.__name__, group) for law in LAWS for group in law(rows))


def place(check, group):
    """A violation as (check, platforms, periods, sexes, measures)."""
    return (check, *(tuple(sorted({row[name] for row in group})) for name in ("platform", "period", "sex", "measure")))


def by_the_product(connection, rows) -> Counter:
    laws = {law.__name__ for law in LAWS}
    return Counter(
        place(check, [rows[number - 1] for number in ids]) for check, ids, _ in violations(connection) if check in laws
    )


@pytest.fixture(scope="module")
def rows(record_rows):
    """The CSV rows as dicts, missing numbers as None."""
    return record_rows.astype(object).where(record_rows.notna(), None).to_dict("records")


def test_same_violations_as_recomputed_from_the_files(connection, rows):
    expected = recomputed(rows)
    assert by_the_product(connection, rows) == expected
    assert {check for check, *_ in expected} >= {
        "sexes_add_up",
        "share_follows_count",
        "parts_of_total",
        "yes_within_referred",
        "years_close",
    }
    # every one of them is explained, so the real record has no fault
    assert check_faults(connection, read_record(DATA).findings) == []


def test_women_and_men_make_the_total_among_the_figures_shown(rows):
    """Stricter than the product's law: also across sections, after every correction, with nothing left unexplained."""
    shown = defaultdict(dict)
    for row in rows:
        if row["used"] == "ja" and row["unit"] == "antal":
            names = ("topic", "measure", "period", "platform", "item", "category")
            shown[tuple(row[name] for name in names)][row["sex"]] = row["number"]
    whole = [sexes for sexes in shown.values() if sexes.keys() == set("KMT") and None not in sexes.values()]
    assert len(whole) > 100
    assert [sexes for sexes in whole if sexes["K"] + sexes["M"] != sexes["T"]] == []


def is_in_a_table(row):
    """A cell of Tabell 1 or the tables of the platforms, where each number stands in at least one sum."""
    return (
        row["used"] == "ja"
        and row["status"] == "printed"
        and re.search(r"[Tt]abell", row["section"])
        and row["topic"] == "deltagare"
    )


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_one_changed_number_is_judged_alike_and_no_table_digit_slips_through(connection, rows, findings, data):
    numbered = [
        index for index, row in enumerate(rows) if row["number"] is not None and row["unit"] in ("antal", "procent")
    ]
    index = data.draw(st.sampled_from(numbered))
    wrong = data.draw(st.integers(0, 100).filter(lambda value: value != rows[index]["number"]))
    changed = [*rows[:index], rows[index] | {"number": float(wrong), "value": str(wrong)}, *rows[index + 1 :]]
    connection.begin()
    try:
        connection.execute("UPDATE fact SET value = ?, decimals = 0 WHERE fact_id = ?", [wrong, index + 1])
        assert by_the_product(connection, changed) == recomputed(changed)
        if is_in_a_table(rows[index]):
            assert check_faults(connection, findings), rows[index]
    finally:
        connection.rollback()


# ---- what stops the build


def faults_of(folder, tmp_path):
    with pytest.raises(RecordRefused) as refused:
        build(folder, tmp_path / "refused.duckdb")
    assert not (tmp_path / "refused.duckdb").exists()
    assert list(tmp_path.glob("*.new*")) == []
    return refused.value.faults


def test_a_changed_digit_stops_the_build(data_copy, tmp_path):
    where = {"measure": "avslut", "period": "2019", "platform": "vuxentorget", "category": "arbete", "sex": "K"}
    line = change(data_copy, REPORT_2019, where, value="8", printed="8")
    faults = faults_of(data_copy, tmp_path)
    # 8 + 18 is not 25, 8 + 8 + 18 + 6 is not 39, and the platforms no longer make 30
    assert [fault.message.split(":")[0] for fault in faults] == [
        "kontrollen outcomes_add_up", "kontrollen parts_of_total", "kontrollen sexes_add_up",
    ]  # fmt: skip
    by_sex = next(fault for fault in faults if "sexes_add_up" in fault.message)
    assert str(by_sex) == (
        f"{REPORT_2019}, rad {line}, kolumn value: kontrollen sexes_add_up: avslut vuxentorget 2019 (Bilaga 1, "
        f"Tabell 4): 8 kvinnor + 18 män är inte 25 (regeln: {law('sexes_add_up')}; talen står på rad {line}, "
        f"{line + 1} och {line + 2} i {REPORT_2019}). Åtgärd: {COMPARE}."
    )


def test_the_line_named_is_the_line_in_the_file(data_copy, tmp_path):
    where = {"measure": "kvar", "period": "2019", "platform": "samordningsteam-vannas", "sex": "T"}
    line = change(data_copy, REPORT_2019, where, value="44")
    named = {(fault.file, fault.row) for fault in faults_of(data_copy, tmp_path)}
    text = (data_copy / REPORT_2019).read_text(encoding="utf-8").splitlines()
    assert "samordningsteam-vannas" in text[line - 1]
    for file, row in named:
        assert file == REPORT_2019
        assert "samordningsteam-vannas" in text[row - 1] or "hela-forbundet" in text[row - 1]


def findings_file(folder):
    return folder / "findings" / "deltagare.yaml"


def entries(folder):
    return yaml.safe_load(findings_file(folder).read_text(encoding="utf-8"))


def write(folder, entries):
    findings_file(folder).write_text(yaml.safe_dump(entries, allow_unicode=True, sort_keys=False), encoding="utf-8")


def test_a_removed_finding_stops_the_build(data_copy, tmp_path):
    write(data_copy, [entry for entry in entries(data_copy) if entry["finding_id"] != "avslutade-353-eller-336"])
    faults = faults_of(data_copy, tmp_path)
    assert {fault.column for fault in faults} == {"finding_id"}
    assert all("fyndet ”avslutade-353-eller-336” finns inte" in str(fault) and fault.row for fault in faults)


def test_a_finding_taken_off_its_rows_leaves_the_violations_unexplained(data_copy, tmp_path):
    for _ in range(2):
        change(data_copy, REPORT_2019, {"finding_id": "avslutade-353-eller-336"}, finding_id="")
    both = "tabell-1-mot-plattformarna avslutade-353-eller-336"
    change(data_copy, REPORT_2019, {"finding_id": both}, finding_id="tabell-1-mot-plattformarna")
    write(data_copy, [entry for entry in entries(data_copy) if entry["finding_id"] != "avslutade-353-eller-336"])
    messages = " ".join(str(fault) for fault in faults_of(data_copy, tmp_path))
    assert "163 kvinnor + 173 män är inte 353" in messages


def test_a_finding_that_no_longer_explains_anything_stops_the_build(data_copy, tmp_path):
    """Somebody corrects the wrong digit of the paper: then the finding must go too."""
    for _ in range(2):
        change(
            data_copy,
            REPORT_2019,
            {"period": "2019", "measure": "avslutade", "value": "353"},
            value="336",
            printed="336",
        )
    faults = [str(fault) for fault in faults_of(data_copy, tmp_path)]
    assert all(
        "fyndet avslutade-353-eller-336 ska förklara" in fault and fault.startswith("findings/deltagare.yaml")
        for fault in faults
    )
    assert any("2 avvikelser i kontrollen sexes_add_up men förklarar 0" in fault for fault in faults)
    assert any("1 avvikelser i kontrollen same_quantity men förklarar 0" in fault for fault in faults)


def test_a_finding_may_not_cover_one_more_violation(data_copy, tmp_path):
    where = {
        "measure": "andel",
        "period": "2019",
        "platform": "samordningsteam-nordmaling",
        "category": "arbete",
        "used": "nej",
    }
    change(data_copy, REPORT_2019, where, value="36", printed="36 %", finding_id="nordmaling-andelar-i-texten")
    messages = [str(fault) for fault in faults_of(data_copy, tmp_path)]
    assert any(
        "nordmaling-andelar-i-texten ska förklara 2 avvikelser i kontrollen share_follows_count men förklarar 3" in text
        for text in messages
    )


def test_a_finding_without_rows_stops_the_build(data_copy, tmp_path):
    orphan = entries(data_copy)[0] | {"finding_id": "utan-rader", "title": "Hör inte till något", "explains": {}}
    write(data_copy, [*entries(data_copy), orphan])
    (fault,) = faults_of(data_copy, tmp_path)
    assert str(fault) == (
        "findings/deltagare.yaml, kolumn finding_id: fyndet utan-rader hör inte till någon rad. "
        "Åtgärd: ta bort fyndet eller skriv dess finding_id på raderna."
    )


def test_a_reading_without_restored_rows_stops_the_build(data_copy, tmp_path):
    name = "ungdomsplattformen-overlappar"
    write(
        data_copy,
        [entry | {"kind": "reading"} if entry["finding_id"] == name else entry for entry in entries(data_copy)],
    )
    (fault,) = faults_of(data_copy, tmp_path)
    assert f"{name} är en läsning men alla dess rader är tryckta" in str(fault)


def test_a_finding_in_words_alone_may_not_have_rows(data_copy, tmp_path):
    name = "ungdomsplattformen-overlappar"
    write(
        data_copy,
        [entry | {"without_figures": True} if entry["finding_id"] == name else entry for entry in entries(data_copy)],
    )
    (fault,) = faults_of(data_copy, tmp_path)
    assert f"fyndet {name} sägs vara utan tal men rader bär det" in str(fault)


def test_an_unknown_check_in_explains_stops_the_build(data_copy, tmp_path):
    changed = [
        entry | {"explains": {"sexes_ad_up": 2}} if entry["finding_id"] == "nafs-mats-inte" else entry
        for entry in entries(data_copy)
    ]
    write(data_copy, changed)
    assert any("sexes_ad_up" in str(fault) for fault in faults_of(data_copy, tmp_path))


def test_every_check_says_in_swedish_what_it_wants():
    files = sorted((DATA.parent / "queries" / "checks").glob("*.sql"))
    assert len(files) >= 15
    for file in files:
        first = file.read_text(encoding="utf-8").splitlines()[0]
        assert re.match(r"-- [A-ZÅÄÖ].+\.$", first), file.name


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("19 % är inte 27 av 179 (15.1 %)", "19 % är inte 27 av 179 (15,1 %)"),
        ("posterna blir -1139, summan är -1149943 kr", "posterna blir -1139, summan är -1\u00a0149\u00a0943 kr"),
        ("2019 fråga 1.4 deltagare: 12.5 % är inte 1 av 9", "2019 fråga 1.4 deltagare: 12,5 % är inte 1 av 9"),
        ("indikator 4.10 : 30 % är inte 1 av 3", "indikator 4.10 : 30 % är inte 1 av 3"),
    ],
)
def test_numbers_are_written_as_swedes_write_them(message, said):
    assert as_swedes_write(message) == said


def test_a_code_that_nobody_knows_is_one_fault(data_copy, tmp_path):
    """Renaming a platform is one cause, however many rows it stands on."""
    file = data_copy / "codes" / "platforms.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("\nvuxentorget,", "\nvuxentorg,"), encoding="utf-8")
    with pytest.raises(RecordRefused) as refused:
        build(data_copy, tmp_path / "x.duckdb")
    unknown = [text for text in told(refused.value.faults) if "plattformen ”vuxentorget” är okänd" in text]
    rows = sum("plattformen ”vuxentorget” är okänd" in fault.message for fault in refused.value.faults)
    assert rows > 50 and len(unknown) == 1
    assert f"så står det på {rows} rader i" in unknown[0] and "menades ”vuxentorg”?" in unknown[0]
