"""Helårsekvivalenter against the papers' tables typed a second time by hand, and the comparisons against other ways to
compute them.
"""

import math
import statistics

import numpy as np
import pytest

from dashboard.subjects.full_year import similar
from finsam_data.questions import full_year, surroundings
from finsam_data.scb import shapes
from tests.finsam_data.choices import OWN_AREAS

BENEFITS = (
    "sjukpenning", "sjuk-och-aktivitetsersattning", "arbetsloshet", "arbetsmarknadsatgarder", "etableringsersattning",
    "ekonomiskt-bistand", "totalt",
)  # fmt: skip
# typed from the tables of kallelse-2020-04-23, 2018 then 2019, in the order of BENEFITS; riket from the analysis report
TABLES = {
    "2480": ((2006, 3105, 683, 1335, 422, 754, 8305), (2063, 2944, 744, 1249, 305, 748, 8053)),
    "2401": ((111, 215, 45, 139, 27, 62, 599), (123, 200, 40, 133, 28, 82, 606)),
    "2460": ((185, 244, 42, 122, 30, 86, 709), (187, 218, 33, 119, 28, 80, 665)),
    "2409": ((130, 223, 40, 93, 27, 29, 542), (113, 212, 32, 67, 26, 27, 477)),
    "2404": ((94, 166, 21, 69, 16, 37, 403), (92, 161, 25, 57, 21, 33, 389)),
    "2403": ((33, 64, 18, 47, 23, 20, 205), (30, 61, 21, 46, 17, 21, 196)),
    "SE": (
        (153500, 251048, 72056, 151634, 53731, 93080, 775049),
        (150530, 236203, 80094, 145848, 37043, 91895, 741613),
    ),
}
# place 2019, place 2018, percent ohälsa, arbetslöshet, bistånd, all: typed from the ranking
RANKING = {
    "0162": (1, 1, 3.1, 2.2, 0.5, 5.7), "0160": (2, 2, 4.0, 1.8, 0.5, 6.3), "0184": (3, 5, 4.1, 2.2, 0.2, 6.5),
    "0186": (4, 4, 3.9, 2.3, 0.4, 6.6),
    "1262": (5, 3, 3.7, 2.4, 0.6, 6.7), "1281": (29, 26, 4.7, 3.4, 1.5, 9.6), "2480": (44, 42, 6.4, 2.9, 1.0, 10.3),
    "0380": (54, 51, 5.2, 3.2, 2.3, 10.7), "0580": (63, 52, 5.2, 3.4, 2.3, 11.1),
    "2482": (131, 138, 8.2, 3.9, 1.4, 13.5),
    "1287": (137, 139, 7.8, 4.8, 1.1, 13.6), "2409": (138, 165, 9.3, 3.6, 0.8, 13.7),
    "2418": (140, 149, 7.8, 4.7, 1.2, 13.7),
    "2422": (141, 117, 7.9, 4.0, 1.9, 13.8), "2460": (152, 158, 8.6, 3.8, 1.7, 14.1),
    "2421": (155, 166, 9.0, 4.2, 1.0, 14.2),
    "2404": (159, 150, 9.3, 3.8, 1.2, 14.4), "2425": (161, 206, 8.1, 4.8, 1.6, 14.5),
    "2284": (175, 169, 7.5, 5.9, 1.6, 15.1),
    "2463": (195, 253, 8.1, 6.8, 0.8, 15.7), "2481": (223, 236, 9.3, 5.4, 1.8, 16.4),
    "2403": (225, 220, 7.6, 7.0, 1.8, 16.5),
    "2462": (227, 252, 8.4, 6.7, 1.4, 16.5), "2401": (233, 201, 8.9, 5.5, 2.3, 16.7),
    "2417": (254, 230, 10.5, 5.2, 1.9, 17.5),
    "1864": (286, 286, 11.8, 7.1, 2.6, 21.5), "2583": (287, 287, 10.6, 9.6, 1.5, 21.7),
    "0761": (288, 288, 8.9, 12.1, 1.3, 22.4),
    "0821": (289, 289, 9.9, 10.5, 2.0, 22.4), "1782": (290, 290, 10.1, 8.4, 4.9, 23.3),
}  # fmt: skip
OWN = ("2480", "2460", "2404", "2409", "2401", "2403")
EVEN = dict.fromkeys(similar.FEATURES, 1)


