"""The registers against what was typed by hand from the papers: dates, who answers for what, what is not given."""

import csv

import duckdb
import pytest

from tests.conftest import DATA

# the development plan: number, crosses, start, end, a date without column, month or day of the report
PLAN = """
    1   2 2019-12-01 2020-01-31 -          2020-03-13
    2   2 2020-02-03 2020-05-31 -          juni
    3   2 2019-10-01 2020-05-31 -          juni
    4   2 2020-01-31 2020-01-31 -          april
    5   3 -          -          -          -
    6   2 -          -          2020-04-01 -
    8   3 2020-02-03 2020-05-31 -          juni
    9   2 -          -          2019-12-31 2019-11-28
    10  2 -          -          2020-04-01 -
    11  2 -          -          2020-09-01 -
    12  2 -          -          2019-10-01 löpande
    13  2 2020-09-01 2020-12-31 -          2021-01-01
    14  4 -          -          2020-09-01 -
    15  3 2020-01-01 2020-05-31 -          augusti
    16  3 2019-12-31 2020-04-30 -          mars
    17  3 -          -          2020-04-01 -
    18  3 -          -          2019-12-31 löpande
    19  3 -          -          2020-02-03 löpande
    20  2 2020-04-01 2020-09-30 -          oktober
    21a 2 -          -          2020-04-01 mars
    21b 0 2020-04-01 2020-09-01 -          oktober
    22  2 -          -          -          -
    23  4 -          -          -          -
    24  2 2020-02-03 2020-05-31 -          juni
    25  2 2020-01-01 2020-12-31 -          löpande
    26  2 -          -          -          -
"""
# recommendation: convener, how many approved it (0: not yet), who answers for it; "+" the convener too where it is
# another
RECOMMENDATIONS = """
    1  Skolan                       1 skolan universitetet
    2  Skolan                       1 skolan kaa arbetsformedlingen
    3  Skolan                       1 skolan
    4  Skolan                       1 skolan
    5  Skolan                       1 skolan kaa
    6  Skolan                       2 skolan kaa
    7  Kommunala_aktivitetsansvaret 2 skolan folkhogskolorna arbetsformedlingen + kaa
    8  Arbetsmarknad_och_integration 2 arbetsmarknadsenheterna skolan
    9  -                            0
    10 Samordningsförbundet         1 samordningsforbundet
    11 Samordningsförbundet         1 samordningsforbundet
    12 Socialtjänsten               1 socialtjansten arbetsformedlingen arbetsmarknadsenheterna
    13 Socialtjänsten               1 socialtjansten
    14 Socialtjänsten               1 torgens-parter + socialtjansten
    15 Arbetsgruppen_för_DUNA       1 arbetsformedlingen
    16 Arbetsförmedlingen           1 arbetsformedlingen
    17 Arbetsförmedlingen           1 arbetsformedlingen
    18 Försäkringskassan            2 forsakringskassan region samordningsforbundet
    19 Försäkringskassan            1 torgens-parter + forsakringskassan
    20 Försäkringskassan            1 forsakringskassan
    21 Försäkringskassan            1 forsakringskassan region
"""


