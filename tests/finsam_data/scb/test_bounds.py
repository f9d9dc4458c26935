"""What answers for SCB decides neither how much memory a fetch takes, nor how long it lasts, nor how deep it reads."""

import time

import pytest

from finsam_data.scb import answers, fetching
from finsam_data.scb.pxweb import Client, FetchFailed

DAY = "2026-02-24"


def fetch(server, folder, seconds=60):
    client = Client(server.address, timeout=(2, 2), seconds=seconds, sleep=lambda _: None, say=lambda _: None)
    return fetching.fetch(folder, client, today=DAY, say=lambda _: None)


@pytest.mark.parametrize("fault", ["large", "bomb"])
def test_an_answer_without_end_is_cut_off(server, data_copy, fault):
    server.faults = [fault]
    with pytest.raises(FetchFailed, match="större än 16 MB. Det är avbrutet. Försök igen om en stund"):
        fetch(server, data_copy)
    # unpacked, what was sent would be 120 million bytes and a thousand million
    assert server.sent < 60_000_000


@pytest.mark.parametrize("fault", ["drip", "drip headers"])
def test_an_answer_that_never_ends_is_waited_for_so_long(server, data_copy, fault):
    server.faults = [fault] * 5
    began = time.monotonic()
    with pytest.raises(FetchFailed, match="svarar inte i tid, efter 5 försök"):
        fetch(server, data_copy, seconds=0.5)
    assert time.monotonic() - began < 5


def test_a_deep_answer_is_no_answer(server, data_copy):
    server.faults = ["deep"]
    with pytest.raises(FetchFailed, match="skadat eller avklippt"):
        fetch(server, data_copy)


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        ({"window": 10**9}, "vill att vi väntar mer än 300 sekunder"),
        ({"max_cells": 1}, "lämnar bara ut 1 celler åt gången"),
    ],
)
def test_limits_that_would_take_for_ever_are_told(server, data_copy, limits, words, monkeypatch):
    monkeypatch.setattr(fetching, "MOST_PARTS", 100)
    for name, value in limits.items():
        setattr(server, name, value)
    with pytest.raises(FetchFailed, match=words):
        fetch(server, data_copy)
    assert server.asked == []


def test_a_limit_without_end_is_none(server, data_copy):
    server.max_cells = 1e999
    assert fetch(server, data_copy).name == DAY


@pytest.mark.parametrize("text", [b"", b"[1, 2", b"[NaN]", b"[" * 21 + b"]" * 21, b'{"a": "' + b"\\" * 9])
def test_what_is_no_json_is_refused(text):
    with pytest.raises(ValueError):
        answers.json_in(text)


@pytest.mark.parametrize(
    "text", [b"[" * 20 + b"]" * 20, b'["[[[[[[[[[[[[[[[[[[[[[[[[[[", "\\"[[[[[[[[[[[[[[[[[[[[[[["]']
)
def test_signs_in_words_are_no_depth(text):
    assert isinstance(answers.json_in(text), list)