@pytest.mark.parametrize("area", TABLES)
def test_counts_are_those_of_the_paper(database, area):
    answer = full_year.benefits(database, area=area, year="2019").set_index("item")
    before, after = TABLES[area]
    assert list(answer.loc[list(BENEFITS), "count_before"]) == list(before)
    assert list(answer.loc[list(BENEFITS), "count"]) == list(after)
    assert sum(before[:6]) == before[6] and sum(after[:6]) == after[6]


@pytest.mark.parametrize("area", [*TABLES, "UR"])
def test_the_waterfall_adds_up_and_parts_make_a_whole(database, area):
    answer = full_year.benefits(database, area=area, year="2019")
    benefits, total = answer[answer["kind"] == "benefit"], answer[answer["kind"] == "total"].iloc[0]
    assert benefits["change"].sum() == total["change"] == total["count"] - total["count_before"]
    sectors = answer[answer["item"].isin(["ohalsa", "arbetsloshet-sektor", "ekonomiskt-bistand"])]
    assert sectors["part"].sum() == pytest.approx(1) and sectors["country_part"].sum() == pytest.approx(1)


def test_the_six_together_are_the_sum_of_the_six(database):
    answer = full_year.benefits(database, area="UR", year="2019").set_index("item")
    assert answer.loc["totalt", "count"] == sum(TABLES[area][1][6] for area in OWN) == 10386
    population = sum(TABLES[area][1][6] / (RANKING[area][5] / 100) for area in OWN)
    assert answer.loc["totalt", "share"] == pytest.approx(10386 / population)
    assert answer.loc["totalt", "share_kind"] == "ungefärlig"


def test_umeas_printed_differences_stand_beside_the_right_ones(database):
    """86 and −227 are printed; 744 − 683 is 61 and 8 053 − 8 305 is −252."""
    answer = full_year.benefits(database, area="2480", year="2019").set_index("item")
    assert list(answer.loc[["arbetsloshet", "totalt"], "change"]) == [61, -252]
    assert list(answer.loc[["arbetsloshet", "totalt"], "printed_change"]) == [86, -227]


def test_ranking_is_that_of_the_paper(database):
    answer = full_year.ranking(database, year="2019").set_index("area")
    assert len(answer) == len(RANKING) == 30
    for area, (place, before, *_, share) in RANKING.items():
        row = answer.loc[area]
        assert (row["place"], row["place_before"], row["step"]) == (place, before, before - place)
        assert row["share"] == pytest.approx(share / 100)
    assert set(answer.index[answer["is_own"]]) == set(OWN)
    assert list(answer["place"]) == sorted(answer["place"])


def test_spread_against_statistics(database):
    """Quartiles as in numpy's default, over the 30 printed shares."""
    answer = full_year.spread(database, area="2401", year="2019").set_index("item")
    for place, item in ((2, "ohalsa"), (3, "arbetsloshet-sektor"), (4, "ekonomiskt-bistand"), (5, "totalt")):
        shares = [row[place] / 100 for row in RANKING.values()]
        row = answer.loc[item]
        assert row["municipalities"] == 30 and row["all_municipalities"] == 290
        assert (row["low"], row["high"]) == pytest.approx((min(shares), max(shares)))
        assert (row["quarter"], row["three_quarters"]) == pytest.approx(tuple(np.percentile(shares, [25, 75])))
        assert row["share"] == pytest.approx(RANKING["2401"][place] / 100)


def test_distances_one_by_one(database):
    """The same formula written out with plain numbers."""
    levels = full_year.levels(database, year="2019")
    answer = similar.distances(levels, "2404", EVEN).set_index("area")["distance"]
    rows = levels.set_index("area")
    municipalities = [area for area in rows.index if area != "SE"]
    for area in answer.index:
        terms = []
        for name in similar.FEATURES:
            deviation = statistics.pstdev(rows.loc[municipalities, name])
            terms.append(((rows.loc[area, name] - rows.loc["2404", name]) / deviation) ** 2)
        assert answer[area] == pytest.approx(math.sqrt(sum(terms) / 4))
    assert "2404" not in answer.index and len(answer) == 30


def test_a_weight_of_nothing_leaves_a_feature_out(database):
    levels = full_year.levels(database, year="2019")
    only_level = similar.distances(levels, "2480", EVEN | dict.fromkeys(similar.FEATURES[1:], 0))
    own = levels.set_index("area").loc["2480", "level"]
    nearest = (levels[levels["area"] != "2480"].set_index("area")["level"] - own).abs().sort_values()
    assert only_level["area"].iloc[0] == nearest.index[0]
    assert only_level["distance"].is_monotonic_increasing


