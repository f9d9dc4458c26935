"""The record of helårsekvivalenter and the surroundings: figures typed off the papers once more, what contradicts them,
and the laws over them.
"""

import duckdb
import pytest

from finsam_data.building.version import build
from finsam_data.faults import RecordRefused
from finsam_data.questions import register
from tests.finsam_data.edits import change

ANALYSIS = "kallelse-2020-10-30"


@pytest.fixture(scope="module")
def connection(database_file):
    with duckdb.connect(str(database_file), read_only=True) as connection:
        yield connection


# topic, measure, period, area, item, category, value: read off the lines named
ADDED = [
    ("skola", "placering", "2019", "2480", "genomstromning-tre-ar", "bland-storre-stader", 3, 1980),
    ("kaa", "antal", "2019H2", "2480", "omfattades", None, 420, 2339),
    ("kaa", "antal", "2019H2", "2480", "omfattades", None, 420, 2395),
    ("kaa", "antal", "2019H2", "2480", "aterupptog-studier", None, 115, 2397),
    ("kaa", "antal", "2019H2", "2480", "avbrott", None, 54, 2385),
    ("hae", "andel", "2019", "SE", "totalt", "16-64", None, 2596),
    ("arbetsloshet", "antal", "2019", "SE", "arbetslosa", None, None, 3705),
    ("arbetsloshet", "andel", "2004-2019", "SE", "utomeuropeiskt-fodda-av-arbetslosa", None, None, 3717),
    *(
        ("arbetsloshet", "antal", "2016-2019", "2404", "arbetslosa", f"tal-{number}-i-diagrammet", value, line)
        for number, (value, line) in enumerate(
            [(164, 3848), (149, 3849), (117, 3851), (80, 3853), (36, 3855), (58, 3857)], 1
        )
    ),
    ("sjukforsakring", "andel", "2016-2019", "SE", "psykiatriska-diagnoser-av-sjukfallen", "startade", 33.3, 4078),
    ("sjukforsakring", "andel", "2016-2019", "SE", "psykiatriska-diagnoser-av-sjukfallen", "pagaende", 50, 4080),
    ("sjukforsakring", "kvot", "2019-10", "2409", "kommun-och-region-mot-privata", None, 2, 4185),
    ("mal", "utfall_antal", "2020-10", "UR", "jobbspar", None, 15, 1603),
]


@pytest.mark.parametrize("expected", ADDED, ids=lambda row: f"{row[0]}-{row[-1]}")
def test_figures_typed_off_the_analysis_report(connection, expected):
    *key, value, line = expected
    rows = connection.execute(
        """SELECT value, status FROM fact WHERE source_id = ? AND topic = ? AND measure = ? AND period = ?
            AND area = ? AND item = ?
           AND category IS NOT DISTINCT FROM ? AND regexp_extract(lines, '^[0-9]+')::INTEGER = ?""",
        [ANALYSIS, *key, line],
    ).fetchall()
    assert rows == [(value, "missing" if value is None else "printed")]


def test_umeas_right_changes_are_rows_beside_the_printed_ones(connection):
    rows = connection.execute(
        """SELECT measure, item, value, status FROM facts WHERE topic = 'hae' AND area = '2480'
            AND period = '2018-2019' AND used
           AND category IS NULL AND measure IN ('diff', 'forandring-procent') AND item IN ('arbetsloshet', 'totalt')
             ORDER BY measure, item"""
    ).fetchall()
    # 744 - 683, 8 053 - 8 305; 61 / 683 = 8,93 %, 252 / 8 305 = 3,03 %
    assert rows == [
        ("diff", "arbetsloshet", 61, "derived"), ("diff", "totalt", -252, "derived"),
        ("forandring-procent", "arbetsloshet", 8.9, "derived"), ("forandring-procent", "totalt", -3.0, "derived"),
    ]  # fmt: skip


def test_the_categories_of_the_background_are_as_printed(connection):
    """CONTRACT.md: `category as printed`."""
    rows = connection.execute(
        "SELECT DISTINCT category FROM facts WHERE topic = 'bakgrund' AND source_id = 'socialt-bokslut-2017'"
    ).fetchall()
    assert {
        "Upp till 1 år", "Mer än 9 år", "Ej tillämpligt", "Sjukpenning/Rehabpenning", "Studiestöd/Studiemedel",
        "Högskola/universitet upp till 1 år",
        "Högskola/Universitet upp till 3 år", "Totalt eftergymnasial utbildning", "Saknas/okänd", "Totalt",
    } <= {row[0] for row in rows}  # fmt: skip


