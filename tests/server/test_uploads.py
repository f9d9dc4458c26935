"""Files from outside: each has its largest size, a session and the server have their largest sum, and none is taken for
a session that is not open, however they are sent.
"""

import ast
import asyncio
import time
from dataclasses import replace
from types import SimpleNamespace

import psutil
import pytest

from finsam_data.record.settings import limits as settings
from finsam_data.record.settings.limits import MB, limit_faults, limits
from server import uploads
from server.uploads import UploadBudget
from tests.conftest import ROOT
from tests.server.wire import answer, ask, connection, form, own, ran, session, token
from tools.server import running


def put(address: str, name: str, size: int, file: str = "a", is_chunked: bool = False) -> int:
    """The status of the answer to a file of `size` bytes; a chunked one does not say how long it is."""
    kind, head, tail = form(size)
    length = "Transfer-Encoding: chunked" if is_chunked else f"Content-Length: {len(head) + size + len(tail)}"
    lines = [f"PUT /_stcore/upload_file/{name}/{file} HTTP/1.1", f"Host: {own(address)}", "Connection: close"]
    with connection(address) as wire:
        wire.sendall("\r\n".join([*lines, kind, length, *token(address), "", ""]).encode())
        try:
            for piece in (head, *[b"x" * MB] * (size // MB), b"x" * (size % MB), tail):
                if piece:
                    wire.sendall(b"%x\r\n%b\r\n" % (len(piece), piece) if is_chunked else piece)
            wire.sendall(b"0\r\n\r\n" if is_chunked else b"")
        except OSError:
            pass  # the server has answered already
        return answer(wire)[0]


@pytest.fixture
def opened(served):
    with session(served) as name:
        yield name


def server_of(address: str) -> psutil.Process:
    """The process that listens at the address."""
    port = int(address.rpartition(":")[2])
    return next(
        psutil.Process(found.pid) for found in psutil.net_connections("tcp")
        if found.status == psutil.CONN_LISTEN and found.laddr.port == port
    )  # fmt: skip


def held(address: str) -> float:
    return server_of(address).memory_info().rss / MB


@pytest.mark.parametrize("is_chunked", [False, True], ids=["announced", "chunked"])
def test_a_file_has_its_largest_size(served, opened, is_chunked):
    largest = limits().largest_file
    assert put(served, opened, largest, is_chunked=is_chunked) == 204
    assert put(served, opened, largest + 3 * MB, is_chunked=is_chunked) == 413
    assert put(served, opened, 199 * MB, is_chunked=is_chunked) in (413, 0)


@pytest.mark.parametrize("name", ["no-such-session", "..", "%2e%2e", "a%0d%0ab"])
def test_an_unknown_session_is_refused_before_anything_is_read(served, name):
    before = held(served)
    status = put(served, name, 20 * MB)
    assert status in (404, 400, 0) and held(served) - before < 10


def test_a_file_needs_the_token_against_forgery(served, opened):
    assert ask(served, f"/_stcore/upload_file/{opened}/a", "Content-Length: 0", method="PUT")[0] == 403


# what may differ once the files are gone: what the first upload loads (the reader of forms, its threads) and heaps of
# small objects that are not empty. One file that is still held is more.
MARGIN_MB = 10


@pytest.fixture
def quiet(database_file):
    """A server that has done nothing else, so that what others left does not hide what is left here."""
    with running(FINSAM_DATABASE=str(database_file), STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL="1") as address:
        yield address


def test_hostile_files_leave_the_memory_as_it_was(quiet):
    """Nine files of 199 MB used to cost 1.2 GB. Here fifty, of a session that then goes."""
    served, largest = quiet, limits().largest_file
    with session(served) as name:
        before = held(served)
        statuses = [put(served, name, largest, f"file-{number}", number % 2 == 1) for number in range(50)]
        during = held(served)
    assert set(statuses) == {204}, "a reader may change her mind as often as she likes"
    assert MARGIN_MB < during - before < limits().session / MB + 2 * largest / MB
    deadline = time.monotonic() + 20
    while (after := held(served)) - before > MARGIN_MB and time.monotonic() < deadline:
        time.sleep(0.2)
    print(f"before {before:.0f} MB, with fifty files {during:.0f} MB, without {after:.0f} MB")
    assert after - before < MARGIN_MB < largest / MB


def test_other_bodies_are_not_read(served):
    before = held(served)
    for method in ("POST", "PUT", "GET"):
        kind = ("Content-Type: application/json", f"Content-Length: {50 * MB}")
        assert ask(served, "/resultat", *kind, method=method, body=b"x" * 50 * MB)[0] in (200, 405, 0)
    assert held(served) - before < 20


# ---- the budget, against a Streamlit that only remembers


class Manager:
    """What Streamlit keeps, in the form in which it keeps it."""

    def __init__(self):
        self.file_storage = {}

    def remove_session_files(self, session_id):
        del self.file_storage[session_id]

    def remove_file(self, session_id, file_id):
        del self.file_storage[session_id][file_id]


@pytest.fixture
def manager(monkeypatch):
    kept = Manager()
    runtime = SimpleNamespace(is_active_session=lambda name: "gone" not in name, uploaded_file_mgr=kept)
    monkeypatch.setattr(uploads, "get_instance", lambda: runtime)
    return kept


def tried(manager, most, *wanted: tuple[str, str, int], seconds: float = 0) -> list[int]:
    """The statuses of files (session, name, MB) that are sent one after another, or at the same time when each takes
    `seconds`.
    """

    async def streamlit(scope, receive, send):
        name, file = scope["path"].split("/")[-2:]
        await asyncio.sleep(seconds)
        manager.file_storage.setdefault(name, {})[file] = SimpleNamespace(data=range(scope["size"]))
        await send({"type": "http.response.start", "status": 204, "headers": []})

    budget = UploadBudget(streamlit, most)

    async def put_one(name, file, size):
        sent = []

        async def send(message):
            sent.append(message)

        scope = {"type": "http", "method": "PUT", "path": f"/_stcore/upload_file/{name}/{file}", "size": size * MB}
        scope["headers"] = [(b"content-length", b"%d" % (size * MB))] if size else []
        await budget(scope, None, send)
        return sent[0]["status"]

    async def run():
        if seconds:
            return await asyncio.gather(*(put_one(*one) for one in wanted))
        return [await put_one(*one) for one in wanted]

    statuses = ran(run())
    assert not budget.coming
    return statuses


def test_the_oldest_of_a_session_are_let_go(manager):
    assert tried(manager, limits(), *[("s", f"f{number}", 10) for number in range(9)]) == [204] * 9
    assert list(manager.file_storage["s"]) == ["f6", "f7", "f8"]


def test_a_session_holds_few_files_however_small(manager):
    tried(manager, limits(), *[("s", f"f{number}", 1) for number in range(30)])
    assert len(manager.file_storage["s"]) == limits().session_files


def test_all_sessions_share_the_servers_room(manager):
    most = replace(limits(), server=50 * MB)
    assert tried(manager, most, *[(f"s{number}", "f", 15) for number in range(5)]) == [204] * 3 + [503] * 2
    assert sum(len(files) for files in manager.file_storage.values()) == 3


def test_readers_who_have_left_make_room(manager):
    manager.file_storage = {f"gone-{number}": {"f": SimpleNamespace(data=range(15 * MB))} for number in range(3)}
    assert tried(manager, replace(limits(), server=50 * MB), ("s", "f", 15)) == [204]
    assert list(manager.file_storage) == ["s"]


def test_what_is_on_its_way_counts(manager):
    """Also when it does not say how much it is: then it counts as the most that may come."""
    statuses = tried(manager, limits(), *[("s", f"f{number}", 0) for number in range(4)], seconds=0.05)
    assert sorted(statuses) == [204, 503, 503, 503]
    statuses = tried(manager, limits(), *[("t", f"f{number}", 14) for number in range(4)], seconds=0.05)
    assert sorted(statuses) == [204, 204, 503, 503]


def test_a_slow_file_is_given_up(manager):
    begun = time.monotonic()
    assert tried(manager, replace(limits(), seconds=0.1), ("s", "f", 1), seconds=5) == [408]
    assert time.monotonic() - begun < 3


def test_no_room_for_a_session_that_is_gone(manager):
    assert tried(manager, limits(), ("gone", "f", 1)) == [404]


# ---- the limits are one setting


def test_every_control_for_files_says_a_limit_of_the_setting():
    limits_given = [
        {keyword.arg: ast.unparse(keyword.value) for keyword in call.keywords}.get("max_upload_size", "none")
        for room in ("dashboard", "pages")
        for file in (ROOT / room).rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func).endswith("file_uploader")
    ]
    assert limits_given and all(limit.startswith("limits().files[") for limit in limits_given), limits_given


@pytest.mark.parametrize("old, new, message", [
    ("template: 15", "template: stor", "är inte ett heltal"),
    ("template: 15", "template: 0", "utanför gränserna"),
    ("session: 30", "session: 14", "får inte plats"),
    ("server: 300", "server: 20", "mindre plats än en läsare"),
    ("seconds: 120", "sekunder: 120", "seconds saknas"),
])  # fmt: skip
def test_a_wrong_limit_is_a_sentence_with_its_place(tmp_path, old, new, message):
    text = settings.FILE.read_text(encoding="utf-8")
    assert old in text and not limit_faults()
    file = tmp_path / "limits.yaml"
    file.write_text(text.replace(old, new), encoding="utf-8")
    assert any(message in str(fault) and "limits.yaml" in str(fault) for fault in limit_faults(file))
