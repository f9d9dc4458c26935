"""The questions about the surveys, against the typed tables, statsmodels and exact fractions."""

import itertools
from fractions import Fraction

import pytest
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from finsam_data.questions import surveys
from tests.papers.participants import expected_signal
from tests.papers.surveys import answers_of, tables

TABLES = tables()
RESPONDENTS = ("deltagare", "personal", "styrgrupp")
AREAS = {"2480": ("ungdomstorget", "vuxentorget", "ungdomstorget+vuxentorget"),
    "2460": ("samordningsteam-vannas", "kranskommunerna"),
         "2404": ("samordningsteam-vindeln", "kranskommunerna"),
         "2409": ("samordningsteam-robertsfors", "kranskommunerna"),
         "2401": ("samordningsteam-nordmaling", "kranskommunerna"), "2403": ("kranskommunerna",)}  # fmt: skip
# the text of Årsredovisning 2019, per cent of those who finished (participants) or belong (staff, steering groups)
RESPONSE = {
    "ungdomstorget": 35,
    "vuxentorget": 50,
    "samordningsteam-vannas": 28,
    "samordningsteam-vindeln": 38,
    "samordningsteam-robertsfors": 43,
}


def typed_top(platform, respondent, item):
    """The count that the goal is about: the three last steps, or the first answer of question 1.7."""
    counts = TABLES[platform, respondent, item]["counts"]
    return counts[0] if item == "1.7" else sum(counts[3:])


def results(database, respondent, area="UR"):
    return surveys.results(database, period="2019", respondent=respondent, area=area)


@pytest.fixture(scope="module")
def every_result(database):
    return [row for respondent in RESPONDENTS for row in results(database, respondent).to_dict("records")]


def test_every_table_has_one_result(every_result):
    places = [(row["platform"], row["respondent"], row["item"]) for row in every_result]
    assert len(places) == len(set(places)) == 48
    assert set(places) == set(TABLES)


def test_the_counts_are_those_of_the_typed_tables(every_result):
    for row in every_result:
        place = row["platform"], row["respondent"], row["item"]
        assert (row["count"], row["n"]) == (typed_top(*place), TABLES[place]["total"][0]), place
        assert row["share"] == pytest.approx(row["count"] / row["n"])


def test_intervals_against_statsmodels(every_result):
    for row in every_result:
        low, high = proportion_confint(row["count"], row["n"], alpha=0.05, method="wilson")
        assert (row["low"], row["high"]) == (pytest.approx(low, abs=1e-12), pytest.approx(high, abs=1e-12))


def test_signals_in_exact_fractions(every_result):
    for row in every_result:
        if row["item"] == "1.7":
            assert row["signal"] == "not_judged" and row["goal"] != row["goal"], "a choice of four has no top steps"
        else:
            assert row["signal"] == expected_signal(int(row["count"]), int(row["n"]), Fraction(4, 5), None), row
    assert {row["signal"] for row in every_result} == {"reached_uncertain", "missed", "missed_uncertain", "not_judged"}


def test_a_share_of_exactly_the_goal_reaches_it(every_result):
    (row,) = [row for row in every_result if (row["platform"], row["item"]) == ("vuxentorget", "1.5")]
    assert (row["count"], row["n"], row["signal"]) == (32, 40, "reached_uncertain")


def test_response_rates_are_the_texts_and_stand_against_the_guide(every_result):
    for row in every_result:
        assert row["guide"] == pytest.approx(0.6)
        if row["respondent"] == "deltagare":
            assert row["response_rate"] == pytest.approx(RESPONSE[row["platform"]] / 100)
        assert row["is_below_guide"] == (row["response_rate"] < 0.6)
    assert {row["respondent"] for row in every_result if row["is_below_guide"]} == {"deltagare"}


@pytest.mark.parametrize("area", AREAS)
def test_a_municipality_has_its_own_platforms_and_the_steering_group_that_it_shares(database, area):
    shown = {platform for respondent in RESPONDENTS for platform in results(database, respondent, area)["platform"]}
    assert shown == set(AREAS[area])


