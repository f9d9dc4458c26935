"""Laws that fell asleep: a row that is absent, or spelt in another way, disarms a law, and the build says so."""

import shutil

import pytest

from finsam_data.building.version import build
from finsam_data.faults import RecordRefused
from tests.conftest import ROOT
from tests.finsam_data.building.later_year import add_paper
from tests.finsam_data.edits import change

EXAMPLE = ROOT / "examples" / "exempelbygden"
PARTICIPANTS, ACCOUNTS = "deltagare/arsredovisning-2022.csv", "ekonomi/arsredovisning-2022.csv"
COST = {"measure": "utfall", "period": "2022", "item": "Jobbtorget"}


@pytest.fixture
def record(tmp_path):
    return shutil.copytree(EXAMPLE, tmp_path / "data")


def warnings(record):
    return build(record, record.parent / "built.duckdb")["warnings"]


def without(record, name, *begins):
    """The same file without the rows that begin so."""
    file = record / name
    rows = [row for row in file.read_text(encoding="utf-8").splitlines(keepends=True) if not row.startswith(begins)]
    assert len(rows) < len(file.read_text(encoding="utf-8").splitlines())
    file.write_text("".join(rows), encoding="utf-8")


def test_a_whole_record_has_no_law_asleep(record):
    assert warnings(record) == []


def test_a_total_without_its_parts_is_not_compared_and_the_build_says_so(record):
    """The platforms' finished of 2022 are gone, so nothing says whether the whole's 70 are right."""
    without(record, PARTICIPANTS, "avslutade,2022,2482", "avslutade,2022,IN")
    (said,) = [text for text in warnings(record) if "parts_of_total" in text]
    assert said.startswith(f"{PARTICIPANTS}: Deltagare 2022: ")
    assert "jämförde tal 2021 som inte jämförs nu" in said and "Åtgärd: se efter om en rad saknas" in said


def test_a_wrong_cost_that_no_law_compares_any_more_is_not_silent(record):
    """A million too much is a fault while the line is compared; with the totals gone it is a warning."""
    change(record, ACCOUNTS, COST, value="-3200000")
    with pytest.raises(RecordRefused):
        warnings(record)
    without(record, ACCOUNTS, *(f"utfall,2022,UR,,,{total}" for total in ("Summa", "Resultat")))
    (said,) = [text for text in warnings(record) if text.startswith(f"{ACCOUNTS}: Ekonomi 2022: ")]
    assert "account_totals_add_up" in said


def test_a_thin_year_says_which_laws_it_leaves_asleep_and_the_values_stay(data_copy, database):
    add_paper(data_copy)
    said = warnings(data_copy)
    assert any(text.startswith("deltagare/kallelse-2022-11-30.csv: Deltagare 2022: ") for text in said)
    assert not any("same_quantity" in text for text in said)
