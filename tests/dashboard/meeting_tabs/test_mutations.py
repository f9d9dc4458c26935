"""Ten thousand broken meetings, frozen meetings and scenarios: each is read as what it says, or refused in Swedish."""

import base64
import copy
import json
import random
import zlib
from datetime import date

import pytest

from dashboard.meeting import model
from dashboard.meeting.model import Meeting, MeetingUnreadable, Point
from dashboard.meeting_tabs.frozen import Frozen, freeze, thaw
from finsam_data.scenarios import link
from finsam_data.scenarios.link import LinkUnreadable
from finsam_data.scenarios.scenario import Scenario

ENCODINGS = ("utf-16", "utf-32", "latin-1", "utf-7")
SEED, OF_EACH = 20260320, 2_500
FLOW = Point("results", (("vy", "Flöde"), ("kommun", "Bjurholm")), "§ 1", "Rubrik", "Säg")
ONE = Meeting("Möte", "2026-03-20", (FLOW,))
SCENARIOS = [
    Scenario(name="A", state=5_500_000, lines=(("vuxentorget", 1),), joined=(("2482", 1, 2),), costs=(None, 1, None)),
    Scenario(name="B", weights=(50, 50, 0), left=("2403",), model=(("pot", 3),), locked=True),
]
ODD = (
    None, True, False, 0, -1, 1.5, 10**30, -(10**400), 1e308, float("nan"), float("inf"), "", "x", "x" * 40_000,
    "\ud800", "\x00", "\u202e", "2020-02-31", "\u0661", [], {}, [[]], [None], {"": ""}, {"place": {}}, ["a"] * 3_000,
)  # fmt: skip


def deep(levels: int):
    value: object = []
    for _ in range(levels):
        value = [value]
    return value


def places_in(content, path=()):
    """Every place in lists and objects, as a path."""
    yield path
    parts = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    for key, part in parts:
        yield from places_in(part, (*path, key))


def changed(content, random: random.Random):
    """A copy with one to three places swapped, dropped, doubled, renamed or moved."""
    content = copy.deepcopy(content)
    for _ in range(random.randint(1, 3)):
        path = random.choice(list(places_in(content))[1:] or [()])
        if not path:
            return copy.deepcopy(random.choice(ODD))
        *above, last = path
        parent = content
        for key in above:
            parent = parent[key]
        what = random.choice(("odd", "odd", "odd", "gone", "twice", "renamed", "deep", "moved"))
        if what == "odd":
            parent[last] = copy.deepcopy(random.choice(ODD))
        elif what == "deep":
            parent[last] = deep(random.choice((3, 60, 150)))
            return content
        elif what == "moved":
            parent[last] = copy.deepcopy(random.choice([content, parent]))
        elif what == "gone":
            del parent[last]
        elif isinstance(parent, list):
            parent[last : last + 1] = [parent[last]] * random.choice((2, 3))
        else:
            parent[random.choice(("x", "\ud800", "Place", "__class__", ""))] = parent.pop(last)
    return content


def damaged(text: bytes, random: random.Random) -> bytes:
    """The bytes as they are, cut, mixed, in another encoding, with a mark, a NUL or a key twice, too long, too deep."""
    what = random.randint(0, 13)
    at = random.randrange(len(text) + 1)
    if what == 0:
        return text[:at]
    if what == 1:
        return text[:at] + bytes(random.choices(range(256), k=random.randint(1, 4))) + text[at + 1 :]
    if what == 2:
        return text.decode("utf-8", "replace").encode(random.choice(ENCODINGS), "replace")
    if what == 3:
        return b"\xef\xbb\xbf" * random.randint(1, 2) + text
    if what == 4:
        return text[:at] + b"\x00" + text[at:]
    if what == 5:
        return text.replace(b'{"', b'{"title":1,"title":2,"', 1)
    if what == 7:
        return text[:at] + b"[" * 100_000 + text[at:]
    if what == 6:
        return text.replace(b"1", random.choice((b"9" * 5_000, b"1e999", b"-", b"01", b"NaN", b"Infinity")), 1)
    return text


def as_json(content) -> bytes:
    """JSON with whatever is in it: half letters and numbers that are none."""
    return json.dumps(content).encode()


def packed(text: bytes) -> str:
    return f"1.{base64.urlsafe_b64encode(zlib.compress(text, 1)).decode().rstrip('=')}"


def small_frozen() -> dict:
    """A frozen meeting of one table row and a drawing of a few shapes, with every kind of field there is."""
    content = json.loads(freeze(ONE, date(2026, 3, 20)))
    for item in (item for point in content["points"] for item in point["items"]):
        for name in ("rows", "answer"):
            item.pop(name, None)
        item["facts"], item["table"]["rows"] = item["facts"][:1], item["table"]["rows"][:1]
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g><path d="M0,0h9"/><text>å</text></g></svg>'
    for slide in content["slides"]:
        slide["columns"] = [drawing] if slide["columns"] else []
    return content


READERS = {
    "meeting file": (lambda: json.loads(model.to_file(ONE)), model.from_file, Meeting, MeetingUnreadable),
    "meeting link": (
        lambda: ["Möte", "2026-03-20", [["results", {"vy": "Flöde"}, "§ 1", "Rubrik", "Säg"]]],
        lambda text: model.decode(packed(text)), Meeting, MeetingUnreadable,
    ),
    "frozen": (small_frozen, thaw, Frozen, MeetingUnreadable),
    "scenario": (
        lambda: json.loads(link._unpacked(link.encode(SCENARIOS).partition(".")[2])),
        lambda text: link.decode(packed(text)), list, LinkUnreadable,
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", READERS)
def test_ten_thousand_mutations_are_read_or_refused_in_swedish(kind):
    original, read, good, refusal = READERS[kind]
    content = original()
    assert isinstance(read(as_json(content)), good), "unchanged, it is read"
    dice = random.Random(f"{SEED} {kind}")
    refused = 0
    for number in range(OF_EACH):
        text = damaged(as_json(changed(content, dice) if number % 3 else content), dice)
        try:
            found = read(text)
        except refusal as sentence:
            refused += 1
            assert str(sentence).endswith(".") and str(sentence)[:6] in ("Filen ", "Länken", "Mötet "), text[:300]
        else:
            assert isinstance(found, good)
            usable(found)
    assert OF_EACH // 3 < refused < OF_EACH


def usable(found) -> None:
    """What was read can be written again and sent to a browser."""
    if isinstance(found, Meeting):
        assert model.from_file(model.to_file(found)) == found
    if isinstance(found, Frozen):
        for slide in found.slides:
            f"{slide}".encode()
    if isinstance(found, list):
        link.encode(found)
