"""The questions: one file, one function, one grain; and the formulas against hand-typed tables and statsmodels."""

import ast
import inspect
import itertools
import re
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from functools import cache

import duckdb
import numpy as np
import pandas as pd
import pytest
from scipy.stats import norm
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from finsam_data import participants, register
from tests.conftest import DATA, ROOT
from tests.data import papers

QUERIES = ROOT / "queries"
MODULES = {"participants": participants, "register": register}
PERIODS = ("2017", "2018", "2019", "2020T2")
SEXES = ("K", "M", "T")
OUTCOMES = ("arbete", "studier", "annan-losning", "avbrott")
GROUPS = tuple(pd.read_csv(DATA / "codes" / "groups.csv")["group_code"])
FORBIDDEN = pd.read_csv(DATA / "codes" / "comparability.csv", dtype=str).query("comparable == 'nej'")


# ---- the files


@pytest.mark.parametrize("subject", MODULES)
def test_one_function_per_query_file(subject):
    """The same names, and the function's choices are the query's parameters."""
    functions = {
        name: function for name, function in inspect.getmembers(MODULES[subject], inspect.isfunction)
        if function.__module__ == f"finsam_data.{subject}"
    }  # fmt: skip
    files = {file.stem: file for file in (QUERIES / subject).glob("*.sql")}
    assert functions.keys() == files.keys()
    for name, function in functions.items():
        database, *choices = inspect.signature(function).parameters.values()
        assert database.name == "database"
        assert all(choice.kind is inspect.Parameter.KEYWORD_ONLY for choice in choices), name
        assert {choice.name for choice in choices} == set(re.findall(r"\$(\w+)", without_comments(files[name]))), name
        tree = ast.parse(inspect.getsource(function))
        asked = [node.args[0].value for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "ask"]
        assert asked == [f"{subject}/{name}"]


def without_comments(file) -> str:
    return re.sub(r"--.*", "", file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", sorted(QUERIES.rglob("*.sql")), ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_query_files(file):
    text = file.read_text(encoding="utf-8")
    header = list(itertools.takewhile(lambda line: line.startswith("--"), text.splitlines()))
    assert any(line.startswith("-- Grain: ") for line in header)
    # 60 is the guide; a step of the build that makes a summary table may be longer
    assert len(text.splitlines()) <= (80 if file.parent.name == "build" else 60)
    body = without_comments(file)
    assert "?" not in body, "parameters have names"
    assert not re.search(r"%\(?s|\$\d|(?<!\\d)\{\w+\}", body), "nothing is pasted into the query"
    if file.parent.name in MODULES:
        assert re.match(r"-- [A-ZÅÄÖ].*[?.]$", header[0]), "the first line says in Swedish what is asked"


# ---- the grain of every answer

PLACE = [{"period": p, "group_code": g, "sex": s} for p, g, s in itertools.product(PERIODS, GROUPS, SEXES)]
PERIOD_OUTCOME = [{"period": p, "outcome": o, "sex": s} for p, o, s in itertools.product(PERIODS, OUTCOMES, SEXES)]
SERIES = [{"group_code": g, "outcome": o, "sex": s} for g, o, s in itertools.product(GROUPS, OUTCOMES, SEXES)]
PERIOD_GROUP = [{"period": p, "group_code": g} for p, g in itertools.product(PERIODS, GROUPS)]
GRAINS = {
    "outcome_shares": (["outcome"], PLACE),
    "volumes": (["measure"], PLACE),
    "change_since_year_before": (["outcome"], PLACE),
    "platform_outcomes": (["group_code"], PERIOD_OUTCOME),
    "funnel_limits": (["n"], PERIOD_OUTCOME),
    "year_flow": (["step"], PLACE),
    "flow_between_years": ([], PLACE),
    "outcome_over_time": (["period"], SERIES),
    "other_solution_parts": (["category", "platform"], PLACE),
    "referral_shares": (["platform", "party"], PERIOD_GROUP),
    "referral_counts": (["party"], [{"period": p} for p in PERIODS]),
    "women_and_men": (["outcome"], PERIOD_GROUP),
    "separate_initiatives": (["group_code", "outcome"], [{"period": p, "sex": s} for p, s in itertools.product(PERIODS, SEXES)]),
    "choices_with_data": (["group_code", "period", "sex"], [{}]),
    "claims_about_goals": (["outcome"], PERIOD_GROUP),
}


@pytest.fixture(scope="module")
def ask(database):
    """Asks a question once per choice: several tests go through all choices."""
    return cache(lambda name, **choice: getattr(participants, name)(database, **choice))


def test_every_question_has_its_grain_here():
    assert GRAINS.keys() == {file.stem for file in (QUERIES / "participants").glob("*.sql")}


@pytest.mark.parametrize("name", GRAINS)
def test_grain_holds_for_every_choice(ask, name):
    key, choices = GRAINS[name]
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda choice: ask(name, **choice), choices))
    for choice, answer in zip(choices, answers, strict=True):
        assert len(answer) == len(answer.drop_duplicates(key)) if key else len(answer) <= 1, choice
        for column in answer.columns.intersection(["share", "low", "high", "goal", "whole_share"]):
            assert answer[column].dropna().between(0, 1).all(), (choice, column)
        if {"share", "low", "high"} <= set(answer.columns):
            known = answer[answer["share"].notna()]
            assert (known["low"] <= known["share"] + 1e-12).all() and (known["share"] <= known["high"] + 1e-12).all(), choice
            assert answer.loc[answer["share"].isna(), ["low", "high"]].isna().all(axis=None), choice
    assert any(len(answer) for answer in answers)


