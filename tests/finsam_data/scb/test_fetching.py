"""The fetch of SCB's table against a small server on loopback, and what the build makes of a delivery. Nobody sleeps
here.
"""

import shutil

import duckdb
import pandas as pd
import pytest

from finsam_data.building.version import build
from finsam_data.faults import RecordRefused
from finsam_data.scb import fetching
from finsam_data.scb.__main__ import main
from finsam_data.scb.pxweb import Client, FetchFailed
from tests.finsam_data.scb.pxweb_server import OWN, value_of

DAY, LATER = "2026-02-24", "2026-09-24"


@pytest.fixture
def slept():
    return []


@pytest.fixture
def fetch(server, slept, data_copy):
    """fetch() with a clock of its own: sleeping only moves it."""

    def run(today=DAY):
        client = Client(
            server.address, timeout=(2, 2), sleep=slept.append, clock=lambda: sum(slept), say=lambda _: None
        )
        return fetching.fetch(data_copy, client, today=today, say=lambda _: None)

    return run


def left_behind(folder) -> list[str]:
    return sorted(path.name for path in (folder / "scb").glob("*") if not path.name.startswith("."))


def values(delivery) -> pd.DataFrame:
    return pd.read_parquet(delivery / "values.parquet")


def test_every_cell_in_several_pages(server, fetch):
    delivery = fetch()
    assert len(server.asked) > 3
    assert all(
        len(c["Region"]) * len(c["Kon"]) * len(c["Aldersgrupp"]) * len(c["ContentsCode"]) * len(c["Tid"]) <= 2_000
        for c in server.asked
    )
    table = values(delivery)
    # 8 areas × 3 sexes × 2 age groups × 8 contents × 24 months; the county and the shares are left out
    assert len(table) == 8 * 3 * 2 * 8 * 24
    assert set(table["area"]) == {"SE", "0114", *OWN} and "A9" not in {
        code for call in server.asked for code in call["ContentsCode"]
    }
    row = table[
        (table["area"] == "2404")
        & (table["sex"] == "K")
        & (table["age_group"] == "20-65")
        & (table["item"] == "folkmangd")
    ]
    assert row.set_index("month").loc["2019-05", "value"] == value_of("2404", "2", "20-65", "A8", "2019M05")


def test_status_codes_are_kept(fetch):
    table = values(fetch())
    silent = table[table["status"].notna()]
    assert set(silent["status"]) == {".."} and silent["value"].isna().all()
    assert set(zip(silent["area"], silent["item"], silent["month"], strict=True)) == {
        ("0114", "sjukpenning", "2018-01")
    }


def test_throttling_is_obeyed(server, fetch, slept):
    server.faults = ["429", "", "429"]
    fetch()
    assert slept.count(7.0) == 2


def test_a_server_that_fails_once_is_asked_again(server, fetch, slept):
    server.faults = ["500", "500"]
    fetch()
    assert slept[:2] == [2.0, 4.0]


@pytest.mark.parametrize(
    ("fault", "times", "words"),
    [
        ("500", 5, "svarar med fel 500, efter 5 försök"), ("429", 5, "ber oss vänta, efter 5 försök"), ("html", 1,
            "en webbsida i stället för JSON"),
        ("broken", 1, "skadat eller avklippt"), ("cut", 5, "bröt av svaret mitt i"), ("short", 1,
            "värden där det skulle vara"),
    ],
)  # fmt: skip
def test_a_bad_answer_is_one_sentence_and_leaves_nothing(server, fetch, data_copy, fault, times, words):
    server.faults = [fault] * times
    with pytest.raises(FetchFailed, match=words):
        fetch()
    assert left_behind(data_copy) == []


def test_no_answer_in_time(slept, data_copy):
    client = Client(
        "http://127.0.0.1:1/api/v2",
        timeout=(0.2, 0.2),
        sleep=slept.append,
        clock=lambda: sum(slept),
        say=lambda _: None,
    )
    with pytest.raises(FetchFailed, match="går inte att nå, efter 5 försök. Försök igen"):
        fetching.fetch(data_copy, client, today=DAY)


