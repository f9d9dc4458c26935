"""The pages that are open at once have their largest number, and a session that is over holds nothing."""

import contextlib
import time
from types import SimpleNamespace

from finsam_data.record.settings.limits import limits
from server import sessions
from tests.server.wire import ask, opened_wire, ran


def test_the_open_pages_have_their_largest_number(served):
    with contextlib.ExitStack() as wires:
        statuses = [wires.enter_context(opened_wire(served)) for _ in range(limits().pages + 5)]
        assert statuses[0] == 101 and set(statuses[limits().pages :]) == {403}
        assert ask(served, "/_stcore/health")[0] == 200
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with opened_wire(served) as status:
            if status == 101:
                return
        time.sleep(0.2)
    raise AssertionError("those who have left still count")


def test_only_a_session_that_may_not_come_back_loses_its_files(monkeypatch):
    files = {"open": {"a": 1}, "away": {"a": 1}, "over": {"a": 1}}
    runtime = SimpleNamespace(
        uploaded_file_mgr=SimpleNamespace(file_storage=files, remove_session_files=files.pop),
        _session_mgr=SimpleNamespace(get_session_info=lambda name: None if name == "over" else name),
    )
    monkeypatch.setattr(sessions, "get_instance", lambda: runtime)
    sessions.let_go()
    assert list(files) == ["open", "away"]


def test_a_page_that_fails_does_not_count(monkeypatch):
    async def fails(scope, receive, send):
        raise OSError

    async def run():
        monkeypatch.setattr(sessions, "let_go_later", lambda: None)
        counted = sessions.Sessions(fails, 1)
        for _ in range(3):
            with contextlib.suppress(OSError):
                await counted({"type": "websocket"}, None, None)
        return counted.open

    assert ran(run()) == 0
