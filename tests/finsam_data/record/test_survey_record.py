"""The survey tables against a second transcription, their laws, and what the mode `publik` leaves of them."""

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finsam_data.building.hiding.survey_suppression import hidden_survey_facts
from finsam_data.building.version import build
from finsam_data.faults import RecordRefused
from finsam_data.record.rules.row_rules import TOP_THREE
from tests.finsam_data.edits import change
from tests.papers.surveys import answers_of, tables

VANNAS = "samordningsteam-vannas"
FILE = "enkat/kallelse-2020-03-20.csv"
TABLES = tables()
TOP = {(scale, answer) for scale in ("a", "b") for answer in ("4", "5", "6")}


@pytest.fixture(scope="module")
def survey(record_rows):
    return record_rows[record_rows["topic"] == "enkat"]


def test_there_are_48_tables_and_they_add_up():
    """Guards the typing: every table sums to n, every percentage follows, and nobody answered who was not asked."""
    assert len(TABLES) == 48
    for place, table in TABLES.items():
        n, asked, rate = table["total"]
        if None not in table["counts"]:
            assert sum(table["counts"]) == n, place
        for count, share in zip(table["counts"], table["shares"], strict=True):
            assert (count is None) == (share is None), place
            assert count is None or abs(share - 100 * count / n) <= 0.0501, (place, count, share)
        if asked is not None:
            assert n <= asked, place
            assert abs(rate - 100 * n / asked) < 0.05, place


@pytest.mark.parametrize("place", TABLES, ids=" ".join)
def test_every_table_is_as_typed_by_somebody_else(survey, place):
    platform, respondent, item = place
    rows = survey[
        (survey["platform"] == platform)
        & (survey["respondent"] == respondent)
        & (survey["item"] == item)
        & (survey["used"] == "ja")
    ]
    found = {
        (row["measure"], row["category"]): row["number"]
        for _, row in rows.iterrows()
        if not row["section"].startswith("1.4.3")
    }
    answers = answers_of(respondent, item)
    table = TABLES[place]
    expected = {("svar", answer): count for answer, count in zip(answers, table["counts"], strict=True)}
    expected |= {("andel", answer): share for answer, share in zip(answers, table["shares"], strict=True)}
    expected |= dict(zip((("n", ""), ("inbjudna", ""), ("svarsfrekvens", "")), table["total"], strict=True))
    assert found.keys() == expected.keys()
    assert {key: None if value != value else value for key, value in found.items()} == expected


def test_what_the_text_says_of_response_rates(survey):
    """Read off the board's analysis, lines 882–1100; Nordmaling's participants have almost no answers."""
    text = survey[(survey["measure"] == "svarsfrekvens") & (survey["item"] == "") & (survey["used"] == "ja")]
    said = {(row["platform"], row["respondent"]): row["value"] for _, row in text.iterrows()}
    team = "samordningsteam-"
    assert said == {
        ("ungdomstorget", "deltagare"): "35", ("ungdomstorget", "personal"): "83", ("ungdomstorget+vuxentorget",
            "styrgrupp"): "63",
        ("vuxentorget", "deltagare"): "50", ("vuxentorget", "personal"): "90", ("kranskommunerna", "styrgrupp"): "100",
        (team + "robertsfors", "deltagare"): "43", (team + "robertsfors", "personal"): "100",
        (team + "vindeln", "deltagare"): "38", (team + "vindeln", "personal"): "88",
        (team + "nordmaling", "deltagare"): "", (team + "nordmaling", "personal"): "62",
        (team + "vannas", "deltagare"): "28", (team + "vannas", "personal"): "83",
    }  # fmt: skip


def test_every_restored_row_says_how_and_carries_a_finding(survey):
    restored = survey[survey["status"] == "restored"]
    assert len(restored) == 129
    assert (restored["note"] != "").all()
    assert restored["finding_id"].str.startswith("enkat-lasning-").all()


@pytest.mark.parametrize(
    ("law", "where", "cells"),
    [
        ("survey_counts_add_up", {"measure": "svar", "item": "1.4", "platform": "ungdomstorget",
            "category": "Till stor del"}, {"value": "11"}),
        ("survey_shares_follow", {"measure": "andel", "item": "4.9", "platform": "kranskommunerna",
            "category": "Delvis"}, {"value": "22.3"}),
        ("survey_response", {"measure": "inbjudna", "item": "4.6", "platform": "vuxentorget"}, {"value": "34"}),
        ("survey_response", {"measure": "svarsfrekvens", "item": "4.6", "platform": "vuxentorget"}, {"value": "97.3"}),
        ("survey_response_of_ended", {"measure": "svarsfrekvens", "item": "", "platform": VANNAS,
            "respondent": "deltagare"}, {"value": "29"}),
        ("survey_top_three", {"measure": "andel", "item": "4.5", "category": TOP_THREE, "platform": VANNAS},
            {"value": "91"}),
    ],
)  # fmt: skip
def test_each_law_stops_the_build(data_copy, tmp_path, law, where, cells):
    change(data_copy, FILE, where, **cells)
    with pytest.raises(RecordRefused) as refused:
        build(data_copy, tmp_path / "new.duckdb")
    assert any(law in str(fault) for fault in refused.value.faults)


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"item": "1.9"}, "frågan ”1.9” finns inte"),
        ({"category": "Delvis"}, "svaret ”Delvis” hör inte till frågans skala"),
        ({"respondent": "personal"}, "frågan ”1.4” finns inte för personal"),
    ],
)
def test_a_row_must_fit_its_question(data_copy, tmp_path, cells, message):
    change(data_copy, FILE, {"measure": "svar", "item": "1.4", "category": "Till stor del"}, **cells)
    with pytest.raises(RecordRefused) as refused:
        build(data_copy, tmp_path / "new.duckdb")
    assert any(message in str(fault) for fault in refused.value.faults)