# finding, figures that must stand beside each other: source, value
RIVALS = {
    "nordmaling-bistand-2-9": {(ANALYSIS, 2.9), ("kallelse-2020-04-23", 2.3)},
    "nordmaling-minskade-med-7": {(ANALYSIS, -7), (ANALYSIS, 7), ("kallelse-2020-04-23", 7)},
    "bjurholm-4-2-procent": {(ANALYSIS, -4.2), (ANALYSIS, -4.4)},
    "vindeln-andelar-i-texten": {
        (ANALYSIS, 9.4),
        ("kallelse-2020-04-23", 9.3),
        (ANALYSIS, 1.4),
        ("kallelse-2020-04-23", 1.2),
    },
    "umea-skillnader": {
        (ANALYSIS, 86),
        (ANALYSIS, 61),
        (ANALYSIS, -227),
        (ANALYSIS, -252),
        ("kallelse-2020-04-23", 744),
    },
    "stress-olika-matt": {(ANALYSIS, 58), (ANALYSIS, 23)},
}


@pytest.mark.parametrize("finding", RIVALS)
def test_every_row_that_takes_part_carries_its_finding(connection, finding):
    rows = set(connection.execute("SELECT source_id, value FROM facts WHERE finding_id = ?", [finding]).fetchall())
    assert RIVALS[finding] <= rows


def test_a_findings_figures_are_those_of_its_own_municipality(database):
    """Nordmaling's 2,9 stands beside Nordmaling's 2,3, not beside what other municipalities have."""
    figures = register.finding_figures(database, finding_id="nordmaling-bistand-2-9")
    assert set(figures["what"]) == {"Nordmaling"}
    assert {2.9, 2.3} <= set(figures["value"])


HAE, RANKING, WORK = f"hae/{ANALYSIS}.csv", "ranking/kallelse-2020-04-23.csv", f"arbetsloshet/{ANALYSIS}.csv"


@pytest.mark.parametrize(
    ("name", "where", "value", "law"),
    [
        (HAE, {"measure": "andel", "area": "2480", "item": "totalt", "period": "2019"}, "10.6", "sector_shares_add_up"),
        (RANKING, {"measure": "andel", "area": "1281", "item": "totalt"}, "10.4", "ranking_in_order"),
        (RANKING, {"measure": "placering", "area": "2401", "period": "2019"}, "227", "ranking_in_order"),
        (WORK, {"measure": "forandring-procent", "area": "2404", "item": "forgymnasial"}, "23.4", "change_possible"),
        (WORK, {"measure": "andel", "area": "2403", "item": "konsfordelning", "sex": "K"}, "45", "sex_shares_add_up"),
    ],
)
def test_a_wrong_digit_breaks_its_law(data_copy, tmp_path, name, where, value, law):
    line = change(data_copy, name, where, value=value)
    with pytest.raises(RecordRefused) as refused:
        build(data_copy, tmp_path / "refused.duckdb")
    faults = [fault for fault in refused.value.faults if f"kontrollen {law}:" in fault.message]
    assert [(fault.file, fault.column) for fault in faults] and all(fault.file == name for fault in faults)
    assert line


def test_no_code_stands_before_a_reader(connection):
    """Every item and category that is a code has a name, and only one."""
    unnamed = connection.execute(
        """SELECT DISTINCT topic, detail FROM fact JOIN fact_detail USING (fact_id)
           WHERE regexp_matches(detail, '(^|, )[a-zåäö][a-z0-9åäö]*(-[a-z0-9åäö]+)+(,|$)')
             AND detail NOT IN ('a-kassa')"""
    ).fetchall()
    assert unnamed == []
    assert connection.execute("SELECT code, count(*) FROM details GROUP BY code HAVING count(*) > 1").fetchall() == []
    assert (
        connection.execute("SELECT count(*) FROM fact").fetchone()
        == connection.execute("SELECT count(*) FROM fact_detail").fetchone()
    )