def test_over_time_has_every_year_and_no_invented_one(database):
    answer = full_year.over_time(database, area="2480").set_index("period")
    assert list(answer.index) == ["2014", "2015", "2016", "2017", "2018", "2019"]
    assert list(answer.index[answer["share"].notna()]) == ["2014", "2018", "2019"]
    # 10,3 % 2019; −0,4 since 2018 and −2,0 since 2014
    assert list(answer.loc[["2014", "2018", "2019"], "share"]) == pytest.approx([0.123, 0.107, 0.103])
    drawn = answer[answer["share"].notna()]
    assert drawn.loc["2014", "segment"] != drawn.loc["2018", "segment"] == drawn.loc["2019", "segment"]


def test_the_map_has_exactly_the_six_and_the_country_all(database):
    own = full_year.own_municipalities(database, item="totalt", year="2019")
    assert set(own.loc[own["longitude"].notna(), "area"]) == set(OWN) == set(OWN_AREAS)
    assert {feature["id"] for feature in shapes.features(OWN_AREAS)} == set(OWN)
    country = full_year.country_map(database, item="totalt", year="2019")
    assert len(country) == 290 and country["share"].notna().sum() == 30


def test_nordmaling_shows_the_share_that_its_count_gives(database):
    """2,9 % stands in the text; 82 of the population that 606 and 16,7 % imply is 2,3 %."""
    answer = full_year.benefits(database, area="2401", year="2019").set_index("item")
    assert answer.loc["ekonomiskt-bistand", "share"] == pytest.approx(0.023)
    assert pytest.approx(0.023, abs=0.0005) == 82 / (606 / 0.167)


def test_unemployment_typed_again(database):
    typed = {
        "2480": (16.3, 3.5),
        "2401": (32.3, 4.9),
        "2460": (21.8, 3.7),
        "2409": (23.6, 3),
        "2404": (21.5, 3.3),
        "2403": (29.5, 4.3),
    }
    rows = surroundings.topic_figures(database, topic="arbetsloshet")
    for area, values in typed.items():
        born = rows[rows["area"] == area].drop_duplicates("item").set_index("item")["value"]
        assert (born["utrikes-fodda"], born["inrikes-fodda"]) == values


def test_background_typed_again(database):
    """The totals of the three SUS tables, women, men, all."""
    rows = surroundings.topic_figures(database, topic="bakgrund")
    totals = rows[(rows["category"] == "Totalt") & (rows["period"] == "2016-2017")].set_index(["item", "sex"])["value"]
    for item, typed in {
        "forsorjning": (190, 225, 415),
        "utbildning": (177, 210, 387),
        "tid-i-forsorjning": (177, 210, 387),
    }.items():
        assert tuple(totals[item, sex] for sex in "KMT") == typed


def test_the_composition_has_a_distance_of_its_own(database):
    """Whatever the weights; with level 3 and the parts 1 each, the two weigh alike."""
    levels = full_year.levels(database, year="2019")
    parts = {"part_ill_health": 1, "part_unemployment": 1, "part_assistance": 1}
    only_parts = similar.distances(levels, "2401", {"level": 0} | parts).set_index("area")["distance"]
    only_level = similar.distances(levels, "2401", dict.fromkeys(parts, 0) | {"level": 2}).set_index("area")["distance"]
    both = similar.distances(levels, "2401", {"level": 3} | parts).set_index("area")
    for area in both.index:
        assert both.loc[area, "composition_distance"] == pytest.approx(only_parts[area])
        assert both.loc[area, "distance"] ** 2 == pytest.approx((only_level[area] ** 2 + only_parts[area] ** 2) / 2)


def test_how_the_papers_chose_their_municipalities(database):
    """As full_year_basis.CHOSEN says: five lowest, five highest, all 15 in Västerbotten (code 24) and five more."""
    answer = full_year.ranking(database, year="2019").set_index("area")
    ends = answer[(answer["place"] <= 5) | (answer["place"] > 285)].index
    own_county = [area for area in answer.index if area.startswith("24")]
    others = {"Uppsala", "Linköping", "Lund", "Trelleborg", "Örnsköldsvik"}
    assert (len(ends), len(own_county)) == (10, 15) and not set(ends) & set(own_county)
    assert set(answer.drop(index=[*ends, *own_county])["area_label"]) == others


def test_the_papers_rank_all_municipalities(database):
    """They print thirty places, the last of them 290: the place is of those ranked, not of those printed."""
    answer = full_year.ranking(database, year="2019")
    assert len(answer) == 30 and set(answer["ranked"]) == {290}