# ---- the mode publik


def solutions(counts, hidden, n, top, top_is_seen, lowest):
    """Every distribution that fits what is visible: the unseen answers, with each at least `lowest`."""
    unseen = [answer for answer in counts if answer in hidden]
    left = n - sum(value for answer, value in counts.items() if answer not in hidden)
    for values in parted(int(left), len(unseen), lowest):
        guess = counts | dict(zip(unseen, values, strict=True))
        if not top_is_seen or sum(guess[answer] for answer in ("4", "5", "6")) == top:
            yield values


def parted(whole, parts, lowest):
    """Every way to part `whole` persons on so many answers, with each at least `lowest`."""
    if parts == 1:
        yield from [(whole,)] if whole >= lowest else []
        return
    for first in range(lowest, whole - lowest * (parts - 1) + 1):
        yield from ((first, *rest) for rest in parted(whole - first, parts - 1, lowest))


def table_of(values):
    n, top = sum(values), sum(values[3:])
    place = {
        "period": "2019",
        "area": "2480",
        "platform": "p",
        "respondent": "personal",
        "item": "4.5",
        "topic": "enkat",
    }
    rows = [
        place | {"fact_id": i, "measure": "svar", "used": True, "category": str(i), "value": value}
        for i, value in enumerate(values, 1)
    ]
    rows += [
        place | {"fact_id": 10 + i, "measure": "andel", "used": True, "category": str(i), "value": 0}
        for i in range(1, 7)
    ]
    rows += [place | {"fact_id": 20, "measure": "n", "used": True, "category": None, "value": n}]
    return rows, [place | {"share_id": 1, "scale": "a", "top": top, "n": n}]


@settings(max_examples=150, deadline=None)
@given(values=st.lists(st.integers(0, 7), min_size=6, max_size=6).filter(any))
def test_no_answer_can_be_worked_out(values):
    """For each small hidden count of a table at least two values fit, also for who knows that a hidden answer was
    given by somebody.
    """
    rows, shares = table_of(values)
    fact_ids, share_ids = hidden_survey_facts(rows, shares, TOP, 5, 10)
    counts, n, top = {str(i): value for i, value in enumerate(values, 1)}, sum(values), sum(values[3:])
    hidden = {str(i) for i in fact_ids if i < 10}
    assert {i + 10 for i in fact_ids if i < 10} == {i for i in fact_ids if 10 < i < 20}, "a share goes with its count"
    assert hidden >= {answer for answer, value in counts.items() if 0 < value < 5}
    if n < 10:
        assert hidden == set(counts)
        assert share_ids
        assert (20 in fact_ids) == (n < 5)
    elif hidden:
        for lowest in (0, 1) if all(counts[answer] for answer in hidden) else (0,):
            fitting = set(solutions(counts, hidden, n, top, not share_ids, lowest))
            small = [place for place, answer in enumerate(sorted(hidden)) if 0 < counts[answer] < 5]
            for position in small:
                assert len({guess[position] for guess in fitting}) > 1, (values, hidden, share_ids, lowest)
    if not share_ids:
        assert top == 0 or top >= 5
        assert n - top == 0 or n - top >= 5


def test_the_public_file_keeps_what_the_goal_is_about(public_file):
    with duckdb.connect(str(public_file), read_only=True) as connection:
        shown = dict(
            connection.execute("SELECT platform || ' ' || item, top FROM survey_share WHERE NOT is_hidden").fetchall()
        )
        small = connection.execute(
            "SELECT count(*) FROM fact WHERE topic = 'enkat' AND unit = 'antal' AND value BETWEEN 1 AND 4"
        ).fetchone()
        telling = connection.execute(
            "SELECT count(*) FROM survey_share WHERE top BETWEEN 1 AND 4 OR n - top BETWEEN 1 AND 4 OR (n < 10 AND "
            "top IS NOT NULL)"
        ).fetchone()
    assert shown["ungdomstorget 4.5"] == 28
    assert shown["samordningsteam-robertsfors 4.11"] == 14
    assert "samordningsteam-vannas 4.5" not in shown, "one of ten chose another answer"
    assert "kranskommunerna 4.9" not in shown, "nine answered"
    assert small == telling == (0,)
