"""What the registers of things to follow up must hold: every fault is said in Swedish, with file, line, column and
remedy.
"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_data.faults import RecordRefused
from finsam_data.record.reading import read_record
from finsam_data.record.rules.register_rules import is_date
from tests.finsam_data.edits import change

PLAN, RECOMMENDATIONS = "codes/development_plan.csv", "codes/recommendations.csv"
DECISIONS, ANSWERS = "codes/decisions.csv", "codes/follow_up_answers.csv"
LEADERS, ROBERTSFORS = {"number": "4"}, {"number": "2020-02-14-6a"}


@pytest.mark.parametrize(
    ("file", "where", "column", "text", "message", "remedy"),
    [
        (PLAN, LEADERS, "start", "2020-02-30", "”2020-02-30” är inte ett datum", "ÅÅÅÅ-MM-DD"),
        (PLAN, LEADERS, "due_by", "31/1 2020", "”31/1 2020” är inte ett datum", "ÅÅÅÅ-MM-DD"),
        (PLAN, LEADERS, "due_by", "2020-01-30", "slutet 2020-01-30 är före starten 2020-01-31", "rätta"),
        (PLAN, LEADERS, "lone_date", "20200131", "”20200131” är inte ett datum", "ÅÅÅÅ-MM-DD"),
        (PLAN, LEADERS, "due", "", "sista dagen står utan papperets egna ord", "vad papperet säger"),
        (PLAN, LEADERS, "number", "5", "5 finns redan", "a och b"),
        (PLAN, LEADERS, "number", "", "uppgiften saknas", "fyll i"),
        (PLAN, LEADERS, "title", "", "uppgiften saknas", "fyll i"),
        (PLAN, LEADERS, "section", "", "uppgiften saknas", "fyll i"),
        (PLAN, LEADERS, "lines", "rad 5", "raderna ”rad 5” går inte att läsa", "1789-1791"),
        (PLAN, LEADERS, "source_id", "kallelse-2021-01-01", "finns inte i sources.csv", "en källa som finns"),
        (PLAN, LEADERS, "owner", "811218-9876", "personnummer", "ta bort det"),
        (RECOMMENDATIONS, LEADERS, "organisations", "skolan skolverket", "organisationen ”skolverket” är okänd",
            "codes/organisations.csv"),
        (RECOMMENDATIONS, LEADERS, "areas", "Umeå", "området ”Umeå” är okänt", "kommunkod"),
        (RECOMMENDATIONS, LEADERS, "areas", "", "området ”” är okänt", "kommunkod"),
        (DECISIONS, ROBERTSFORS, "meeting_date", "2020-13-01", "”2020-13-01” är inte ett datum", "ÅÅÅÅ-MM-DD"),
        (DECISIONS, ROBERTSFORS, "kr", "150 tkr", "”150 tkr” är inte ett belopp", "utan mellanrum"),
        (ANSWERS, ROBERTSFORS, "state", "forfallen", "läget ”forfallen” är okänt", "klar"),
        (ANSWERS, ROBERTSFORS, "number", "2020-02-14-66", "”beslut 2020-02-14-66” finns inte", "ett nummer som finns"),
        (ANSWERS, ROBERTSFORS, "register", "rekommendation", "”rekommendation 2020-02-14-6a” finns inte",
            "ett nummer som finns"),
        (ANSWERS, ROBERTSFORS, "date", "2020-10-31", "2020-10-31 är efter papperets dag 2020-10-30",
            "eller en tidigare"),
        (ANSWERS, ROBERTSFORS, "date", "", "dagen saknas", "sammanträdets"),
        (ANSWERS, {"number": "16", "date": "2020-10-30"}, "date", "2020-04-23",
            "utvecklingsplan 16 2020-04-23 finns redan", "slå ihop"),
        (ANSWERS, ROBERTSFORS, "text", "", "uppgiften saknas", "fyll i"),
    ],
)  # fmt: skip
def test_every_rule_of_the_registers(data_copy, file, where, column, text, message, remedy):
    line = change(data_copy, file, where, **{column: text})
    with pytest.raises(RecordRefused) as refused:
        read_record(data_copy)
    said = [str(fault) for fault in refused.value.faults if fault.row in (line, line + 1)]
    assert any(message in one and remedy in one and one.startswith(f"{file}, rad ") for one in said), said
    assert all(re.search(r": .+\. Åtgärd: .+\.$", one) for one in said)


def test_a_register_with_other_columns_is_refused(data_copy):
    file = data_copy / PLAN
    file.write_text(file.read_text(encoding="utf-8").replace("lone_date", "datum", 1), encoding="utf-8")
    with pytest.raises(RecordRefused) as refused:
        read_record(data_copy)
    assert "kolumnerna stämmer inte (datum, lone_date)" in str(refused.value)


@given(st.dates())
def test_every_day_of_the_calendar_is_a_date(day):
    assert is_date(day.isoformat())


@given(st.text(max_size=12))
def test_only_the_days_own_text_is_a_date(text):
    if is_date(text):
        assert re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text)
