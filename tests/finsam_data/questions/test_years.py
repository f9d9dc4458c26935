"""Years that may and may not be compared: a change or a reason, and lines that end where the papers' populations do."""

import itertools

import pandas as pd
import pytest
from statsmodels.stats.proportion import confint_proportions_2indep

from finsam_data.questions import participants
from tests.conftest import DATA
from tests.finsam_data.choices import GROUPS, OUTCOMES, PERIODS, SEXES

FORBIDDEN = pd.read_csv(DATA / "codes" / "comparability.csv", dtype=str).query("comparable == 'nej'")


def forbids(group, period, earlier):
    rows = FORBIDDEN[(FORBIDDEN["period"] == period) & (FORBIDDEN["earlier_period"] == earlier)]
    return bool(rows["group_code"].isin([group, "*"]).any())


def test_the_whole_is_not_compared_between_2018_and_2019(database):
    """2018 counts Hikikomori and Våga växa in; the papers compare anyway."""
    for sex in SEXES:
        answer = participants.change_since_year_before(database, period="2019", group_code="hela-forbundet", sex=sex)
        assert len(answer) == 4
        assert answer["change"].isna().all()
        assert answer["reason"].str.contains("Hikikomori").all()


@pytest.mark.parametrize("period", PERIODS)
def test_a_change_or_a_reason_never_both(ask, period):
    changes = 0
    for group, sex in itertools.product(GROUPS, SEXES):
        answer = ask("change_since_year_before", period=period, group_code=group, sex=sex)
        assert (answer["change"].isna() == answer["reason"].notna()).all(), (group, sex)
        if period != "2017" and forbids(group, period, PERIODS[PERIODS.index(period) - 1]):
            assert answer["change"].isna().all()
        changes += int(answer["change"].notna().sum())
    assert changes > 0 if period in ("2018", "2019") else changes == 0


def test_changes_by_hand(database):
    answer = participants.change_since_year_before(
        database, period="2019", group_code="ungdomstorget", sex="T"
    ).set_index("outcome")
    expected = {"arbete": 29 / 128 - 0.33, "studier": 28 / 128 - 0.19, "annan-losning": 58 / 128 - 0.39}
    assert answer["change"].dropna().to_dict() == pytest.approx(expected)
    assert answer.loc["avbrott", "reason"] == "Andelen saknas ett av åren."


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_no_line_joins_periods_that_may_not_be_compared(ask, outcome):
    joined = 0
    for group, sex in itertools.product(GROUPS, SEXES):
        series = ask("outcome_over_time", group_code=group, outcome=outcome, sex=sex)
        assert series["period"].to_list() == list(PERIODS)
        drawn = series[series["share"].notna()]
        for _, part in drawn.groupby("segment"):
            for earlier, later in itertools.pairwise(part["period"]):
                assert PERIODS.index(later) == PERIODS.index(earlier) + 1, "a line may not jump over a gap"
                assert not forbids(group, later, earlier), (group, earlier, later)
                joined += 1
        kinds = series.set_index("period")["kind"]
        assert kinds["2020T2"] == "tertial"
        assert all(part["kind"].nunique() == 1 for _, part in drawn.groupby("segment")), (
            "a year is never joined to a tertial"
        )
    # 2017 to 2018 for three groups of 2017, 2018 to 2019 where the shares may be compared; interruptions were rarely
    # told for 2018
    assert joined >= 4


def test_why_a_line_is_broken_is_said(database):
    series = participants.outcome_over_time(
        database, group_code="hela-forbundet", outcome="studier", sex="T"
    ).set_index("period")
    assert series.loc[["2018", "2019", "2020T2"], "segment"].is_unique
    assert "Hikikomori" in series.loc["2019", "break_reason"]
    assert "tertial" in series.loc["2020T2", "break_reason"]


def test_whether_a_change_can_be_told_from_chance(ask):
    """Newcombe's interval for the difference of two years, against statsmodels."""
    seen = set()
    for period, group in itertools.product(("2018", "2019"), GROUPS):
        later = ask("outcome_shares", period=period, group_code=group, sex="T").set_index("outcome")
        for row in ask("change_since_year_before", period=period, group_code=group, sex="T").itertuples():
            if not pd.isna(row.change):
                share, n = later.loc[row.outcome, ["share", "n"]]
                low, high = confint_proportions_2indep(
                    share * n, n, row.earlier_share * row.earlier_n, row.earlier_n, method="newcomb", compare="diff"
                )
                assert row.change == pytest.approx(share - row.earlier_share)
                assert row.told_apart == (low > 0 or high < 0), (period, group, row.outcome)
                seen.add(bool(row.told_apart))
    assert seen == {True, False}
