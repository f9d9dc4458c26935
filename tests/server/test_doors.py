"""What nobody needs is closed, and what costs a page's work is open to the start command alone."""

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from server.doors import SCRIPT_CHECK, SECRET_HEADER, STREAM
from tests.server.wire import ask, own

CLOSED = (
    SCRIPT_CHECK, "/_stcore/metrics", "/_stcore/message", "/_stcore/agent/mcp", "/_stcore/agent/interact",
    "/_stcore/agent/openapi.json", "/_stcore/bidi-components/a/b", "/component/a/b", "/auth/login", "/auth/logout",
    "/oauth2callback", "/_stcore", "/_stcore/", "/_stcore/allowed-message-origins", "/_stcore/script%2dhealth-check",
    "/%5fstcore/metrics", "/_stcore/health/x", "/_stcore/upload_file/a", "/_stcore/upload_file/a/b/c",
)  # fmt: skip


@pytest.mark.parametrize("path", CLOSED)
def test_what_nobody_needs_is_closed(served, path):
    for headers in ((), (f"{SECRET_HEADER}: ",), (f"{SECRET_HEADER}: {'a' * 64}",), (f"{SECRET_HEADER}: \xe5",)):
        status, _, body = ask(served, path, *headers)
        assert status == 404 and "Här finns ingenting" in body.decode()


@pytest.mark.parametrize("path", ["/_stcore/health", "/_stcore/host-config"])
def test_what_the_frontend_needs_is_open(served, path):
    assert ask(served, path)[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "get"])
def test_pages_are_only_read(served, method):
    for path in ("/", "/resultat", "/_stcore/health", "/media/a", "/print.css"):
        status, _, body = ask(served, path, "Content-Length: 0", method=method)
        assert status == 405 and "Det går inte att göra" in body.decode()


def test_uploads_are_only_made_and_taken_back(served):
    for method in ("GET", "POST", "OPTIONS"):
        assert ask(served, "/_stcore/upload_file/a/b", method=method)[0] == 405


# ---- what comes in through a door that is open


@pytest.mark.parametrize("megabytes, code", [(5, 1009), (20, 1009)])
def test_a_message_has_its_largest_size(served, megabytes, code):
    with connect(f"ws://{own(served)}{STREAM}", subprotocols=["streamlit"]) as opened:
        with pytest.raises(ConnectionClosed) as closed:
            opened.send(b"x" * megabytes * 2**20)
            opened.recv(30)
        assert closed.value.rcvd is None or closed.value.rcvd.code == code
    assert ask(served, "/_stcore/health")[0] == 200


def test_endless_headers_are_refused(served):
    for headers in (["X-A: " + "a" * 200_000], [f"X-{number}: a" for number in range(20_000)]):
        assert ask(served, "/", *headers)[0] in (400, 431, 0)
    assert ask(served, "/" + "a" * 200_000)[0] in (400, 414, 0)
    assert ask(served, "/_stcore/health")[0] == 200
