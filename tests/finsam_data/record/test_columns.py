"""The table that names the columns of downloaded tables is checked when the database is built."""

import pytest

from finsam_data.faults import RecordRefused
from finsam_data.record.reading import read_record


@pytest.mark.parametrize(
    ("written", "instead", "said"),
    [
        ("count,,Antal,tal,antal", "count,,Antal,siffra,antal", "kolumn kind: ”siffra” är okänt"),
        ("count,,Antal,tal,antal", "count,,,tal,antal", "kolumn name: kolumnen count saknar namn"),
        ("count,,Antal,tal,antal", "count,,Antal,tal,", "kolumn unit: count saknar enhet"),
        ("label,,Post,ord,", "label,,Enhet,ord,", "kolumn name: varje fil har redan den rubriken"),
    ],
)
def test_what_a_column_lacks_stops_the_build(data_copy, written, instead, said):
    file = data_copy / "codes" / "columns.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    line = lines.index(written) + 1
    lines[line - 1] = instead
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(RecordRefused) as refused:
        read_record(data_copy)
    assert [str(fault).partition(". Åtgärd: ")[0] for fault in refused.value.faults] == [
        f"codes/columns.csv, rad {line}, {said}"
    ]


def test_a_column_that_is_named_twice_stops_the_build(data_copy):
    with (data_copy / "codes" / "columns.csv").open("a", encoding="utf-8") as stream:
        stream.write("count,,Mängd,tal,antal\n")
    with pytest.raises(RecordRefused) as refused:
        read_record(data_copy)
    assert "count finns redan på rad " in str(refused.value)
