"""Budget lines, unit costs, eget kapital and the state's model: laws for every input, and figures worked out by
hand.
"""

from fractions import Fraction
from math import inf, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from finsam_data.scenarios.arithmetic.allocation import BILLION, Model, allocation, part_that_gives
from finsam_data.scenarios.arithmetic.budget_shares import Breaks, Volumes, breaks, cut, moved, unit_cost
from finsam_data.scenarios.arithmetic.capital import costs_to_land, use_to_land, within_bound, years

kronor = st.integers(min_value=0, max_value=10**8)
budgets = st.dictionaries(st.sampled_from("abcdefgh"), kronor, min_size=1)


@given(budgets, st.data(), st.integers(-(10**8), 10**9))
def test_a_locked_total_stays(amounts, data, amount):
    line = data.draw(st.sampled_from(sorted(amounts)))
    source = data.draw(st.sampled_from(["", *sorted(amounts)]))
    after = moved(amounts, line, amount, locked=True, source=source)
    assert sum(after.values()) == sum(amounts.values())
    assert set(after) == set(amounts)
    if len(amounts) > 1:
        assert after[line] == amount


@given(budgets, st.data(), kronor)
def test_a_free_total_changes_by_what_the_line_does(amounts, data, amount):
    line = data.draw(st.sampled_from(sorted(amounts)))
    after = moved(amounts, line, amount, locked=False)
    assert sum(after.values()) - sum(amounts.values()) == amount - amounts[line]
    assert {other: after[other] for other in amounts if other != line} == {
        other: amounts[other] for other in amounts if other != line
    }


@given(budgets.filter(lambda amounts: sum(amounts.values()) > 0), kronor, st.sampled_from(["proportion", "equal"]))
def test_a_cut_takes_exactly_what_it_says(amounts, saving, how):
    after = cut(amounts, saving, how)
    assert sum(after.values()) == sum(amounts.values()) - saving
    if how == "proportion" and saving <= sum(amounts.values()):
        assert min(after.values()) >= 0


def test_moves_and_cuts_by_hand():
    amounts = {"a": 100, "b": 300, "c": 0}
    assert moved(amounts, "a", 140, locked=True) == {"a": 140, "b": 260, "c": 0}
    assert moved(amounts, "b", 500, locked=True) == {"a": -100, "b": 500, "c": 0}
    assert moved(amounts, "a", 150, locked=True, source="c") == {"a": 150, "b": 300, "c": -50}
    assert moved({"a": 100, "b": 0, "c": 0}, "a", 80, locked=True) == {"a": 80, "b": 10, "c": 10}
    assert moved({"a": 100}, "a", 80, locked=True) == {"a": 100}, "one line alone is the total"
    assert cut(amounts, 40, "proportion") == {"a": 90, "b": 270, "c": 0}
    assert cut(amounts, 40, "equal") == {"a": 80, "b": 280, "c": 0}
    assert cut(amounts, 40, "c") == {"a": 100, "b": 300, "c": -40}
    assert cut({"a": 0}, 40, "equal") == {"a": 0}, "nothing to cut in"


def test_breaks_by_hand():
    assert breaks({"a": 120, "b": -20}, income=100, capital=10) == Breaks(("b",), 0)
    assert breaks({"a": 150}, income=100, capital=50) == Breaks((), 0)
    assert breaks({"a": 150}, income=100, capital=20) == Breaks((), 30)
    assert breaks({"a": 150}, income=100, capital=-20) == Breaks((), 50), "a capital below 0 covers nothing"


def volumes_of(participants: int, finished: int, outcomes: int) -> Volumes:
    """Volumes with the interval of the share, by statsmodels."""
    low, high = proportion_confint(outcomes, finished, method="wilson")
    return Volumes(participants, finished, outcomes, 0.0 if outcomes == 0 else float(low), float(high))


def test_the_interval_of_the_lines_is_statsmodels(today):
    known = [line.volumes for line in today.lines if line.volumes.outcomes is not None]
    assert known
    for volumes in known:
        same = volumes_of(volumes.participants, volumes.finished, volumes.outcomes)
        assert (volumes.share_low, volumes.share_high) == pytest.approx((same.share_low, same.share_high), abs=1e-12)


def test_unit_costs_by_hand():
    """Vuxentorget 2019: 2 432 875 kr, 393 took part; say 100 finished and 40 went on."""
    cost = unit_cost(2_432_875, 2_432_875, volumes_of(393, 100, 40), follow=False)
    assert cost.per_participant == pytest.approx(6_190.52, abs=0.01)
    assert cost.per_finished == pytest.approx(24_328.75)
    assert cost.per_outcome == pytest.approx(60_821.875)
    low, high = proportion_confint(40, 100, method="wilson")
    assert (cost.low, cost.high) == (pytest.approx(2_432_875 / (100 * high)), pytest.approx(2_432_875 / (100 * low)))
    assert cost.low < cost.per_outcome < cost.high


