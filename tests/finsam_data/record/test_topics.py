"""A topic is registered, and its shares say what they are shares of, or nothing is built."""

import csv

import pytest

from finsam_data.faults import RecordRefused
from finsam_data.record.reading import read_record
from finsam_data.record.rules.topics import COUNTS, read_topics
from tests.conftest import DATA
from tests.finsam_data.edits import change
from tests.finsam_data.new_topic import add_topic


def faults_of(folder):
    with pytest.raises(RecordRefused) as refused:
        read_record(folder)
    return [str(fault) for fault in refused.value.faults]


def test_a_folder_that_nobody_has_registered_stops_the_build(data_copy):
    add_topic(data_copy, "halsa", [("antal", "antal", "ny", "12")], register=False)
    (said,) = [text for text in faults_of(data_copy) if "halsa" in text and "registrerat" in text]
    assert said == (
        "halsa/kallelse-2020-03-20.csv: ämnet ”halsa” är inte registrerat. Åtgärd: lägg till en rad för halsa i "
        "codes/topics.csv som säger om det räknar personer, eller byt mappens namn."
    )


def test_a_share_without_a_base_stops_the_build(data_copy):
    add_topic(data_copy, "halsa", [("andel", "procent", "ny", "12")])
    assert faults_of(data_copy) == [
        "halsa/kallelse-2020-03-20.csv, rad 2, kolumn measure: det står ingenstans vad andel i halsa är en andel av. "
        "Åtgärd: lägg till en rad för halsa,andel i codes/share_bases.csv."
    ]


@pytest.mark.parametrize(
    ("file", "where", "column"),
    [
        ("topics", {"topic": "kaa"}, "counts_people"),
        ("topics", {"topic": "kaa"}, "protection"),
        ("topics", {"topic": "kaa"}, "subject"),
        ("topics", {"topic": "kaa"}, "searched"),
        ("bases", {"base": "avslutade"}, "small_groups"),
        ("units", {"unit": "antal"}, "of_people"),
        ("share_bases", {"topic": "kaa"}, "base"),
        ("share_bases", {"topic": "kaa"}, "topic"),
    ],
)
def test_a_word_that_the_tables_do_not_know_stops_the_build(data_copy, file, where, column):
    line = change(data_copy, f"codes/{file}.csv", where, **{column: "kanske"})
    said = faults_of(data_copy)
    assert any(
        text.startswith(f"codes/{file}.csv, rad {line}, kolumn {column}: ”kanske” är okänt. Åtgärd: skriv något av ")
        for text in said
    ), said


def test_a_topic_without_a_name_stops_the_build(data_copy):
    line = change(data_copy, "codes/topics.csv", {"topic": "kaa"}, label="")
    assert faults_of(data_copy) == [
        f"codes/topics.csv, rad {line}, kolumn label: namnet saknas. Åtgärd: skriv det som läsaren ska se."
    ]


def test_every_folder_of_the_record_is_registered():
    with (DATA / "codes" / "topics.csv").open(encoding="utf-8", newline="") as stream:
        registered = {row["topic"] for row in csv.DictReader(stream)}
    assert registered >= {file.parent.name for file in DATA.glob("*/*.csv")} - {"codes"}


def test_a_topic_that_counts_people_is_protected_though_nobody_said_how(data_copy):
    add_topic(data_copy, "halsa", [("antal", "antal", "ny", "12")])
    change(data_copy, "codes/topics.csv", {"topic": "halsa"}, protection="")
    assert read_topics(read_record(data_copy).codes).protection("halsa") == COUNTS


@pytest.mark.parametrize(
    ("fact", "base"),
    [
        (("deltagare", "andel", "procent", "", "", "arbete"), "avslutade"),
        (("kaa", "andel", "procent", "", "felval", ""), "avbrott"),
        (("kaa", "andel", "procent", "", "omfattades", ""), "folkbokforda-16-20"),
        (("kaa", "andel", "procent", "", "omfattades", "konsfordelning"), "aktivitetsansvaret"),
        (("enkat", "svarsfrekvens", "procent", "deltagare", "", ""), "avslutade"),
        (("enkat", "svarsfrekvens", "procent", "deltagare", "1.4", ""), "tillfragade"),
        (("socialt_bokslut", "mal_andel", "procent", "personal", "4.5", ""), "svarande"),
        (("socialt_bokslut", "mal_andel", "procent", "", "1.1", ""), "avslutade"),
        (("hae", "andel-av-trygghetssystemet", "procent", "", "totalt", ""), "trygghetssystemet"),
        (("ekonomi", "differens", "procent", "", "x", ""), "budget"),
        (("ekonomi", "differens", "kr", "", "x", ""), None),
        (("deltagare", "avslut", "antal", "", "", "arbete"), None),
    ],
)
def test_the_base_of_a_share(fact, base):
    names = ("topic", "measure", "unit", "respondent", "item", "category")
    assert read_topics(read_record(DATA).codes).base(dict(zip(names, fact, strict=True))) == base


def test_every_share_of_the_view_has_a_base_and_no_count_has(database):
    facts = database.ask("register/all_facts")
    assert facts.loc[facts["unit"].isin(["procent", "pp"]), "base"].notna().all()
    assert facts.loc[~facts["unit"].isin(["procent", "pp"]), "base"].isna().all()
