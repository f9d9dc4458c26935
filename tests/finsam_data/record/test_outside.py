"""JSON from outside is what was declared, or it is refused."""

import pytest

from finsam_data.record.files import outside
from finsam_data.record.files.outside import DEEPEST, TooLarge, Unfit

MOST = 10_000
SHAPE = outside.fields(
    {"name": outside.text(5)},
    {
        "count": outside.whole(0, 9), "is": outside.truth, "kind": outside.one_of("a", 1), "pair": outside.row(
            outside.number(10), outside.maybe(outside.text(3, "[a-z]+"))
        ),
        "many": outside.list_of(outside.whole(0, 9), 2), "named": outside.named(outside.text(2), outside.text(2), 2),
        "one": outside.either(outside.truth, outside.text(2)),
    },
)  # fmt: skip


def test_what_was_declared_comes_back():
    content = (
        b'\xef\xbb\xbf{"name": "a", "count": 3, "is": true, "kind": 1, "pair": [1.5, null], "many": [1], "one": "x"}'
    )
    assert SHAPE(outside.parsed(content, MOST)) == {
        "name": "a", "count": 3, "is": True, "kind": 1, "pair": (1.5, None), "many": (1,), "one": "x",
    }  # fmt: skip


@pytest.mark.parametrize("content", [
    b"", b"{", b"\xff", b"\xef\xbb\xbf\xef\xbb\xbf{}", b'{"name": "a", "name": "b"}', b'{"name": NaN}', b"[1e999]",
    b"[Infinity]", b"9" * 26, '{"name": "a"}'.encode("utf-16"),
    b"[" * (DEEPEST + 2) + b"]" * (DEEPEST + 2),
    b"[" * 9_000,
])  # fmt: skip
def test_what_is_no_json_is_refused(content):
    with pytest.raises(Unfit):
        outside.parsed(content, MOST)


@pytest.mark.parametrize("value", [
    None, [], {}, {"name": 5}, {"name": "\ud800"}, {"name": "a", "x": 1}, {"name": "a", "count": True},
    {"name": "a", "count": 10}, {"name": "a", "is": 1}, {"name": "a", "kind": True}, {"name": "a", "pair": [1]},
    {"name": "a", "pair": [10, None]}, {"name": "a", "pair": [1, "A"]}, {"name": "a", "many": {"0": 1}},
    {"name": "a", "named": []}, {"name": "a", "one": 5},
])  # fmt: skip
def test_another_shape_is_refused(value):
    with pytest.raises(Unfit):
        SHAPE(value)


@pytest.mark.parametrize("value", [
    {"name": "abcdef"}, {"name": "a", "many": [1, 1, 1]}, {"name": "a", "named": {"a": "", "b": "", "c": ""}},
])  # fmt: skip
def test_too_much_is_said_apart(value):
    with pytest.raises(TooLarge):
        SHAPE(value)
    with pytest.raises(TooLarge):
        outside.parsed(b" " * (MOST + 1), MOST)