@given(kronor.filter(bool), kronor.filter(bool), st.integers(1, 500), st.data())
def test_volumes_that_follow_the_money_keep_the_unit_cost(amount, start, finished, data):
    volumes = volumes_of(finished + 10, finished, data.draw(st.integers(1, finished)))
    before, after = unit_cost(start, start, volumes, follow=True), unit_cost(amount, start, volumes, follow=True)
    assert isclose(after.per_participant, before.per_participant, rel_tol=1e-9)
    assert isclose(after.per_outcome, before.per_outcome, rel_tol=1e-9)
    assert isclose(after.participants, volumes.participants * amount / start, rel_tol=1e-9)
    assert after.low <= after.per_outcome * (1 + 1e-9) and after.per_outcome <= after.high * (1 + 1e-9)


def test_what_is_missing_is_not_zero():
    cost = unit_cost(100, 100, Volumes(None, None, None), follow=False)
    assert (cost.participants, cost.per_participant, cost.per_finished, cost.per_outcome, cost.low, cost.high) == (
        None,
    ) * 6
    # nobody went on: the cost per outcome cannot be said and has no upper limit
    cost = unit_cost(100, 100, volumes_of(10, 5, 0), follow=False)
    assert cost.per_outcome is None
    assert cost.high == inf
    # no money and volumes that follow it: nobody took part
    assert unit_cost(0, 100, volumes_of(10, 5, 2), follow=True).per_participant is None


@given(st.integers(-(10**8), 10**8), kronor, kronor, st.lists(kronor, min_size=3, max_size=3))
def test_the_capital_adds_up(opening, state, other, costs):
    rows = years(2020, opening, state, other, costs)
    assert [row.year for row in rows] == [2020, 2021, 2022]
    assert rows[-1].closing == opening + 3 * (2 * state + other) - sum(costs)
    assert all(later.opening == earlier.closing for earlier, later in zip(rows, rows[1:], strict=False))


@given(st.integers(-(10**8), 10**8), st.integers(-(10**8), 10**8), kronor, kronor, st.integers(1, 5))
def test_using_the_capital_lands_at_the_level_to_the_krona(opening, level, state, other, count):
    assert sum(use_to_land(opening, level, count)) == opening - level
    assert max(use_to_land(opening, level, count)) - min(use_to_land(opening, level, count)) <= 1
    assert years(2020, opening, state, other, costs_to_land(opening, level, state, other, count))[-1].closing == level


def test_the_papers_year_2019():
    """Årsredovisning 2019: 2 992 390 + 11 450 000 + 127 559 + 1 739 123 − 14 316 366 = 1 992 706."""
    (row,) = years(2019, 2_992_390, 5_725_000, 127_559 + 1_739_123, [14_316_366])
    assert (row.result, row.closing) == (-999_684, 1_992_706)


def test_no_step_is_no_judgement():
    assert within_bound(1_993, None) is None
    assert within_bound(1_993, 1_993) is True
    assert within_bound(1_994, 1_993) is False


def test_the_model_by_hand():
    # 400 + (339 000 − 400 · 75) · (0,75 · 2 % + 0,25 · 1 %) = 400 + 309 000 · 1,75 % = 5 807,5 tkr
    model = Model(339_000_000, 400_000, 75, 75, 20_000_000, 10_000_000)
    assert allocation(model) == 5_807_500
    # a floor of 10 % below 7 000 tkr is 6 300 tkr
    assert (
        allocation(Model(339_000_000, 400_000, 75, 75, 20_000_000, 10_000_000, floor_percent=10), before=7_000_000)
        == 6_300_000
    )
    assert (
        allocation(Model(339_000_000, 400_000, 75, 75, 20_000_000, 10_000_000, floor_percent=10), before=6_000_000)
        == 5_807_500
    )
    # a pot that the bases use up
    assert allocation(Model(29_000_000, 400_000, 75, 75, 20_000_000, 10_000_000)) == 400_000


@given(st.integers(400_000, 50_000_000), st.integers(200_000_000, 10**9), st.integers(1, 290), st.integers(0, 100))
def test_the_part_that_gives_todays_amount_does(amount, pot, count, weight):
    part = part_that_gives(amount, pot, 400_000, count)
    given_back = allocation(Model(pot, 400_000, count, weight, part, part))
    if 0 < part < BILLION:
        # to the krona, but for what half a billionth of the pot is
        assert abs(given_back - amount) <= Fraction(pot, BILLION) / 2 + Fraction(1, 2)


@given(st.integers(0, BILLION), st.integers(0, BILLION), st.integers(0, 100), st.integers(0, 10**9))
def test_all_forbund_together_get_the_pot(support, residents, weight, pot):
    """Two förbund that share the country between them: base and pot are all given out, to the krona and a rounding."""
    both = [
        Model(pot, 400_000, 2, weight, part, people)
        for part, people in ((support, residents), (BILLION - support, BILLION - residents))
    ]
    assert abs(sum(map(allocation, both)) - max(pot, 800_000)) <= 1
