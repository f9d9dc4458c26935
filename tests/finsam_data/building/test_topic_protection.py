"""A topic that is new to the program is protected in the mode publik as soon as it counts people."""

import duckdb
import pytest

from finsam_data.building.version import build
from tests.finsam_data.new_topic import add_topic


class NothingToProve:
    """In place of the proof, which takes half a minute and is tried elsewhere."""

    targets = frozenset()

    def __init__(self, *_):
        pass

    def too_telling(self, tellings):
        return [], set()


@pytest.fixture(autouse=True)
def _only_the_rules(monkeypatch):
    monkeypatch.setattr("finsam_data.building.publish.Proof", NothingToProve)


@pytest.fixture
def values(monkeypatch, tmp_path, data_copy):
    """Builds the copy in the mode publik with a new topic; gives its values by (measure, item, area, sex)."""

    def of(rows, *bases, topic="halsa"):
        add_topic(data_copy, topic, rows)
        with (data_copy / "codes" / "share_bases.csv").open("a", encoding="utf-8") as stream:
            stream.writelines(f"{line}\n" for line in bases)
        monkeypatch.setenv("FINSAM_MODE", "publik")
        build(data_copy, tmp_path / "publik.duckdb")
        with duckdb.connect(str(tmp_path / "publik.duckdb"), read_only=True) as connection:
            found = connection.execute(
                "SELECT measure, item, area, sex, value, status FROM facts WHERE topic = ?", [topic]
            ).fetchall()
        assert {status for *_, value, status in found if value is None} <= {"suppressed"}
        return {tuple(key): value for *key, value, _ in found}

    return of


def test_counts_of_two_and_one_are_hidden(values):
    got = values([("antal", "antal", "sma", "2"), ("antal", "antal", "minsta", "1"), ("antal", "antal", "stora", "50")])
    assert got["antal", "sma", "2480", "T"] is None
    assert got["antal", "minsta", "2480", "T"] is None
    assert got["antal", "stora", "2480", "T"] == 50


def test_a_hidden_count_cannot_be_worked_out_from_the_sexes(values):
    rows = [("antal", "antal", "x", value, "2480", sex) for sex, value in (("K", "3"), ("M", "20"), ("T", "23"))]
    got = values(rows)
    assert got["antal", "x", "2480", "K"] is None
    assert [got["antal", "x", "2480", sex] for sex in "MT"].count(None) == 1


def test_a_hidden_count_cannot_be_worked_out_from_the_municipalities(values):
    own = {"2480": "100", "2460": "30", "2404": "3", "2409": "40", "2401": "20", "2403": "10", "UR": "203"}
    got = values([("antal", "antal", "x", value, area, "T") for area, value in own.items()])
    assert got["antal", "x", "2404", "T"] is None
    assert sum(value is None for value in got.values()) == 2


@pytest.mark.parametrize(("base", "shown"), [("9", None), ("40", 50)])
def test_a_share_of_fewer_than_ten_is_hidden(values, base, shown):
    rows = [("andel", "procent", "x", "50"), ("antal", "antal", "alla", base)]
    assert values(rows, "halsa,andel,,,,deltagare,antal,alla,,")["andel", "x", "2480", "T"] == shown


def test_a_share_is_hidden_when_nobody_knows_of_how_many(values):
    assert values([("andel", "procent", "x", "50")], "halsa,andel,,,,deltagare,,,,")["andel", "x", "2480", "T"] is None


def test_a_share_of_a_whole_population_is_shown(values):
    assert (
        values([("andel", "procent", "x", "5")], "halsa,andel,,,,befolkning-20-64,,,,")["andel", "x", "2480", "T"] == 5
    )


def test_a_measure_with_the_name_of_another_topic_is_a_quantity_of_its_own(values):
    """`avslutade` of the platforms obeys laws that a new topic has never heard of."""
    assert values([("avslutade", "antal", "x", "2"), ("kvar", "antal", "x", "60")])["kvar", "x", "2480", "T"] == 60


def test_small_numbers_outside_the_indicators_are_hidden_too(monkeypatch, tmp_path, data_copy):
    table = data_copy / "socialt_bokslut" / "socialt-bokslut-2017.csv"
    text = table.read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.startswith("utfall_antal,2017"))
    given = row.replace(",T,,antal,missing,", ",T,3,antal,printed,").replace(",Utfall saknas,", ",3,")
    assert given != row
    table.write_text(text.replace(row, given), encoding="utf-8")
    monkeypatch.setenv("FINSAM_MODE", "publik")
    build(data_copy, tmp_path / "publik.duckdb")
    with duckdb.connect(str(tmp_path / "publik.duckdb"), read_only=True) as connection:
        assert connection.execute(
            "SELECT value, status FROM facts WHERE topic = 'socialt_bokslut' AND measure = 'utfall_antal'"
        ).fetchall() == [(None, "suppressed")]
