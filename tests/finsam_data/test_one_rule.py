"""A rule of statistics stands in one place: its formula is found in one file, and everybody else calls it by name."""

import re

import pytest
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from tests.conftest import ROOT

# bench holds a plain page to measure against, the tests count on their own, and the workbook of Tänk om (which counts
# anew when a reader changes a cell) must say Wilson's formula in Excel's words; its tests hold it to the same numbers
CODE = [
    *(ROOT / "queries").rglob("*.sql"),
    *(file for folder in ("finsam_data", "dashboard", "pages", "tools") for file in (ROOT / folder).rglob("*.py")),
]
# what gives each formula away, in SQL or Python, and the one file that may hold it
FORMULAS = {
    "the quantile of 95 %": (r"\b1\.9[56]\d*", "queries/macros/wilson.sql"),
    "the quantile of 99,8 %": (r"\b3\.09\d*", "queries/macros/chance_limits.sql"),
    "Wilson's half width": (r"4 \* n ?(\^|\*\*?) ?[2n]", "queries/macros/wilson.sql"),
    "Newcombe's difference": (r"sqrt\(\(.*\) ?(\^|\*\*) ?2 \+ \(", "queries/macros/newcombe.sql"),
    "the signal against the interval": (
        r"BETWEEN wilson_low|THEN 'reached_uncertain'", "queries/macros/goal_signal.sql"
    ),
    "a standard error": (r"sqrt\(\w+ \* \(1 - \w+\) / \w+\)", "queries/macros/chance_limits.sql"),
}  # fmt: skip


@pytest.mark.parametrize("name", FORMULAS)
def test_a_formula_stands_in_one_file(name):
    pattern, home = FORMULAS[name]
    found = {
        file.relative_to(ROOT).as_posix()
        for file in CODE
        if re.search(pattern, re.sub(r"(--|#).*", "", file.read_text(encoding="utf-8")))
    }
    assert found == {home}


@pytest.mark.parametrize("n", [1, 2, 7, 40, 2_000])
def test_wilson_is_statsmodels(connection, n):
    for count in {0, 1, n // 3, n // 2, n - 1, n}:
        chosen = {"p": count / n, "n": n}
        low, high = connection.execute("SELECT wilson_low($p, $n), wilson_high($p, $n)", chosen).fetchone()
        assert (low, high) == pytest.approx(proportion_confint(count, n, method="wilson"), abs=1e-12)
        assert (low == 0) == (count == 0) and (high == 1) == (count == n), "the ends are exact"


@pytest.mark.parametrize("counts", [(3, 10, 8, 12), (0, 5, 2, 9), (40, 100, 61, 120)])
def test_the_difference_is_statsmodels(connection, counts):
    one, n, other, m = counts
    a, b = proportion_confint(one, n, method="wilson"), proportion_confint(other, m, method="wilson")
    found = connection.execute(
        "SELECT difference_low($p, $a, $q, $d), difference_high($p, $b, $q, $c), "
        "are_told_apart($p, $a, $b, $q, $c, $d)",
        {"p": one / n, "a": a[0], "b": a[1], "q": other / m, "c": b[0], "d": b[1]},
    ).fetchone()
    low, high = confint_proportions_2indep(one, n, other, m, method="newcomb", compare="diff")
    assert found[:2] == pytest.approx((low, high), abs=1e-9) and found[2] == (not low <= 0 <= high)


def test_nothing_is_said_of_an_unknown_share(connection):
    assert connection.execute(
        "SELECT wilson_low(NULL, 5), wilson_high(NULL, 5), are_told_apart(NULL, 0.1, 0.2, 0.3, 0.2, 0.4), "
        "goal_signal(NULL, 0.5, 5)"
    ).fetchone() == (None, None, None, "no_data")