def test_questions_stand_in_the_order_of_their_numbers(database):
    asked = surveys.questions_asked(database, period="2019")
    in_order = {respondent: list(rows["item"]) for respondent, rows in asked.groupby("respondent")}
    assert in_order == {
        "deltagare": ["1.4", "1.5", "1.6", "1.7"],
        "personal": ["4.5", "4.6", "4.10", "4.11"],
        "styrgrupp": ["4.9", "4.12"],
    }
    assert list(dict.fromkeys(results(database, "personal")["item"])) == in_order["personal"]


@pytest.mark.parametrize(("respondent", "item"), sorted({place[1:] for place in TABLES}))
def test_the_distribution_is_the_typed_table(database, respondent, item):
    rows = surveys.distribution(database, period="2019", respondent=respondent, item=item, area="UR")
    for platform, own in rows.groupby("platform"):
        table = TABLES[platform, respondent, item]
        assert tuple(own["answer"]) == answers_of(respondent, item)
        assert [None if count != count else count for count in own["count"]] == table["counts"]
        assert list(own["is_top"]) == ([True, False, False, False] if item == "1.7" else [False] * 3 + [True] * 3)
    assert rows["platform"].nunique() == sum(place[1:] == (respondent, item) for place in TABLES)


def test_who_has_no_answers(database):
    without = surveys.without_answers(database, period="2019", respondent="deltagare", area="UR")
    assert list(without["platform"]) == ["samordningsteam-nordmaling", "samordningsteam-bjurholm"]
    assert without["said"].iloc[0] == "nästan inga svar" and without["said"].isna().iloc[1]
    assert list(surveys.without_answers(database, period="2019", respondent="personal", area="UR")["platform"]) == [
        "samordningsteam-bjurholm"
    ]
    assert surveys.without_answers(database, period="2019", respondent="styrgrupp", area="UR").empty


def test_participants_beside_staff_against_statsmodels(database):
    pairs = surveys.participants_and_staff(database, period="2019", area="UR")
    assert list(pairs["platform"]) == [platform for platform, respondent, item in TABLES if item == "1.7"]
    for row in pairs.itertuples():
        mine, theirs = (typed_top(row.platform, *question) for question in (("deltagare", "1.7"), ("personal", "4.5")))
        n, other_n = (
            TABLES[row.platform, *question]["total"][0] for question in (("deltagare", "1.7"), ("personal", "4.5"))
        )
        assert (row.participants_count, row.participants_n, row.staff_count, row.staff_n) == (mine, n, theirs, other_n)
        low, high = confint_proportions_2indep(mine, n, theirs, other_n, method="newcomb", compare="diff")
        assert (row.difference_low, row.difference_high) == (
            pytest.approx(low, abs=1e-9),
            pytest.approx(high, abs=1e-9),
        )
        assert row.told_apart == (not low <= 0 <= high)
    # 16 of 43 against 28 of 33
    assert dict(zip(pairs["platform"], pairs["told_apart"], strict=True))["ungdomstorget"]


def test_no_answer_joins_two_years(database):
    """Each question gives one year's figures, and a question of another year is only named, with the reason."""
    for respondent, area in itertools.product(RESPONDENTS, ("UR", *AREAS)):
        rows = results(database, respondent, area)
        assert set(rows["period"]) <= {"2019"}
        compared = rows[rows["comparable"] == "ja"]
        assert set(compared["item"]) <= {"4.5"}, "the only question with the same words and scale in 2017"
        assert rows["reason"].notna().all()


def test_the_public_file_gives_no_share_of_a_small_group(public_file):
    from finsam_data.database import Database

    database = Database(public_file)
    for respondent in RESPONDENTS:
        rows = results(database, respondent)
        hidden = rows[rows["is_hidden"]]
        assert hidden[["count", "share", "low", "high"]].isna().all(axis=None)
        assert set(hidden["signal"]) <= {"no_data", "not_judged"}
        assert (rows.loc[~rows["is_hidden"], "n"] >= 10).all()
    pairs = surveys.participants_and_staff(database, period="2019", area="UR")
    assert (
        pairs.loc[pairs["participants_hidden"] | pairs["staff_hidden"], ["difference", "difference_low", "told_apart"]]
        .isna()
        .all(axis=None)
    )
