"""5 § and the municipal key, for every input that hypothesis thinks of."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_data.scenarios.arithmetic.contributions import (
    Member,
    in_hundredths,
    mixed_key,
    municipal_contributions,
    parts,
)
from finsam_data.scenarios.arithmetic.rounding import METHODS, apportion, held_at_whole, nearest_then_largest

amounts = st.integers(min_value=0, max_value=10**9)
weights = st.lists(st.integers(min_value=0, max_value=10**7), min_size=1, max_size=12).filter(any)
units = st.sampled_from([1, 100, 1000])
mixes = st.tuples(*[st.integers(0, 100)] * 3).filter(any)
members = st.lists(st.tuples(st.integers(1, 10**6), st.integers(1, 10**5)), min_size=1, max_size=10).map(
    lambda rows: [
        Member(f"{place:04}", f"Kommun {place}", Fraction(people), Fraction(supported))
        for place, (people, supported) in enumerate(rows)
    ]
)


@given(amounts)
def test_5_paragraph_holds_for_every_amount(state):
    of = parts(state)
    assert of.state == state
    assert of.region == of.municipalities == Fraction(state, 2)
    assert of.total == 2 * state
    assert of.state == of.total / 2 and of.region == of.municipalities == of.total / 4


@given(amounts, weights, units, st.sampled_from(sorted(METHODS)))
def test_rounding_loses_no_krona(state, shares, unit, method):
    total = parts(state).municipalities
    paid = municipal_contributions(total, shares, method, unit)
    assert sum(paid) == total
    # all but the one that takes what is over are whole units, and nobody is further off than the rounding explains
    assert sum(part % unit != 0 for part in paid) <= 1
    off = [abs(part - total * share / sum(shares)) for part, share in zip(paid, shares, strict=True)]
    assert sorted(off)[:-1] == [] or max(sorted(off)[:-1]) <= unit


@given(amounts, weights)
def test_the_largest_remainder_is_within_one_krona_for_all(total, shares):
    for part, share in zip(apportion(total, shares), shares, strict=True):
        assert abs(part - Fraction(total * share, sum(shares))) < 1
        assert part >= 0


def test_the_largest_remainder_by_hand():
    # 10 kr by 1 : 1 : 1 is 3,33 each: the krona over goes to the first of those who lost alike
    assert apportion(10, [1, 1, 1]) == [4, 3, 3]
    # 3,125 and 4,375 and 2,5: the half loses most
    assert apportion(10, [5, 7, 4]) == [3, 4, 3]
    # in thousands, what is less than a thousand lies on the largest
    assert apportion(2_862_500, [8236, 511], 1000) == [2_695_500, 167_000]
    assert apportion(-10, [1, 1, 1]) == [-4, -3, -3]
    # to the nearest krona 2 + 2 + 2 = 6 of 5: the largest, here the first, gives one back
    assert nearest_then_largest(5, [1, 1, 1]) == [1, 2, 2]


@pytest.mark.parametrize("nobody", [[], [0, 0], [1, -1]])
def test_nobody_to_split_between(nobody):
    for method in METHODS.values():
        with pytest.raises(ValueError, match="nothing"):
            method(100, nobody)


@given(members, mixes)
def test_a_key_sums_to_exactly_one(those, mix):
    shares = mixed_key(those, mix)
    assert sum(shares) == 1
    assert min(shares) >= 0
    assert sum(in_hundredths(shares)) == 10_000


def test_keys_by_hand():
    those = [Member("1", "A", Fraction(60), Fraction(10)), Member("2", "B", Fraction(40), Fraction(30))]
    assert mixed_key(those, (1, 0, 0)) == [Fraction(3, 5), Fraction(2, 5)]
    assert mixed_key(those, (0, 50, 0)) == [Fraction(1, 4), Fraction(3, 4)]
    assert mixed_key(those, (0, 0, 7)) == [Fraction(1, 2), Fraction(1, 2)]
    # 1/2 · 3/5 + 1/4 · 1/4 + 1/4 · 1/2 = 39/80
    assert mixed_key(those, (50, 25, 25)) == [Fraction(39, 80), Fraction(41, 80)]


@pytest.mark.parametrize(("those", "mix"), [([], (1, 0, 0)), ([Member("1", "A", Fraction(1), Fraction(1))], (0, 0, 0)),
                                            ([Member("1", "A", Fraction(1), Fraction(0))], (0, 1, 0))])  # fmt: skip
def test_a_key_of_nothing_is_refused(those, mix):
    with pytest.raises(ValueError, match="no key"):
        mixed_key(those, mix)


@given(members, mixes, st.integers(1, 10**6), st.integers(1, 10**5), amounts)
def test_joining_and_leaving_cancel(those, mix, people, supported, state):
    """Whoever comes and goes again leaves everybody's contribution as it was."""
    total = parts(state).municipalities
    before = municipal_contributions(total, mixed_key(those, mix), "largest_remainder", 1)
    visitor = Member("9999", "Gäst", Fraction(people), Fraction(supported))
    with_visitor = municipal_contributions(total, mixed_key([*those, visitor], mix), "largest_remainder", 1)
    assert sum(with_visitor) == total
    remaining = [member for member in [*those, visitor] if member.area != "9999"]
    assert municipal_contributions(total, mixed_key(remaining, mix), "largest_remainder", 1) == before


@given(members, mixes, st.integers(1, 10**6), st.integers(1, 10**5))
def test_nobodys_share_grows_when_somebody_joins(those, mix, people, supported):
    before = mixed_key(those, mix)
    after = mixed_key([*those, Member("9999", "Gäst", Fraction(people), Fraction(supported))], mix)
    assert all(new <= old for new, old in zip(after, before, strict=False))


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=12).filter(any), st.data(), st.integers(-5_000, 20_000))
def test_free_shares_stay_100_percent(shares, data, value):
    shares = in_hundredths([Fraction(share) for share in shares])
    place = data.draw(st.integers(0, len(shares) - 1))
    after = held_at_whole(shares, place, value)
    assert sum(after) == 10_000
    assert min(after) >= 0
    if len(shares) > 1:
        assert after[place] == min(max(value, 0), 10_000)


@given(st.lists(st.integers(1, 10_000), min_size=2, max_size=8), st.data())
def test_setting_a_share_to_what_it_is_changes_nothing(shares, data):
    shares = in_hundredths([Fraction(share) for share in shares])
    place = data.draw(st.integers(0, len(shares) - 1))
    assert held_at_whole(shares, place, shares[place]) == shares
