"""What is to be followed up on a day: against the papers, against an independent recount, and what must hold on every
day.
"""

import csv
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from finsam_data.database import Database
from finsam_data.questions import follow_up
from tests.conftest import DATA

LATEST_PAPER = "2020-10-30"
AREAS = ("UR", "2480", "2460", "2404", "2409", "2401", "2403")
AROUND_UMEA = {"2460", "2404", "2409", "2401", "2403"}
FILES = {"rekommendation": "recommendations", "utvecklingsplan": "development_plan", "beslut": "decisions"}
days = st.dates(date(2019, 1, 1), date(2024, 12, 31)).map(date.isoformat)


def rows_of(name):
    with (DATA / "codes" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def points(database, register, day=LATEST_PAPER, area="UR", organisation=""):
    return follow_up.points(database, register=register, area=area, organisation=organisation, day=day)


def states(database, register, day=LATEST_PAPER):
    table = points(database, register, day)
    return dict(zip(table["number"], table["state"], strict=True))


def test_the_plan_on_the_day_of_the_latest_paper(database):
    """Read off the plan and the later papers: which last days have passed, and what has been heard of since."""
    by_state = {}
    for number, state in states(database, "utvecklingsplan").items():
        by_state.setdefault(state, set()).add(number)
    assert by_state == {
        "forfallen": {"1", "2", "8", "15", "20", "21b", "24"},
        "pagar": {"12", "21a", "25"},
        "kommande": {"13"},
        "lopande": {"18", "19"},
        "utan-dag": {"5", "6", "10", "11", "14", "17", "22", "23", "26"},
        "framlagd": {"9", "16"},
        "klar": {"3", "4"},
    }


def test_the_plan_when_it_was_adopted_knows_only_what_was_known(database):
    at_first = states(database, "utvecklingsplan", "2019-11-28")
    assert len(at_first) == 26
    assert "forfallen" not in at_first.values()
    # the agreements lay before the board the same day
    assert at_first["9"] == "framlagd"
    assert points(database, "utvecklingsplan", "2019-11-27").empty


def test_one_recommendation_has_a_day(database):
    assert set(states(database, "rekommendation").values()) == {"kommande", "utan-dag"}
    later = points(database, "rekommendation", "2021-01-01")
    assert later.loc[later["state"] == "forfallen", "number"].to_list() == ["11"]


def test_the_board_hears_of_robertsfors_in_the_autumn(database):
    """§ 6: at most 150 tkr, the method in writing, the result by word of mouth in the autumn of 2020."""
    rows = points(database, "beslut", area="2409").set_index("number")
    spoken = rows.loc["2020-02-14-6a"]
    assert (spoken["state"], spoken["due"], spoken["due_by"], spoken["kr"]) == (
        "pagar",
        "hösten 2020",
        "2020-12-31",
        150_000,
    )
    assert (spoken["page"], spoken["choices"]) == ("full_year_equivalents", "hae=Profil&kommun=Robertsfors")
    assert spoken["locator"] == "Protokoll 2020-02-14, § 6, r. 305–315"
    assert states(database, "beslut", "2020-12-31")["2020-02-14-6a"] == "pagar"
    assert states(database, "beslut", "2021-01-01")["2020-02-14-6a"] == "forfallen"
    assert states(database, "beslut", "2021-01-01")["2020-02-14-6b"] == "pagar", "the method in writing has no day"


def test_the_four_requests_of_the_board_stand_with_their_views(database):
    rows = points(database, "beslut")
    requests = rows[(rows["meeting_date"] == "2020-03-20") & (rows["paragraph"] == "§ 14")].set_index("number")
    assert set(requests.index) == {f"2020-03-20-14{letter}" for letter in "abcd"}
    assert requests.loc["2020-03-20-14b", "choices"] == "vy=Över tid&utfall_over_tid=Studier"
    assert set(requests["due_by"].isna()) == {True}


def recount(register, day, area, organisation):
    """The state of every point, from the files alone."""
    paper_days = {
        row["source_id"]: row["date"] for row in csv.DictReader((DATA / "sources.csv").open(encoding="utf-8"))
    }
    heard = {}
    for row in sorted(rows_of("follow_up_answers"), key=lambda row: row["date"]):
        if row["register"] == register and row["date"] <= day:
            heard[row["number"]] = row["state"]
    found = {}
    for row in rows_of(FILES[register]):
        codes = set(row["areas"].split())
        concerned = area == "UR" or "UR" in codes or area in codes or ("KR" in codes and area in AROUND_UMEA)
        known = (row.get("meeting_date") or paper_days[row["source_id"]]) <= day
        asked = not organisation or organisation in row["organisations"].split()
        if not (concerned and known and asked):
            continue
        said, due = heard.get(row["number"]), row["due_by"]
        if said in ("klar", "framlagd"):
            found[row["number"]] = said
        elif due and due < day:
            found[row["number"]] = "forfallen"
        elif said:
            found[row["number"]] = said
        elif due:
            found[row["number"]] = "kommande"
        else:
            found[row["number"]] = "lopande" if "löpande" in (row["due"], row.get("report")) else "utan-dag"
    return found


@settings(max_examples=60, deadline=None)
@given(register=st.sampled_from(follow_up.REGISTERS), day=days, area=st.sampled_from(AREAS),
       organisation=st.sampled_from(["", "skolan", "samordningsforbundet", "kommunerna", "region"]))  # fmt: skip
def test_every_day_agrees_with_a_recount(database, register, day, area, organisation):
    table = points(database, register, day, area, organisation)
    assert dict(zip(table["number"], table["state"], strict=True)) == recount(register, day, area, organisation)


@settings(max_examples=60, deadline=None)
@given(register=st.sampled_from(follow_up.REGISTERS), day=days)
def test_nothing_is_overdue_before_its_day_or_after_its_answer(database, register, day):
    table = points(database, register, day)
    overdue = table[table["state"] == "forfallen"]
    assert (overdue["due_by"] < day).all()
    assert not overdue["answer_state"].isin(["klar", "framlagd"]).any()
    assert (table["known_from"] <= day).all()
    assert (table["answer_date"].dropna() <= day).all()


@settings(max_examples=40, deadline=None)
@given(register=st.sampled_from(follow_up.REGISTERS), first=days, second=days)
def test_what_is_overdue_stays_so_until_a_paper_answers(database, register, first, second):
    earlier, later = (points(database, register, day).set_index("number") for day in sorted((first, second)))
    for number in earlier.index[earlier["state"] == "forfallen"]:
        assert later.loc[number, "state"] in ("forfallen", "framlagd", "klar")


def test_overdue_comes_first_and_every_point_has_its_place(database):
    for register in follow_up.REGISTERS:
        table = points(database, register, "2022-06-01")
        assert table["state_order"].is_monotonic_increasing
        assert table["locator"].str.fullmatch(r"\S.*, r\. [\d ,–]+").all()
        assert table["source"].notna().all()
        assert table["area_label"].notna().all()


def test_every_date_and_number_of_a_point_leads_to_its_figures(database):
    plan = points(database, "utvecklingsplan").set_index("number")
    assert len(plan.loc["1", "fact_ids"]) == 5, "crosses, start, end, report, follow-up"
    assert len(points(database, "rekommendation").set_index("number").loc["13", "fact_ids"]) == 3, (
        "approved, and 36 months twice"
    )


def test_organisations_are_those_that_answer_for_something(database):
    for register, name in FILES.items():
        table = follow_up.organisations(database, register=register)
        assert set(table["code"]) == {code for row in rows_of(name) for code in row["organisations"].split()}
        assert table["label"].is_unique


@pytest.mark.parametrize("area", AREAS[1:])
def test_a_municipality_sees_its_own_and_what_concerns_all(database, area):
    for register in follow_up.REGISTERS:
        own, everything = points(database, register, area=area), points(database, register)
        assert set(own["number"]) <= set(everything["number"])
        named = {row["number"] for row in rows_of(FILES[register]) if area in row["areas"].split()}
        assert named <= set(own["number"])


# read off Bilaga 4 of the papers: platform or group, question, how many of how many chose the three top answers; below
# 80 %
BELOW = """
    vuxentorget     personal  4.6  16 35
    vuxentorget     personal  4.10 18 35
    vuxentorget     personal  4.5  20 35
    vuxentorget     personal  4.11 20 35
    ungdomstorget   personal  4.10 22 33
    ungdomstorget   personal  4.11 24 33
    ungdomstorget   personal  4.6  25 33
    samordningsteam-vindeln personal 4.6  5 7
    samordningsteam-vindeln personal 4.10 5 7
    samordningsteam-vindeln personal 4.11 5 7
    kranskommunerna styrgrupp 4.12 6 9
    kranskommunerna styrgrupp 4.9  7 9
"""


def typed(text):
    return {tuple(line.split()[:3]): tuple(map(int, line.split()[3:])) for line in text.strip().splitlines()}


def test_less_content_is_what_the_surveys_say(database):
    rows = follow_up.less_content(database, area="UR")
    found = {
        (row.platform, row.respondent, row.item): (int(row.count), int(row.n))
        for row in rows.rename(columns={"count": "count"}).itertuples(index=False)
    }
    assert found == typed(BELOW)
    asked = follow_up.questions_asked(database, area="UR").iloc[0]
    assert (asked["period"], asked["asked"], asked["hidden"]) == ("2019", 28, 0)


def test_less_content_is_judged_as_statsmodels_judges(database):
    rows = follow_up.less_content(database, area="UR")
    low, high = proportion_confint(rows["count"], rows["n"], method="wilson")
    assert rows["low"].to_numpy() == pytest.approx(low.to_numpy(), abs=1e-9)
    assert rows["high"].to_numpy() == pytest.approx(high.to_numpy(), abs=1e-9)
    sure = high < rows["goal"]
    assert (rows["signal"] == sure.map({True: "missed", False: "missed_uncertain"})).all()
    assert sure.sum() == 4


def test_less_content_is_sorted_by_certainty_then_size(database):
    rows = follow_up.less_content(database, area="UR")
    order = list(zip(rows["signal"] != "missed", rows["share"] - rows["goal"], strict=True))
    assert order == sorted(order)
    assert (rows["share"] < rows["goal"]).all()


def test_a_steering_group_that_municipalities_share_stands_under_each_of_them(database):
    for area in sorted(AROUND_UMEA):
        assert "kranskommunerna" in set(follow_up.less_content(database, area=area)["platform"])
    assert "kranskommunerna" not in set(follow_up.less_content(database, area="2480")["platform"])


def test_response_rates_of_the_boards_analysis(database):
    """Participants 35, 50, 43, 38 and 28 %; Nordmaling next to none and no number; the guide value is said of
    participants only.
    """
    rows = follow_up.response_rates(database, area="UR")
    participants = rows[rows["respondent"] == "deltagare"].set_index("platform")["response_rate"]
    assert participants.dropna().mul(100).round().astype(int).to_dict() == {
        "ungdomstorget": 35, "vuxentorget": 50, "samordningsteam-robertsfors": 43, "samordningsteam-vindeln": 38,
        "samordningsteam-vannas": 28,
    }  # fmt: skip
    assert participants.isna().sum() == 1
    assert set(rows.loc[rows["guide"].notna(), "respondent"]) == {"deltagare"}
    assert set(rows["guide"].dropna()) == {0.6}
    assert rows.loc[rows["response_rate"].isna(), "printed"].to_list() == ["nästan inga svar"]


def test_the_public_mode_shows_no_small_staff_group(public_file):
    public = Database(public_file)
    rows = follow_up.less_content(public, area="UR")
    assert (rows["n"] >= 10).all()
    assert not rows["is_hidden"].any()
    assert follow_up.questions_asked(public, area="UR")["hidden"].iloc[0] > 0


def test_the_definitions_have_the_signs_of_the_states():
    text = (DATA / "texts" / "definitioner.md").read_text(encoding="utf-8")
    for row in rows_of("follow_up_states"):
        assert f"| {row['symbol']} {row['label']} |" in text
