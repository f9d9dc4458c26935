"""What a person types as an amount."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_data.scenarios.typed_amounts import NotAnAmount, read_amount, read_share
from finsam_data.swedish import number

LIMIT = 1_000_000_000


@pytest.mark.parametrize(("text", "amount"), [
    ("5725000", 5_725_000), ("5 725 000", 5_725_000), ("5\u00a0725\u00a0000 kr", 5_725_000), ("5 725 tkr", 5_725_000),
    ("5,7 mkr", 5_700_000),
    ("5.7 mkr", 5_700_000), ("5725000,0", 5_725_000), (" 0 ", 0), ("2 862,5 tkr", 2_862_500), ("+300 tkr", 300_000),
    ("5 725 000 KR", 5_725_000),
    ("5.725.000", 5_725_000), ("5.725.000,00 kr", 5_725_000), ("-0", 0), ("1.000.000.000", LIMIT),
])  # fmt: skip
def test_amounts_as_people_write_them(text, amount):
    assert read_amount(text, 0, LIMIT) == amount


@given(st.integers(-LIMIT, LIMIT))
def test_what_is_shown_is_what_is_read(amount):
    assert read_amount(number(amount), -LIMIT, LIMIT) == amount


@pytest.mark.parametrize("text", ["", " ", "hej", "nan", "NaN", "inf", "1e9", "12 34", "5 7250", "--5", "5-", "٥٧٢٥",
    "½", "<b>1</b>", "1" * 400,
                                  "5.72.000", "5.725.00", "5725.000.000",
                                  "0x10", "5 euro", "5,", ",5", "1 2 3", "None", "5;DROP"])  # fmt: skip
def test_what_is_no_number_is_said(text):
    with pytest.raises(NotAnAmount, match=r"^Skriv ett tal med siffror, till exempel 5\s725\s000\.$"):
        read_amount(text, 0, LIMIT)


@pytest.mark.parametrize(("text", "sentence"), [
    ("-1", "Talet kan inte vara negativt."), ("\u22125 tkr", "Talet kan inte vara negativt."), ("1000 mkr", None),
    ("1 000 000 001", "Talet får vara högst 1\u00a0000\u00a0000\u00a0000\u00a0kr."),
    ("9" * 15, "Talet får vara högst 1\u00a0000\u00a0000\u00a0000\u00a0kr."),
    ("9" * 18, "Talet får vara högst 1\u00a0000\u00a0000\u00a0000\u00a0kr."),
    ("1.000.000.001", "Talet får vara högst 1\u00a0000\u00a0000\u00a0000\u00a0kr."),
    ("1,5", "Skriv ett helt antal kronor, utan decimaler."), ("0,0001 tkr",
        "Skriv ett helt antal kronor, utan decimaler."),
])  # fmt: skip
def test_limits_are_said(text, sentence):
    if sentence is None:
        assert read_amount(text, 0, LIMIT) == LIMIT
        return
    with pytest.raises(NotAnAmount) as refused:
        read_amount(text, 0, LIMIT)
    assert str(refused.value) == sentence


def test_shares():
    assert read_share("82,36") == 8_236
    assert read_share("82,36 %") == 8_236
    assert read_share("100") == 10_000
    assert read_share("1,7233", 4, 10_000_000) == 17_233_000
    for text in ("-1", "101", "82,365", "många", "", "nan"):
        with pytest.raises(NotAnAmount):
            read_share(text)
