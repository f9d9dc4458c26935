"""A later year in the record: what it says itself, and that it changes nothing that an earlier one says."""

import itertools
import shutil

import pandas as pd
import pytest

from dashboard.kit.choices.group import Choice
from dashboard.kit.figures.signals import signal_text
from dashboard.subjects.participants import words
from finsam_data.building.version import build
from finsam_data.database import Database
from finsam_data.faults import RecordRefused
from finsam_data.questions import economy, participants, social, surveys, what_if
from tests.conftest import DATA
from tests.finsam_data.building.later_year import (
    PARTICIPANTS,
    POSITIVE,
    add_codes,
    add_figure,
    add_paper,
    add_period,
    add_platform,
    append,
)
from tests.finsam_data.choices import PERIOD_GROUP, PERIOD_OUTCOME, PERIODS, PLACE, SERIES
from tests.finsam_data.edits import change

WHOLE = {"period": "2022", "group_code": "hela-forbundet", "sex": "T"}
CHOICE = Choice("Alla kommuner", "Alla plattformar", "2022", "2022", "T", "hela-forbundet", "Hela förbundet")


def built(folder, *steps) -> Database:
    data = shutil.copytree(DATA, folder / "data")
    for step in steps:
        step(data)
    build(data, folder / "later.duckdb")
    return Database(folder / "later.duckdb")


@pytest.fixture(scope="module")
def later(tmp_path_factory):
    return built(tmp_path_factory.mktemp("later"), add_paper, add_codes)


def outcome(database, name="arbete"):
    rows = participants.outcome_shares(database, **WHOLE).set_index("outcome")
    return rows.loc[name] if name in rows.index else None


# ---- what the later year says


def test_a_share_is_of_what_its_goal_is_of(later):
    """68 of 179 positive solutions are 38.0 %; of the 270 finished they would be 25 %, and the goal unreached."""
    row = outcome(later)
    assert (row["count"], row["n"], row["share"]) == (68, 179, pytest.approx(68 / 179))
    assert row["goal"] == 0.35 and row["signal"] == "reached_uncertain"
    said = words.outcomes(participants.outcome_shares(later, **WHOLE), CHOICE).replace("\u00a0", " ")
    assert "38 % av dem som gick vidare till en positiv lösning gick till arbete" in said
    assert "målet var 35 %" in said and "25" not in said


def test_a_goal_of_another_base_gives_no_verdict(tmp_path):
    without = tuple(row for row in PARTICIPANTS if row[1] != "positiv-losning" and row[0] != "andel")
    database = built(tmp_path, lambda data: add_paper(data, without))
    row = outcome(database)
    assert (row["n"], row["share"], row["signal"]) == (270, pytest.approx(68 / 270), "other_base")
    said = words.outcomes(participants.outcome_shares(database, **WHOLE), CHOICE).replace("\u00a0", " ")
    assert "nåddes" not in said and "målet var 35 % av dem som gick vidare till en positiv lösning" in said


def test_a_goal_of_the_finished_is_held_against_the_finished(tmp_path):
    database = built(tmp_path, lambda data: add_paper(data, goal_base=""))
    row = outcome(database)
    assert (row["n"], row["share"], row["signal"]) == (270, pytest.approx(68 / 270), "missed")


def social_goal(database) -> dict:
    (goal,) = social.goals(database, period="2022", group_code="hela-forbundet", respondent="", state="").to_dict(
        "records"
    )
    return goal


def add_indicator(data):
    append(data, "indicators", "2022,1.1,arbete,,1,Till arbete,outcome,hela-forbundet,1,101,")


def test_a_social_goal_of_another_base_gives_no_verdict(tmp_path):
    """The same goal as an indicator of the social account: no verdict, no part of the index, and the base is said."""
    without = tuple(row for row in PARTICIPANTS if row[1] != "positiv-losning" and row[0] != "andel")
    database = built(tmp_path, lambda data: add_paper(data, without), add_indicator)
    goal = social_goal(database)
    assert (goal["signal"], goal["goal_base_label"]) == ("other_base", "dem som gick vidare till en positiv lösning")
    choice = {"period": "2022", "group_code": "hela-forbundet"}
    assert social.goal_index(database, **choice).empty and social.goal_parts(database, **choice).empty
    said = signal_text(next(pd.DataFrame([goal]).itertuples()))
    assert said == "går inte att jämföra med målet, 35\u00a0% av dem som gick vidare till en positiv lösning"


def test_a_social_goal_of_the_same_base_gives_one(tmp_path):
    goal = social_goal(built(tmp_path, add_paper, add_indicator))
    assert (goal["signal"], goal["share"]) == ("reached_uncertain", pytest.approx(68 / 179))


def test_a_strategic_goal_of_another_base_gives_no_verdict_on_answers(data_copy, tmp_path):
    """Of all who were asked, and not of those who answered: only that goal loses its verdict."""
    file = data_copy / "strategiska_mal" / "kallelse-2020-03-20.csv"
    header, *lines = file.read_text(encoding="utf-8").splitlines()
    goal = "mal_andel,2019,2480,vuxentorget,deltagare,vuxna-umea,1.4,"
    based = [f"{line},{'tillfragade' if line.startswith(goal) else ''}" for line in lines]
    file.write_text("\n".join([f"{header},base", *based]) + "\n", encoding="utf-8")
    build(data_copy, tmp_path / "other.duckdb")
    choice = {"period": "2019", "group_code": "vuxentorget", "respondent": "", "state": ""}
    goals = social.goals(Database(tmp_path / "other.duckdb"), **choice)
    signals = goals[goals["respondent"] == "deltagare"].set_index("item")["signal"]
    assert signals["1.4"] == "other_base" and "other_base" not in set(signals.drop("1.4"))


