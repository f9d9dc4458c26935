"""What chance can do: intervals, differences and limits against statsmodels, and every signal again in exact
fractions.
"""

from fractions import Fraction

import duckdb
import numpy as np
import pandas as pd
import pytest
from scipy.stats import norm
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from finsam_data.questions import participants
from tests.finsam_data.choices import GROUPS, OUTSIDE_THE_GOALS, PERIOD_OUTCOME, PERIODS
from tests.papers.participants import expected_signal


@pytest.fixture(scope="module")
def all_outcomes(database_file):
    with duckdb.connect(str(database_file), read_only=True) as connection:
        return connection.execute("SELECT * FROM outcome WHERE share IS NOT NULL").df()


def test_wilson_intervals(all_outcomes):
    assert len(all_outcomes) > 150
    low, high = proportion_confint(
        all_outcomes["share"] * all_outcomes["n"], all_outcomes["n"], alpha=0.05, method="wilson"
    )
    np.testing.assert_allclose(all_outcomes["low"], low, atol=1e-12)
    np.testing.assert_allclose(all_outcomes["high"], high, atol=1e-12)


def test_signals_of_all_groups(all_outcomes):
    """Every signal again from count and n in exact fractions; where only a share was read, from the whole percent."""
    assert set(all_outcomes["signal"]) >= {"reached", "reached_uncertain", "missed", "missed_uncertain", "no_goal"}
    for row in all_outcomes.to_dict("records"):
        assert pd.isna(row["goal"]) or not row["share_is_read"], "a goal is never judged on a rounded share"
        goal = None if pd.isna(row["goal"]) else Fraction(round(100 * row["goal"]), 100)
        count = round(row["share"] * row["n"]) if pd.isna(row["count"]) else int(row["count"])
        # the papers do not print the goals of 2018
        is_unknown = (
            row["period"] == "2018" and row["outcome"] != "avbrott" and row["group_code"] not in OUTSIDE_THE_GOALS
        )
        assert row["signal"] == (
            "goal_unknown" if is_unknown else expected_signal(count, int(row["n"]), goal, row["outcome"])
        ), row


@pytest.mark.parametrize("period", PERIODS)
def test_newcombe_differences(ask, period):
    seen = 0
    for group in GROUPS:
        answer = ask("women_and_men", period=period, group_code=group)
        for row in answer[answer["difference"].notna()].itertuples():
            low, high = confint_proportions_2indep(
                row.women_share * row.women_n,
                row.women_n,
                row.men_share * row.men_n,
                row.men_n,
                method="newcomb",
                compare="diff",
            )
            assert (row.difference_low, row.difference_high) == pytest.approx((low, high), abs=1e-12)
            assert row.difference == pytest.approx(row.women_share - row.men_share)
            assert row.told_apart == (low > 0 or high < 0)
            seen += 1
    assert seen > 10 or period == "2018"


def test_women_and_men_by_hand(database):
    answer = participants.women_and_men(database, period="2019", group_code="hela-forbundet").set_index("outcome")
    assert answer["women_count"].to_list() == [30, 34, 63, 36]
    assert answer["men_count"].to_list() == [58, 28, 68, 19]
    assert set(answer["women_n"]) == {163} and set(answer["men_n"]) == {173}
    assert answer["difference"].round(3).to_list() == [
        round(30 / 163 - 58 / 173, 3),
        round(34 / 163 - 28 / 173, 3),
        -0.007,
        0.111,
    ]
    assert answer["told_apart"].to_dict() == {"arbete": True, "studier": False, "annan-losning": False, "avbrott": True}


@pytest.mark.parametrize("choice", PERIOD_OUTCOME, ids=lambda choice: " ".join(choice.values()))
def test_funnel_limits(ask, choice):
    limits = ask("funnel_limits", **choice)
    platforms = ask("platform_outcomes", **choice)
    whole = ask("outcome_shares", period=choice["period"], group_code="hela-forbundet", sex=choice["sex"])
    whole = whole.set_index("outcome")["share"].get(choice["outcome"])
    if whole is None or pd.isna(whole):
        assert limits.empty
        assert set(platforms["place"]) == {"okänd"}
        return
    known = platforms[platforms["share"].notna()]
    assert limits["n"].min() <= known["n"].min() and limits["n"].max() >= known["n"].max()
    assert limits["n"].to_list() == list(range(int(limits["n"].min()), int(limits["n"].max()) + 1))
    error = np.sqrt(whole * (1 - whole) / limits["n"])
    for percent, quantile in (("95", norm.ppf(0.975)), ("998", norm.ppf(0.999))):
        np.testing.assert_allclose(limits[f"low_{percent}"], np.clip(whole - quantile * error, 0, 1), atol=1e-12)
        np.testing.assert_allclose(limits[f"high_{percent}"], np.clip(whole + quantile * error, 0, 1), atol=1e-12)
    by_n = limits.set_index("n")
    for row in known.itertuples():
        inside = (
            whole - norm.ppf(0.975) * np.sqrt(whole * (1 - whole) / row.n)
            <= row.share
            <= whole + norm.ppf(0.975) * np.sqrt(whole * (1 - whole) / row.n)
        )
        assert row.place == ("inom" if inside else "utanför")
        # the dot lies on the same side of the drawn line as the word says
        assert (by_n.loc[row.n, "low_95"] <= row.share <= by_n.loc[row.n, "high_95"]) == inside
    # platforms without data come last, and all seven are there
    assert len(platforms) == 7
    assert platforms["share"].isna().is_monotonic_increasing
