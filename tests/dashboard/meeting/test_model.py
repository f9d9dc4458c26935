"""A meeting in a link and in a file: what goes in comes out, and what is no meeting is one Swedish sentence, never a
traceback.
"""

import base64
import json
import re
import unicodedata
import zlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.meeting import model
from dashboard.meeting.model import Meeting, MeetingUnreadable, Point, clean, decode, encode, from_file, to_file
from finsam_data.record.files.plain_text import composed, plain

TEXT = st.characters(exclude_categories=("C", "Z"), include_characters=" \n\u00a0")


def texts(longest, least=0):
    return st.text(TEXT, min_size=least, max_size=longest).map(lambda text: composed(text)[:longest])


POINTS = st.builds(
    Point,
    texts(20, 1).map(plain).filter(bool),
    st.dictionaries(texts(20).map(plain), texts(40).map(plain), max_size=8).map(lambda choices: tuple(choices.items())),
    texts(model.MAX_PARAGRAPH),
    texts(60),
    texts(200),
)
DATES = st.one_of(st.just(""), st.dates().map(lambda day: day.isoformat()))
MEETINGS = st.builds(Meeting, texts(60), DATES, st.lists(POINTS, max_size=12).map(tuple))
ONE = Meeting(
    "Styrelsemöte",
    "2020-03-20",
    (Point("results", (("vy", "Över tid"), ("kommun", "Umeå")), "§ 14", "Egen rubrik", "Säg först:\nhej"),),
)


def packed(content) -> str:
    plain = content if isinstance(content, bytes) else json.dumps(content).encode()
    return "1." + base64.urlsafe_b64encode(zlib.compress(plain)).decode().rstrip("=")


def file(**content) -> bytes:
    return json.dumps({"finsam_meeting": 1} | content).encode()


@given(MEETINGS)
@example(ONE)
@example(Meeting())
def test_a_meeting_comes_back_from_its_link_and_its_file(meeting):
    link = encode(meeting)
    assert decode(link) == meeting
    assert from_file(to_file(meeting)) == meeting
    assert re.fullmatch(r"1\.[A-Za-z0-9_-]+", link), "only letters that an address may have"
    assert encode(decode(link)) == link


def test_a_link_of_the_first_version_is_read_for_ever():
    """Written down on 24 November: links stand in minutes."""
    link = (
        "1.eNoNirsNwjAQhlex_tqRjKFKzwQRlXGDOEJIbKTzOVKEWIMJQGyQAfBiuPweDp0sTFOiUFYhaFhjTWO2jTXQzoEp5UkS9APzgh"
        "blNRMrGc51He8h5FjlIVD54Knx-6rNrpZ9T1FxPvEwVurKu1eXsnKS9hivdIP3_g_k1Cps"
    )
    assert decode(link) == ONE


def test_a_file_is_readable():
    text = to_file(ONE).decode()
    assert '"Över tid"' in text and '"§ 14"' in text and "\n" in text
    assert from_file(b"\xef\xbb\xbf" + to_file(ONE)) == ONE, "an editor may put a mark first"


HOSTILE_LINKS = {
    "empty": "", "no version": "abc", "words": "hello world", "only a version": "1.", "not the letters": "1.åäö",
    "cut off": encode(ONE)[:-9],
    "turned about": "1." + encode(ONE)[:1:-1], "plain": packed(b"not json"), "other form": packed({"a": 1}),
    "a number": packed(1),
    "three letters": packed("abc"), "points of letters": packed(["t", "", "abcde"]), "not text": packed([1, 2, []]),
    "wrong date": packed(["t", "2020-02-31", []]), "short date": packed(["t", "20200131", []]),
    "choices in a list": packed(["t", "", [["results", ["vy"], "", "", ""]]]),
    "choices of numbers": packed(["t", "", [["results", {"vy": 1}, "", "", ""]]]),
    "no page": packed(["t", "", [["", {}, "", "", ""]]]),
    "deep": packed(b"[" * 100_000), "long number": packed(b"9" * 10_000), "not a number": packed(b"[NaN,NaN,NaN]"),
    "half a letter": packed(b'["\\ud800", "", 5]'),
    "more behind": "1." + base64.urlsafe_b64encode(zlib.compress(b'["t","",[]]') + b"xx").decode(),
}  # fmt: skip