def register(name):
    with (DATA / "codes" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return {row["number"]: row for row in csv.DictReader(stream)}


@pytest.fixture(scope="module")
def facts(database_file):
    with duckdb.connect(str(database_file), read_only=True) as connection:
        return connection.execute("SELECT * FROM facts").df()


def lines_of(text):
    return [line.split() for line in text.strip().splitlines()]


def test_the_development_plan_has_the_dates_of_the_paper(facts):
    plan = register("development_plan")
    typed = lines_of(PLAN)
    assert [row[0] for row in typed] == list(plan)
    rows = facts[facts["topic"] == "utvecklingsplan"]
    for number, crosses, start, end, lone, report in typed:
        row = plan[number]
        own = rows[rows["item"] == number]
        assert row["start"] == start.strip("-"), number
        assert row["lone_date"] == lone.strip("-"), number
        assert row["report"] == report.strip("-"), number
        # the last day is the printed end; without one, a report on a whole day
        assert row["due_by"] == (end if end != "-" else report if report[:2] == "20" else ""), number
        assert own.loc[own["measure"] == "markeringar", "value"].to_list() == [int(crosses)], number
        for measure, date in (("start", start), ("slut", end), ("datum", lone)):
            assert own.loc[own["measure"] == measure, "period"].to_list() == ([] if date == "-" else [date]), (
                number,
                measure,
            )


def test_every_date_of_the_plan_is_a_figure_of_its_year(facts):
    dates = facts[(facts["topic"] == "utvecklingsplan") & (facts["unit"] == "ar")]
    assert len(dates) == 12 * 2 + 10 + 3 + 1
    assert (dates["value"] == dates["period"].str[:4].astype(int)).all()


def test_the_recommendations_have_the_owners_of_the_paper(facts):
    recommendations = register("recommendations")
    typed = lines_of(RECOMMENDATIONS)
    assert [row[0] for row in typed] == list(recommendations) == [str(number) for number in range(1, 22)]
    approved = facts[(facts["topic"] == "rekommendation") & (facts["measure"] == "godkand")].set_index("item")
    for number, convener, approvers, *owners in typed:
        row = recommendations[number]
        assert row["convener"] == convener.replace("_", " ").strip("-"), number
        assert row["organisations"].split() == [owner for owner in owners if owner != "+"], number
        assert approved.loc[number, "value"] == min(int(approvers), 1), number
        assert ("Två godkännare" in approved.loc[number, "note"]) == (approvers == "2"), number
        assert bool(row["approved_by"]) == bool(row["owner"]) == bool(row["follow_up"]) == (number != "9"), number


def test_the_papers_say_22_and_23_where_21_and_26_stand(facts):
    counts = facts[(facts["measure"] == "antal") & facts["topic"].isin(["rekommendation", "utvecklingsplan"])]
    of_report = counts[counts["item"] == "analysrapporten"].set_index("status")["value"]
    assert of_report.to_dict() == {"printed": 22, "derived": 21}
    of_plan = counts[counts["item"] == "planens-rader"].set_index("source_id")["value"]
    assert of_plan.to_dict() == {"kallelse-2019-11-28": 26, "kallelse-2020-03-20": 23, "kallelse-2020-10-30": 23}


def test_diagrams_without_values_are_missing_and_nothing_else(facts):
    nafs = facts[facts["platform"] == "nafs"]
    nafs = nafs[nafs["topic"] == "enkat"]
    assert len(nafs) == 24
    assert nafs["value"].isna().all() and set(nafs["status"]) == {"missing"}
    absence = facts[facts["measure"] == "sjukfranvaro"]
    assert sorted(zip(absence["area"], absence["period"], strict=True)) == [
        (area, year) for area in ("2404", "2409", "2460", "2480") for year in ("2017", "2018", "2019")
    ]
    assert absence["value"].isna().all() and set(absence["status"]) == {"missing"}


def test_the_preventive_platform(facts):
    used = facts[(facts["topic"] == "forebyggande") & facts["used"] & facts["value"].notna()]
    values = {(row.measure, row.item, row.period): row.value for row in used.itertuples()}
    assert values == {
        ("insatser", "planerade", "2017-2019"): 14, ("insatser", "genomforda", "2017-2019"): 9, ("insatser",
            "ej-genomforda", "2017-2019"): 5,
        ("insatser", "lyckade", "2017-2019"): 6, ("insatser", "ej-lyckade", "2017-2019"): 3, ("ar", "start",
            "2017"): 2017,
        ("grupper", "torsbymodellen", "2017-2019"): 2, ("grupper", "halsoframjande-ledarskap", "2018"): 2, ("dagar",
            "langa-sjukfall", "2017"): 365,
        ("arenden", "forstarkt-samverkan", "2017-2019"): 7, ("grupper", "kraftkartan", "2017-2019"): 3,
        ("grupper", "digitalt-behandlingskoncept", "2017-2019"): 2, ("grupper", "extra-insatser-vannas",
            "2017-2019"): 2,
    }  # fmt: skip


def test_the_boards_condition_for_robertsfors():
    decisions = register("decisions")
    spoken, method = decisions["2020-02-14-6a"], decisions["2020-02-14-6b"]
    assert {spoken["kr"], method["kr"]} == {"150000"}
    assert {spoken["areas"], method["areas"]} == {"2409"}
    assert (spoken["due"], method["due"]) == ("hösten 2020", "")
    assert spoken["paragraph"] == "§ 6"
