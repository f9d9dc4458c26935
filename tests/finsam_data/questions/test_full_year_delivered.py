"""Helårsekvivalenter with SCB's own series in place, against pandas' reading of the delivery."""

import shutil
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pytest

from finsam_data.building.version import build
from finsam_data.database import Database, seal
from finsam_data.questions import full_year
from finsam_data.scb import shapes
from finsam_data.scb.deliveries import store_delivery
from tests.conftest import DATA
from tests.finsam_data.questions.test_full_year import BENEFITS, OWN
from tools.synthetic_delivery import synthetic_table


@pytest.fixture(scope="module")
def delivered(tmp_path_factory):
    """A database with a made-up delivery of the whole country for three years, and the yearly means that pandas
    computes from its file.
    """
    data = tmp_path_factory.mktemp("delivered") / "data"
    shutil.copytree(DATA, data)
    names = dict(zip(shapes.municipality_shapes()["area"], shapes.municipality_shapes()["name"], strict=True)) | {
        "SE": "Riket"
    }
    months = [f"{year}-{month:02}" for year in (2018, 2019, 2020) for month in range(1, 13)]
    about = {"table": "TAB1386", "title": "Påhittade tal", "updated": "2026-02-24", "retrieved_at": "2026-02-24"}
    store_delivery(data / "scb" / "2026-02-24", synthetic_table(list(names), months), names, about)
    build(data, data.parent / "delivered.duckdb")
    cells = pd.read_parquet(data / "scb" / "2026-02-24" / "values.parquet")
    cells = cells[(cells["age_group"] == "20-64") & (cells["sex"] == "T") & (cells["item"] != "totalt")].astype(
        {"item": str, "area": str}
    )
    cells.loc[(cells["item"] == "ekonomiskt-bistand") & (cells["value"] == 0), "value"] = np.nan
    cells["year"] = cells["month"].astype(str).str[:4]
    means = cells.groupby(["area", "year", "item"], observed=True)["value"].mean().unstack()
    means["totalt"] = means[list(BENEFITS[:6])].sum(axis=1, skipna=False)
    return Database(data.parent / "delivered.duckdb"), means


def test_with_a_delivery_every_municipality_and_whole_year_is_there(delivered):
    database, means = delivered
    years = full_year.years(database)
    assert list(years["period"]) == ["2020", "2019", "2018"] and set(years["delivery"]) == {"2026-02-24"}
    assert list(years["municipalities"]) == [290, 290, 290] and list(years["is_preliminary"]) == [True, False, False]
    levels = full_year.levels(database, year="2020").set_index("area")
    assert len(levels) == 291
    year = means.xs("2020", level="year")
    for area in ("SE", "2404", "0180"):
        assert levels.loc[area, "level"] == pytest.approx(
            year.loc[area, "totalt"] / year.loc[area, "folkmangd"], abs=1e-6
        )
        part = year.loc[area, ["sjukpenning", "sjuk-och-aktivitetsersattning"]].sum() / year.loc[area, "totalt"]
        assert levels.loc[area, "part_ill_health"] == pytest.approx(part, abs=1e-5)


def test_with_a_delivery_the_ranking_has_all_and_moves_as_recomputed(delivered):
    database, means = delivered
    answer = full_year.ranking(database, year="2020").set_index("area")
    shares = (means["totalt"] / means["folkmangd"]).unstack("year").drop(index="SE").round(7)
    places = shares.rank(method="min")
    assert len(answer) == 290 and answer["place"].to_dict() == places["2020"].to_dict()
    assert (answer["step"] == (places["2019"] - places["2020"]).reindex(answer.index)).all()
    assert set(OWN) <= set(answer.index[answer["is_shown"]]) and answer["is_shown"].sum() < 50


def test_the_ranking_is_of_those_that_have_a_share_that_year(delivered, tmp_path):
    """A municipality without a share has no place, and is not among those that the others are counted with."""
    database, _ = delivered
    file = shutil.copy(delivered_file(database), tmp_path / "finsam.duckdb")
    with duckdb.connect(str(file)) as connection:
        connection.execute("UPDATE full_year SET share = NULL WHERE period = '2020' AND area IN ('0180', '2404')")
    seal(Path(file))
    damaged = Database(file)
    assert set(full_year.ranking(database, year="2020")["ranked"]) == {290}
    answer = full_year.ranking(damaged, year="2020")
    assert len(answer) == 288 and set(answer["ranked"]) == {288}
    damaged.close()


def delivered_file(database) -> str:
    """The file that a Database reads."""
    cursor = database._connection.cursor()
    return cursor.execute("SELECT path FROM duckdb_databases() WHERE database_name = 'finsam'").fetchone()[0]


def test_with_a_delivery_the_six_are_their_sum_and_the_waterfall_adds_up(delivered):
    database, means = delivered
    answer = full_year.benefits(database, area="UR", year="2020").set_index("item")
    own = means.loc[list(OWN)].groupby("year").sum(min_count=6)
    for item in ("sjukpenning", "arbetsloshet"):
        assert answer.loc[item, "count"] == pytest.approx(own.loc["2020", item], abs=0.01)
        assert answer.loc[item, "change"] == pytest.approx(own.loc["2020", item] - own.loc["2019", item], abs=0.01)
    assert answer.loc[answer["kind"] == "benefit", "change"].sum() == pytest.approx(
        answer.loc["totalt", "change"], abs=0.02
    )
    assert answer["printed_change"].isna().all()


def test_with_a_delivery_the_spread_is_that_of_all(delivered):
    database, means = delivered
    answer = full_year.spread(database, area="2404", year="2019").set_index("item")
    shares = (means["totalt"] / means["folkmangd"]).xs("2019", level="year").drop("SE")
    row = answer.loc["totalt"]
    assert row["municipalities"] == 290
    assert (row["quarter"], row["three_quarters"]) == pytest.approx(tuple(np.percentile(shares, [25, 75])), abs=1e-6)


def test_with_a_delivery_the_papers_stand_beside_with_the_difference(delivered):
    database, means = delivered
    answer = full_year.paper_and_series(database, area="2404").set_index(["period", "item"])
    row = answer.loc[("2019", "totalt")]
    assert row["paper_count"] == 389 and row["paper_share"] == pytest.approx(0.144)
    assert row["scb_count"] == pytest.approx(means.loc[("2404", "2019"), "totalt"], abs=0.01)
    assert row["difference"] == pytest.approx(row["scb_count"] - 389)