@pytest.mark.parametrize("link", HOSTILE_LINKS.values(), ids=HOSTILE_LINKS)
def test_a_broken_link_is_one_sentence(link):
    with pytest.raises(MeetingUnreadable, match=model.BROKEN_LINK):
        decode(link)


@pytest.mark.parametrize("link", ["2.abc", "0.abc", "17." + "a" * 100, "9999999999999999999999999."])
def test_another_version_says_so(link):
    with pytest.raises(MeetingUnreadable, match=model.OTHER_VERSION):
        decode(link)


MANY = [["results", {}, "", "", ""]] * (model.MAX_POINTS + 1)
TOO_LARGE = {
    "long": "1." + "A" * 40_000, "bomb": packed(b'["' + b"a" * 50_000_000 + b'"]'), "points": packed(["t", "", MANY]),
    "title": packed(["t" * 201, "", []]), "note": packed(["t", "", [["results", {}, "", "", "n" * 4001]]]),
    "choices": packed(["t", "", [["results", {str(number): "" for number in range(61)}, "", "", ""]]]),
}  # fmt: skip


@pytest.mark.parametrize("link", TOO_LARGE.values(), ids=TOO_LARGE)
def test_what_is_too_large_says_so(link):
    assert len(link) < 100_000
    with pytest.raises(MeetingUnreadable, match=re.escape(model.TOO_LARGE)):
        decode(link)


HOSTILE_FILES = {
    "empty": b"", "not text": b"\xff\xfe\x00", "a picture": b"\x89PNG\r\n\x1a\n", "a list": b"[]",
    "another": b'{"a": 1}', "deep": b"[" * 100_000,
    "points": file(points=5), "point": file(points=[5]), "page": file(points=[{"page": 5}]),
    "no page": file(points=[{}]),
    "choices": file(points=[{"page": "results", "choices": [1]}]), "title": file(title=5), "date": file(date="i dag"),
    "same choice twice": file(points=[{"page": "results", "choices": {"a\u0000": "1", "a ": "2"}}]),
}  # fmt: skip


@pytest.mark.parametrize("content", HOSTILE_FILES.values(), ids=HOSTILE_FILES)
def test_a_file_that_is_no_meeting_is_one_sentence(content):
    with pytest.raises(MeetingUnreadable, match=model.BROKEN_FILE):
        from_file(content)


@pytest.mark.parametrize("version", [2, 0, "1", None, [], True])
def test_a_file_of_another_version_says_so(version):
    with pytest.raises(MeetingUnreadable, match=model.OTHER_VERSION):
        from_file(json.dumps({"finsam_meeting": version}).encode())


def test_a_large_file_says_so():
    for content in (b" " * 1_100_000, file(title="a" * 201), file(points=[{"page": "results"}] * 61)):
        with pytest.raises(MeetingUnreadable, match=re.escape(model.TOO_LARGE)):
            from_file(content)


@given(st.binary(max_size=300))
def test_no_file_gives_a_traceback(content):
    with pytest.raises(MeetingUnreadable):
        from_file(content)


@given(st.one_of(st.text(max_size=200), st.binary(max_size=200).map(packed), st.text(max_size=100).map("1.".__add__)))
def test_no_link_gives_a_traceback(link):
    try:
        assert isinstance(decode(link), Meeting)
    except MeetingUnreadable as sentence:
        assert str(sentence).endswith(".")


def test_a_text_from_elsewhere_is_cleaned():
    assert clean("a\u0000b\x0bc\ud800d\r\ne\tf", 100) == "a b c d\ne f"
    assert clean("x" * 10, 3) == "xxx"
    assert clean("1\u00a0993 tkr, \u221255 % – åäö ●", 99) == "1\u00a0993 tkr, \u221255 % – åäö ●"


def test_letters_in_pieces_are_the_same_meeting():
    """As macOS and some mail programs write å, ä and ö, with what a copied link may bring along."""

    def in_pieces(text):
        return unicodedata.normalize("NFD", text)

    point = ONE.points[0]
    sent = Meeting(in_pieces(ONE.title), ONE.date, (Point(point.page, tuple((key, in_pieces(value)) for key,
        value in point.address), point.paragraph, in_pieces(point.heading), in_pieces(point.note)),))  # fmt: skip
    assert sent != ONE
    assert decode(encode(sent)) == ONE and from_file(to_file(sent)) == ONE
    assert decode(f" \u200b{encode(ONE)}\r\n") == ONE