@pytest.mark.parametrize(
    ("variable", "code", "label", "words"),
    [
        ("ContentsCode", "A3", "Dagpenning",
            "”Dagpenning” .kod A3. är okänt. Lägg till en rad i data/codes/scb_contents.csv"),
        ("ContentsCode", "A3", None, "arbetsloshet saknas"), ("ContentsCode", "A10", "Sjukpenning",
            "sjukpenning saknas eller står dubbelt"),
        ("Kon", "1", "kvinnor", "Könet med koden 1 .män. heter nu ”kvinnor”"), ("Kon", "1+2", None,
            "finns inte längre"),
        ("Aldersgrupp", "20-64", None, "Åldersgruppen 20-64 finns inte längre"), ("Region", "2404", None,
            "saknar områdena 2404"),
        ("Tid", "2019", "2019", "Månaden ”2019” går inte att läsa"),
    ],
)  # fmt: skip
def test_changed_labels_and_codes_are_named(server, fetch, data_copy, variable, code, label, words):
    if label is None:
        del server.labels[variable][code]
    else:
        server.labels[variable][code] = label
    with pytest.raises(FetchFailed, match=words):
        fetch()
    assert server.asked == [] and left_behind(data_copy) == []


def test_a_new_variable_is_named(server, fetch):
    server.labels["Fodelseland"] = {"1": "Sverige"}
    with pytest.raises(FetchFailed, match="ny variabel: Fodelseland"):
        fetch()


def test_a_label_in_another_case_is_the_same(server, fetch):
    server.labels["ContentsCode"]["A1"] = " SJUKPENNING "
    fetch()


def test_going_on_where_it_stopped(server, fetch):
    server.faults = ["", "", "broken"]
    with pytest.raises(FetchFailed):
        fetch()
    before = list(server.asked)[:2]
    server.asked.clear()
    fetch()
    assert not [call for call in server.asked if call in before]


def test_a_new_version_of_the_table_starts_anew(server, fetch, data_copy):
    server.faults = ["", "", "broken"]
    with pytest.raises(FetchFailed):
        fetch()
    first = server.asked[0]
    server.asked.clear()
    server.updated = "2026-09-20T07:00:00Z"
    fetch()
    assert first in server.asked
    assert not (data_copy / "scb" / ".pagaende").exists()


def test_a_second_fetch_the_same_day_replaces_the_first_when_whole(server, fetch, data_copy):
    delivery = fetch()
    first = (delivery / "values.parquet").read_bytes()
    server.faults = ["broken"]
    with pytest.raises(FetchFailed):
        fetch()
    assert (delivery / "values.parquet").read_bytes() == first
    server.add, server.updated = 1, "2026-02-24T09:00:00Z"
    fetch()
    assert (delivery / "values.parquet").read_bytes() != first
    assert left_behind(data_copy) == [DAY]


@pytest.fixture
def tables(fetch, server, data_copy, tmp_path):
    """The build's tables with two deliveries, the later with one more in every cell."""
    fetch(DAY)
    server.add, server.updated = 1, "2026-09-20T07:00:00Z"
    fetch(LATER)
    build(data_copy, tmp_path / "with.duckdb")
    with duckdb.connect(str(tmp_path / "with.duckdb"), read_only=True) as connection:
        yield {
            name: connection.execute(f"SELECT * FROM {name}").df()
            for name in ("scb_delivery", "scb_year", "scb_month", "scb_revision", "scb_area")
        }


def test_a_year_is_the_mean_of_its_months_and_shares_are_recomputed(tables, data_copy):
    """Recomputed with pandas from the file."""
    cells = values(data_copy / "scb" / LATER)
    cells = cells[
        (cells["age_group"] == "20-64")
        & (cells["area"] == "2480")
        & (cells["sex"] == "T")
        & cells["month"].str.startswith("2019")
    ]
    means = cells.groupby("item")["value"].mean()
    benefits = [item for item in means.index if item not in ("totalt", "folkmangd")]
    years = tables["scb_year"].query("area == '2480' and period == '2019' and sex == 'T'").set_index("item")
    assert years.loc["sjukpenning", "count"] == pytest.approx(means["sjukpenning"], abs=0.001)
    assert years.loc["totalt", "count"] == pytest.approx(means[benefits].sum(), abs=0.001)
    assert years.loc["totalt", "share"] == pytest.approx(means[benefits].sum() / means["folkmangd"], abs=1e-7)
    assert (years["months"] == 12).all() and years["preliminary"].all()
    assert not tables["scb_year"].set_index("period").loc["2018", "preliminary"].any()