def test_figures_behind_exist_for_every_shown_number(database, ask):
    """What a page shows can always be followed to rows of the record."""
    known = set(register.figures_behind(database, fact_ids=list(range(1, 5000)))["fact_id"])
    assert len(known) == len(register.all_facts(database))
    for choice in PLACE:
        for answer in (ask("outcome_shares", **choice), ask("year_flow", **choice)):
            shown = answer[answer["count"].notna()]
            for ids in shown["fact_ids"]:
                assert len(ids) and set(ids) <= known, choice


# ---- counts, shares and signals against the typed tables

GROUP_TABLES = {
    **{(period, platform): papers.counts(period, platform) for period, platform in papers.YEAR_TABLES},
    # a municipality is its platforms together
    ("2019", "umea"): {
        place: papers.counts("2019", "ungdomstorget")[place] + papers.counts("2019", "vuxentorget")[place]
        for place in papers.counts("2019", "vuxentorget")
    },
}  # fmt: skip
OUTSIDE_THE_GOALS = {"hikikomori", "vaga-vaxa", "halsoframjande-etablering", "sarredovisade"}


def expected_signal(count: int, n: int, goal: Fraction | None, outcome: str) -> str:
    """Unrounded arithmetic. The goal lies in Wilson's interval exactly when the score test does not reject it."""
    if goal is None or outcome == "avbrott":
        return "no_goal"
    if n == 0:
        return "no_data"
    share = Fraction(count, n)
    squared_error = (share - goal) ** 2 * n / (goal * (1 - goal))
    uncertain = "_uncertain" if float(squared_error) <= norm.ppf(0.975) ** 2 else ""
    return ("reached" if share >= goal else "missed") + uncertain


@pytest.mark.parametrize(("period", "group"), GROUP_TABLES, ids=" ".join)
def test_outcomes_from_the_typed_tables(database, period, group):
    table = GROUP_TABLES[period, group]
    for sex in SEXES:
        answer = participants.outcome_shares(database, period=period, group_code=group, sex=sex).set_index("outcome")
        n = table["avslutade", sex]
        for outcome in OUTCOMES:
            row = answer.loc[outcome]
            percent = None if group in OUTSIDE_THE_GOALS else papers.GOALS[period].get(outcome)
            goal = None if percent is None else Fraction(percent, 100)
            assert (row["count"], row["n"]) == (table[outcome, sex], n)
            assert row["share"] == table[outcome, sex] / n
            assert row["signal"] == expected_signal(table[outcome, sex], n, goal, outcome), (sex, outcome)
            assert (row["goal"] == percent / 100) if percent else pd.isna(row["goal"])