@pytest.mark.parametrize("printed", [25, 40])
def test_a_share_must_follow_from_its_own_base(tmp_path, printed):
    """25 % is right of the finished, but the paper says that it is of the positive solutions."""
    wrong = (*PARTICIPANTS[:-1], ("andel", "arbete", printed, "procent", POSITIVE))
    with pytest.raises(RecordRefused) as refused:
        built(tmp_path, lambda data: add_paper(data, wrong))
    (fault,) = refused.value.faults
    assert f"{printed} % är inte 68 av 179 (38,0 %)" in str(fault)


def test_an_unknown_base_stops_the_build(tmp_path):
    wrong = (*PARTICIPANTS[:-1], ("andel", "arbete", 38, "procent", "positiva"))
    with pytest.raises(RecordRefused, match="basen ”positiva” är okänd"):
        built(tmp_path, lambda data: add_paper(data, wrong))


def test_periods_of_other_lengths_are_not_compared(later):
    """2022 is held against 2019, the latest whole year before it, never against the tertial in between."""
    rows = participants.change_since_year_before(later, **WHOLE)
    assert set(rows["earlier_period"]) == {"2019"} and rows["change"].isna().all()
    tertial = participants.change_since_year_before(later, **WHOLE | {"period": "2020T2"})
    assert tertial["change"].isna().all() and tertial["reason"].notna().all()


def test_a_group_that_got_another_platform_is_not_compared(later):
    reasons = set(participants.change_since_year_before(later, **WHOLE)["reason"])
    assert reasons == {"Hela förbundet är inte samma plattformar de två perioderna."}


def test_questions_with_unlike_scales_are_never_comparable(data_copy, tmp_path):
    """The scale of four answers in the place of the one of six, and the question said to be comparable all the same."""
    question = {"period": "2019", "item": "1.7", "respondent": "deltagare"}
    change(data_copy, "codes/questions.csv", question, comparable_with="2017 1.4", comparable="ja")
    with pytest.raises(RecordRefused, match="fråga 1.7 2019 har 4 svar att välja på men fråga 1.4 2017 har"):
        build(data_copy, tmp_path / "x.duckdb")


def test_a_platform_that_came_later_must_say_when(tmp_path):
    """Without its year the earlier sums of its groups would lack a part, and vanish."""
    steps = (add_paper, lambda data: add_platform(data, ""), lambda data: add_figure(data, "2022", "jobbspar"))
    with pytest.raises(RecordRefused) as refused:
        built(tmp_path, *steps)
    (fault,) = refused.value.faults
    assert "jobbspar har sina första tal 2022" in str(fault) and "skriv i valid_from vilket år" in str(fault)


def test_a_figure_of_a_period_that_nobody_can_choose_stops_the_build(tmp_path):
    with pytest.raises(RecordRefused, match="perioden 2023 finns inte i codes/periods.csv"):
        built(tmp_path, add_paper, lambda data: add_figure(data, "2023", "vuxentorget"))


# ---- and what the earlier ones go on saying


def without_ids(answer):
    """An answer without the numbers of its rows, which move when a file is added."""
    return answer.drop(columns=[column for column in answer if column.endswith(("fact_ids", "fact_id"))])


def earlier_questions():
    """(question, choice) for every answer about the years that the papers have."""
    by_choice = {
        "outcome_shares": PLACE, "volumes": PLACE, "change_since_year_before": PLACE, "year_flow": PLACE,
        "flow_between_years": PLACE, "platform_outcomes": PERIOD_OUTCOME, "funnel_limits": PERIOD_OUTCOME,
        "women_and_men": PERIOD_GROUP, "referral_shares": PERIOD_GROUP, "claims_about_goals": PERIOD_GROUP,
        "annual_table": [{"period": period} for period in PERIODS],
        "separate_initiatives": [{"period": period, "sex": "T"} for period in PERIODS],
    }  # fmt: skip
    for name, choices in by_choice.items():
        yield from itertools.product([getattr(participants, name)], choices)
    for name in ("result_parts", "contributions"):
        yield getattr(economy, name), {"year": "2019"}
    for part in ("insatser", "kansli", "intakter"):
        yield economy.budget_lines, {"year": "2019", "part": part}
    for period, group in itertools.product(("2017", "2019"), ("hela-forbundet", "umea")):
        for name in ("goals", "comparable_years", "goal_index"):
            yield getattr(social, name), {"period": period, "group_code": group}
    yield surveys.questions_asked, {"period": "2019"}
    for name in ("members_today", "lines_today", "capital_today"):
        yield getattr(what_if, name), {}


def same(one, other) -> bool:
    """Whether two answers are the same; a sum of many parts may differ in its last bit, by the order of the parts."""
    one, other = (answer.astype(object).where(answer.notna(), None) for answer in map(without_ids, (one, other)))
    try:
        pd.testing.assert_frame_equal(one, other, rtol=1e-12, atol=0)
    except AssertionError:
        return False
    return True


def test_a_later_year_changes_nothing_that_an_earlier_one_says(database, later):
    asked = list(earlier_questions())
    changed = [
        (question.__name__, choice)
        for question, choice in asked
        if not same(question(database, **choice), question(later, **choice))
    ]
    assert changed == [] and len(asked) > 500


def test_the_line_over_time_keeps_the_earlier_periods(database, later):
    for choice in SERIES:
        was, now = (participants.outcome_over_time(one, **choice).drop(columns="segment") for one in (database, later))
        assert same(was, now[now["period"] != "2022"].reset_index(drop=True)), choice


def test_a_year_without_figures_changes_nothing(database, tmp_path):
    empty = built(tmp_path, add_period)
    for question, choice in [(participants.choices_with_data, {}), *earlier_questions()]:
        assert same(question(database, **choice), question(empty, **choice)), (question.__name__, choice)