def test_unreported_assistance_is_missing_not_zero(fetch, data_copy, tmp_path):
    fetch()
    build(data_copy, tmp_path / "one.duckdb")
    with duckdb.connect(str(tmp_path / "one.duckdb"), read_only=True) as connection:
        months = (
            connection.execute("SELECT * FROM scb_month WHERE area = '2460' AND month = '2019-02'")
            .df()
            .set_index(["sex", "item"])
        )
        year = (
            connection.execute("SELECT * FROM scb_year WHERE area = '2460' AND period = '2019' AND sex = 'T'")
            .df()
            .set_index("item")
        )
    for sex in "KMT":
        assert pd.isna(months.loc[(sex, "ekonomiskt-bistand"), "count"]) and pd.isna(
            months.loc[(sex, "totalt"), "count"]
        )
        assert months.loc[(sex, "ohalsa"), "count"] > 0
    assert (year.loc["ekonomiskt-bistand", "months"], year.loc["ekonomiskt-bistand", "missing_months"]) == (11, 1)
    reported = [value_of("2460", "1+2", "20-64", "A5", f"2019M{month:02}") for month in range(1, 13) if month != 2]
    assert year.loc["ekonomiskt-bistand", "count"] == pytest.approx(sum(reported) / 11, abs=0.001)


def test_a_revision_is_kept(tables):
    revised = tables["scb_revision"].set_index(["area", "period", "item"]).loc[("SE", "2018", "sjukpenning")]
    assert revised["count_now"] - revised["count_then"] == pytest.approx(1)
    assert (revised["delivered_then"], revised["delivered_now"]) == (DAY, LATER)


def test_the_newest_delivery_is_marked_and_named(tables):
    assert list(tables["scb_delivery"].set_index("delivery")["is_newest"]) == [False, True]
    assert tables["scb_area"].set_index("area")["label"].to_dict()["2480"] == "Kommun 2480"


def test_without_a_delivery_the_tables_are_there_and_empty(database_file):
    with duckdb.connect(str(database_file), read_only=True) as connection:
        for name in ("scb_delivery", "scb_year", "scb_month", "scb_revision", "scb_area"):
            assert connection.execute(f"SELECT count(*) FROM {name}").fetchone() == (0,)


@pytest.mark.parametrize("damage", ["flip", "cut", "gone", "name"])
def test_a_damaged_delivery_stops_the_build(fetch, data_copy, tmp_path, damage):
    delivery = fetch()
    file = delivery / "values.parquet"
    content = bytearray(file.read_bytes())
    if damage == "flip":
        content[len(content) // 2] ^= 0xFF
        file.write_bytes(content)
    elif damage == "cut":
        file.write_bytes(content[:-100])
    elif damage == "gone":
        file.unlink()
    else:
        shutil.move(delivery, delivery.with_name("i-dag"))
    with pytest.raises(RecordRefused) as refused:
        build(data_copy, tmp_path / "never.duckdb")
    assert all(str(fault).startswith("scb/") and "Åtgärd: " in str(fault) for fault in refused.value.faults)
    assert not (tmp_path / "never.duckdb").exists()


def test_the_command_says_one_sentence_and_builds(server, data_copy, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("FINSAM_DATA", str(data_copy))
    monkeypatch.setenv("FINSAM_DATABASE", str(tmp_path / "command.duckdb"))
    server.faults = ["html"]
    assert main(["--url", server.address]) == 1
    said = capsys.readouterr()
    assert said.err.startswith("SCB:s tabell hämtades inte. ") and "Traceback" not in said.err
    assert main(["--url", server.address]) == 0
    assert "Databasen är ombyggd med leveransen." in capsys.readouterr().out
    assert (tmp_path / "command.duckdb").exists()
