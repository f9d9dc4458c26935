"""The numbers that a Swedish sentence says."""

import pytest

from finsam_data.building.proving.numbers import forms_without_persons, numbers_in

FORMS, FAULTS = forms_without_persons()


def said(text):
    """(kind, value, whole, low, high) of each number in the text."""
    return {(one.kind, one.value, one.whole, one.low, one.high) for one in numbers_in(text, FORMS)}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("5 av 6 valde det", {("av", 5, 6), ("antal", 5), ("antal", 6)}),
        ("29 % (60/209)", {("procent", 29), ("av", 60, 209), ("antal", 60), ("antal", 209)}),
        ("tre kvinnor och 1 016 män", {("antal", 3), ("antal", 1016)}),
        ("en person blev kvar", {("antal", 1)}),
        ("34,6 procent", {("procent", 34.6)}),
        ("8 procentenheter fler", {("pp", 8)}),
        ("16,3 och 3,5 procent", {("antal", 16.3), ("procent", 16.3), ("procent", 3.5)}),
        ("minst 3 personer", {("antal", 3, None, 3, None)}),
        ("färre än fem svarade", {("antal", 5, None, None, 5)}),
        ("90–100 %", {("antal", 90), ("procent", 90), ("procent", 100), ("procent", 90, None, 90, 100)}),
        ("mellan 2 och 4 personer", {("antal", 2), ("antal", 4), ("antal", 2, None, 2, 4)}),
        ("hälften av de svarande", {("del", 0.5)}),
    ],
)
def test_what_is_said(text, numbers):
    assert said(text) >= {number + (None,) * (5 - len(number)) for number in numbers}


@pytest.mark.parametrize(
    "text",
    [
        "Årsredovisningen 2019 och tertial 2 2020, 2017/2018", "Tabell 4, r. 1852–1900", "fråga 4.12 och bilaga 3",
        "Målet är 35 %.", "en insats i taget", "fyra organisationer och sex frågor", "11 450 tkr", "unga 16–20 år",
        "de tre översta svaren", "alla fem kranskommuner",
    ],
)  # fmt: skip
def test_forms_that_count_no_persons(text):
    assert said(text) == set()


def test_a_form_does_not_swallow_a_count():
    assert ("antal", 12, None, None, None) in said("2019 gick 12 till arbete")
    assert ("av", 9, 26, None, None) in said("målet är 35 %, och 9 av 26 nådde dit")


def test_the_forms_are_read(tmp_path):
    assert FAULTS == []
    file = tmp_path / "number_forms.yaml"
    file.write_text("- '(?i)(tabell'\n", encoding="utf-8")
    assert "går inte att läsa" in str(forms_without_persons(file)[1][0])
    file.write_text("former: ja\n", encoding="utf-8")
    assert "lista" in str(forms_without_persons(file)[1][0])