def test_the_whole_2019_by_hand(database):
    answer = participants.outcome_shares(database, period="2019", group_code="hela-forbundet", sex="T").set_index("outcome")
    assert answer["count"].to_dict() == {"arbete": 88, "studier": 62, "annan-losning": 131, "avbrott": 55}
    assert set(answer["n"]) == {336}
    assert answer["share"].round(4).to_dict() == {"arbete": 0.2619, "studier": 0.1845, "annan-losning": 0.3899, "avbrott": 0.1637}
    assert answer["signal"].to_dict() == {"arbete": "missed", "studier": "missed", "annan-losning": "reached", "avbrott": "no_goal"}
    assert answer.loc["arbete", ["low", "high"]].round(3).to_list() == [0.218, 0.311]


def test_nine_of_26_has_not_reached_35_percent(database):
    """It rounds to 35 %, but 34.6 is below the goal: no rounding may decide."""
    answer = participants.outcome_shares(database, period="2019", group_code="samordningsteam-nordmaling", sex="T").set_index("outcome")
    assert (answer.loc["arbete", "count"], answer.loc["arbete", "n"]) == (9, 26)
    assert Fraction(9, 26) < Fraction(35, 100)
    assert answer.loc["arbete", "signal"] == "missed_uncertain"


def test_the_whole_of_tertial_2_is_the_sum_of_the_platforms(database):
    total = dict.fromkeys(OUTCOMES, 0)
    for parts in papers.TERTIAL_TOTALS.values():
        for category, count in parts.items():
            main = category if category in OUTCOMES else "avbrott" if category.startswith("avbrott") else "annan-losning"
            total[main] += count
    assert total == {"arbete": 22, "studier": 15, "annan-losning": 18, "avbrott": 4}
    answer = participants.outcome_shares(database, period="2020T2", group_code="hela-forbundet", sex="T").set_index("outcome")
    assert answer["count"].to_dict() == total
    assert set(answer["n"]) == {13 + 9 + 10 + 2 + 14 + 11 + 0}
    # by sex the papers leave gaps, so nothing is added up
    for sex in "KM":
        by_sex = participants.outcome_shares(database, period="2020T2", group_code="hela-forbundet", sex=sex)
        assert by_sex["count"].isna().all()


def test_2018_has_shares_without_counts_and_without_goals(database):
    for platform, (_, finished, *shares) in papers.YEAR_2018.items():
        answer = participants.outcome_shares(database, period="2018", group_code=platform, sex="T").set_index("outcome")
        assert set(answer["n"]) == {finished}
        assert answer["count"].isna().all()
        assert [None if pd.isna(answer.loc[outcome, "share"]) else round(100 * answer.loc[outcome, "share"]) for outcome in OUTCOMES] == shares
        assert set(answer["signal"]) == {"no_goal"}
        assert answer.loc[answer["share"].notna(), "share_is_read"].all()


def test_missing_is_never_zero(database):
    """Bjurholm 2019 has no table, Nordmaling's tertial has no women and men: nothing becomes 0 of n."""
    assert participants.outcome_shares(database, period="2019", group_code="samordningsteam-bjurholm", sex="T").empty
    nordmaling = participants.outcome_shares(database, period="2020T2", group_code="samordningsteam-nordmaling", sex="K")
    assert nordmaling["count"].isna().all()
    vuxentorget = participants.outcome_shares(database, period="2020T2", group_code="vuxentorget", sex="K").set_index("outcome")
    assert pd.isna(vuxentorget.loc["studier", "count"])
    # nobody finished in Bjurholm: 0 of 0 is no share
    bjurholm = participants.outcome_shares(database, period="2020T2", group_code="samordningsteam-bjurholm", sex="T")
    assert set(bjurholm["n"]) == {0}
    assert bjurholm["share"].isna().all()
    # Ungdomstorget's outcomes make all 13, so none interrupted
    ungdomstorget = participants.outcome_shares(database, period="2020T2", group_code="ungdomstorget", sex="T").set_index("outcome")
    assert ungdomstorget.loc["avbrott", "count"] == 0


