"""The table that names the columns of downloaded tables is checked when the database is built."""

import pytest

from finsam_data.faults import RecordRefused
from finsam_data.record.reading import read_record
from tests.finsam_data.edits import change


@pytest.mark.parametrize(
    ("where", "cells", "said"),
    [
        ({"column": "count"}, {"kind": "siffra"}, "kolumn kind: ”siffra” är okänt"),
        ({"column": "count"}, {"name": ""}, "kolumn name: kolumnen count saknar namn"),
        ({"column": "count"}, {"unit": ""}, "kolumn unit: count saknar enhet"),
        ({"column": "label"}, {"name": "Enhet"}, "kolumn name: varje fil har redan den rubriken"),
    ],
)
def test_what_a_column_lacks_stops_the_build(data_copy, where, cells, said):
    line = change(data_copy, "codes/columns.csv", where, **cells)
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