# ---- intervals against statsmodels


@pytest.fixture(scope="module")
def all_outcomes(database_file):
    with duckdb.connect(str(database_file), read_only=True) as connection:
        return connection.execute("SELECT * FROM outcome WHERE share IS NOT NULL").df()


def test_wilson_intervals(all_outcomes):
    assert len(all_outcomes) > 150
    low, high = proportion_confint(all_outcomes["share"] * all_outcomes["n"], all_outcomes["n"], alpha=0.05, method="wilson")
    np.testing.assert_allclose(all_outcomes["low"], low, atol=1e-12)
    np.testing.assert_allclose(all_outcomes["high"], high, atol=1e-12)


def test_signals_of_all_groups(all_outcomes):
    """Every signal again from count and n in exact fractions; where only a share was read, from the whole percent."""
    assert set(all_outcomes["signal"]) >= {"reached", "reached_uncertain", "missed", "missed_uncertain", "no_goal"}
    for row in all_outcomes.to_dict("records"):
        assert pd.isna(row["goal"]) or not row["share_is_read"], "a goal is never judged on a rounded share"
        goal = None if pd.isna(row["goal"]) else Fraction(round(100 * row["goal"]), 100)
        count = round(row["share"] * row["n"]) if pd.isna(row["count"]) else int(row["count"])
        assert row["signal"] == expected_signal(count, int(row["n"]), goal, row["outcome"]), row


@pytest.mark.parametrize("period", PERIODS)
def test_newcombe_differences(ask, period):
    seen = 0
    for group in GROUPS:
        answer = ask("women_and_men", period=period, group_code=group)
        for row in answer[answer["difference"].notna()].itertuples():
            low, high = confint_proportions_2indep(
                row.women_share * row.women_n, row.women_n, row.men_share * row.men_n, row.men_n, method="newcomb", compare="diff"
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
    assert answer["difference"].round(3).to_list() == [round(30 / 163 - 58 / 173, 3), round(34 / 163 - 28 / 173, 3), -0.007, 0.111]
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


# ---- years that may and may not be compared


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
    answer = participants.change_since_year_before(database, period="2019", group_code="ungdomstorget", sex="T").set_index("outcome")
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
        assert all(part["kind"].nunique() == 1 for _, part in drawn.groupby("segment")), "a year is never joined to a tertial"
    # 2017 to 2018 for three groups of 2017, 2018 to 2019 where the shares may be compared; interruptions were rarely told for 2018
    assert joined >= 4


def test_why_a_line_is_broken_is_said(database):
    series = participants.outcome_over_time(database, group_code="hela-forbundet", outcome="studier", sex="T").set_index("period")
    assert series.loc[["2018", "2019", "2020T2"], "segment"].is_unique
    assert "Hikikomori" in series.loc["2019", "break_reason"]
    assert "tertial" in series.loc["2020T2", "break_reason"]


# ---- the other answers, by hand


def test_the_parts_of_other_solution(database):
    answer = participants.other_solution_parts(database, period="2020T2", group_code="hela-forbundet", sex="T")
    parts = answer.groupby("category")["count"].sum().to_dict()
    assert parts == {"fortsatt-rehabilitering-eller-oppet-arbetssokande": 10, "oppet-arbetssokande": 1, "saknar-arbetsformaga": 7}
    assert sum(parts.values()) == 18
    for platform, typed in papers.TERTIAL_TOTALS.items():
        of_platform = answer[answer["platform"] == platform].set_index("category")["count"].to_dict()
        assert of_platform == {name: count for name, count in typed.items() if name in parts}
    for period in ("2017", "2018", "2019"):
        assert participants.other_solution_parts(database, period=period, group_code="hela-forbundet", sex="T").empty


def test_a_years_flow_by_hand(database):
    answer = participants.year_flow(database, period="2019", group_code="vuxentorget", sex="T").set_index("code")
    assert answer["count"].to_dict() == {
        "aktualiserade": 174, "ja_i_beredning": 138, "kvar-fran-forra": 255, "nya": 138, "deltagare": 393,
        "arbete": 25, "studier": 14, "annan-losning": 32, "avbrott": 10, "kvar": 312,
    }  # fmt: skip
    steps = answer[["start_count", "end_count"]].T.to_dict("list")
    assert steps["kvar-fran-forra"] == [0, 255]
    assert steps["nya"] == [255, 393]
    assert steps["deltagare"] == [0, 393]
    assert [steps[outcome] for outcome in OUTCOMES] == [[368, 393], [354, 368], [322, 354], [312, 322]]
    assert steps["kvar"] == [0, 312]


def test_flows_of_all_tables_end_where_the_rest_begins(database):
    for (period, group), table in GROUP_TABLES.items():
        for sex in SEXES:
            steps = participants.year_flow(database, period=period, group_code=group, sex=sex).set_index("code")
            assert steps.loc["avbrott", "start_count"] == steps.loc["kvar", "end_count"] == table["kvar", sex]
            assert steps.loc["kvar-fran-forra", "count"] == table["deltagare", sex] - table["nya", sex]


def test_volumes_of_the_whole_2019(database):
    answer = participants.volumes(database, period="2019", group_code="hela-forbundet", sex="T").set_index("measure")
    printed = {"deltagare": 904, "nya": 392, "avslutade": 336, "kvar": 568}
    # referred and yes stand per platform only: 148 + 174 + 33 + 39 + 67 + 62 + 11 and 121 + 138 + 29 + 18 + 48 + 34 + 4
    added = {"aktualiserade": 534, "ja_i_beredning": 392}
    assert answer["value"].to_dict() == printed | added
    assert answer["status"].to_dict() == dict.fromkeys(printed, "printed") | dict.fromkeys(added, "derived")
    assert sum(map(int, answer.loc["aktualiserade", "calculation"].split(" + "))) == 534


def test_nothing_is_added_up_when_a_part_is_missing(database):
    """Vuxentorget has no yes by sex in tertial 2, so neither has Umeå."""
    answer = participants.volumes(database, period="2020T2", group_code="umea", sex="K").set_index("measure")
    assert answer.loc["aktualiserade", "value"] == 7 + 17
    assert pd.isna(answer.loc["ja_i_beredning", "value"])
    assert answer.loc["ja_i_beredning", "status"] == "missing"


def test_the_flow_between_the_years(database):
    row = participants.flow_between_years(database, period="2019", group_code="vuxentorget", sex="T").iloc[0]
    # 393 - 138 open the year, 392 - 57 were left of 2018
    assert (row["opening"], row["closing"], row["difference"]) == (255, 335, -80)
    robertsfors = participants.flow_between_years(database, period="2019", group_code="samordningsteam-robertsfors", sex="T").iloc[0]
    assert robertsfors["difference"] == (63 - 48) - (53 - 38) == 0
    assert participants.flow_between_years(database, period="2020T2", group_code="vuxentorget", sex="T").empty


def test_who_refers(database):
    counts = participants.referral_counts(database, period="2020T2").set_index("party")["count"].to_dict()
    assert counts == papers.REFERRED_BY_2020T2
    assert participants.referral_counts(database, period="2019").empty
    shares = participants.referral_shares(database, period="2019", group_code="hela-forbundet")
    for platform, (referred, _, *printed) in papers.REFERRED_2019.items():
        rows = shares[shares["platform"] == platform]
        assert (100 * rows["share"]).round(6).to_list() == printed
        assert set(rows["base"]) == {referred}


def test_the_separate_initiatives_stand_outside_the_goals(database):
    answer = participants.separate_initiatives(database, period="2019", sex="T")
    assert set(answer["group_code"]) == {"hikikomori", "vaga-vaxa", "halsoframjande-etablering"}
    for group, rows in answer.groupby("group_code"):
        table = papers.counts("2019", group)
        assert rows["count"].to_list() == [table[outcome, "T"] for outcome in OUTCOMES]
    assert "goal" not in answer.columns


def test_what_the_papers_claim(database):
    claims = participants.claims_about_goals(database, period="2019", group_code="samordningsteam-nordmaling").set_index("outcome")
    assert claims["claimed"].to_dict() == {"arbete": True, "studier": True}
    whole = participants.claims_about_goals(database, period="2019", group_code="hela-forbundet").set_index("outcome")
    assert whole["claimed"].to_dict() == {"arbete": False, "studier": False, "annan-losning": True}


def test_choices_with_data_are_those_with_data(ask):
    answer = ask("choices_with_data")
    listed = set(answer[["group_code", "period", "sex"]].itertuples(index=False, name=None))
    for choice in PLACE:
        has_data = ask("volumes", **choice)["value"].notna().any()
        assert (tuple(choice[name] for name in ("group_code", "period", "sex")) in listed) == has_data, choice


# ---- the register


def test_register(database, record_rows):
    sources = register.sources(database)
    assert sources["fact_count"].sum() == len(record_rows)
    assert sources["date"].is_monotonic_increasing and len(sources) == 5
    findings = register.findings(database)
    assert findings["finding_id"].is_unique and (findings["fact_count"] > 0).all()
    assert list(findings["severity"].drop_duplicates()) == ["hög", "medel", "låg"], "worst first"
    assert (
        findings.set_index("finding_id")["fact_count"].to_dict()
        == record_rows[record_rows["finding_id"] != ""].groupby("finding_id").size().to_dict()
    )
    assert len(register.searchable_facts(database)) == len(register.all_facts(database)) == len(record_rows)
    built = register.build_facts(database)
    assert (len(built), built["fact_count"].iloc[0], built["latest_source_date"].iloc[0]) == (1, len(record_rows), "2020-10-30")
    codes = register.code_table(database)
    assert not codes.duplicated(["what", "code"]).any()
    assert codes.loc[codes["what"] == "area", "label"].to_list() == ["Umeå", "Vännäs", "Vindeln", "Robertsfors", "Nordmaling", "Bjurholm"]


def test_figures_of_a_finding_show_every_side(database):
    """353 and 336 stand beside each other, and which one is used."""
    figures = register.finding_figures(database, finding_id="avslutade-353-eller-336")
    assert figures["fact_id"].is_unique
    assert set(figures["value"]) == {353, 336}
    assert figures.loc[figures["used"], "value"].to_list() == [336]


def test_things_to_look_at_are_few_and_worst_first(database):
    order = {"hög": 0, "medel": 1, "låg": 2}
    for period, group in itertools.product(PERIODS, GROUPS):
        earlier = "" if period == "2017" else PERIODS[PERIODS.index(period) - 1]
        answer = register.things_to_look_at(database, period=period, earlier_period=earlier, group_code=group)
        assert len(answer) <= 5 and answer["finding_id"].is_unique
        assert answer["severity"].map(order).is_monotonic_increasing
    whole = register.things_to_look_at(database, period="2019", earlier_period="2018", group_code="hela-forbundet")
    assert {"tabell-1-mot-plattformarna", "avslutade-353-eller-336"} <= set(whole["finding_id"])


def test_figures_behind_say_where(database):
    ids = participants.outcome_shares(database, period="2019", group_code="hela-forbundet", sex="T").set_index("outcome").loc["arbete", "fact_ids"]
    rows = register.figures_behind(database, fact_ids=[int(fact_id) for fact_id in ids])
    assert sorted(rows["value"]) == [26, 88, 336]
    assert set(rows["locator"]) == {"1.4.1, Tabell 1, r. 768", "1.4.1, Tabell 1, r. 769"}
    assert register.figures_behind(database, fact_ids=[]).empty
