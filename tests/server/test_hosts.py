"""Only what is addressed to the server by its own name, and by its own pages, reaches Streamlit; and no outside host is
ever asked.
"""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from server.hosts import HostsUnfit, OwnHosts, named_hosts
from tests.conftest import ROOT
from tests.server.wire import ask, handshake, own, ran

FOREIGN_HOSTS = (
    "evil.example", "evil.example:8501", "127.0.0.1.evil.example", "localhost.evil.example", "evil.example#127.0.0.1",
    "me@127.0.0.1", "127.0.0.1@evil.example", "127.0.0.1:99999999", "127.0.0.1:", "127.0.0.1.", "127.1", "2130706433",
    "0.0.0.0", "[::]", "[::ffff:127.0.0.1]", "127.0.0.1, evil.example", "127.0.0.1/x", "http://127.0.0.1", "*", " ",
    "local\xa0host", "localhost:80:80",
)  # fmt: skip
FOREIGN_ORIGINS = (
    "https://evil.example", "null", "", "file://", "http://127.0.0.1.evil.example", "http://127.0.0.1:1",
    "http://localhost", "http://[::1]", "https://localhost", "ftp://127.0.0.1", "http://me@127.0.0.1", "127.0.0.1",
    "chrome-extension://abc", "http://127.0.0.1/x",
)  # fmt: skip


@pytest.mark.parametrize("host", FOREIGN_HOSTS)
def test_another_host_is_refused_in_swedish(served, host):
    status, headers, body = ask(served, "/", host=host)
    assert status == 421
    assert "Servern känner inte igen adressen" in body.decode() and "frame-ancestors" in str(headers)
    assert handshake(served, host=host) == 403
    assert handshake(served, f"Origin: http://{host}", host=host) == 403, "the page's own name proves nothing"


def test_no_host_or_several_are_refused(served):
    assert ask(served, "/", host="")[0] == 400
    assert ask(served, "/", host="", version="1.0")[0] == 421
    assert ask(served, "/", f"Host: {own(served)}")[0] == 400
    assert ask(served, "http://evil.example/")[0] == 421


def test_what_a_proxy_is_said_to_have_seen_is_not_believed(served):
    claims = [f"{name}: {own(served)}" for name in ("X-Forwarded-Host", "X-Forwarded-Server", "X-Original-Host")]
    assert ask(served, "/", *claims, f"Forwarded: host={own(served)}", host="evil.example")[0] == 421


def test_own_names_are_answered_on_any_port(served):
    for host in ("127.0.0.1", "localhost:1", "LocalHost:8501", "[::1]:443"):
        assert ask(served, "/", host=host)[0] == 200


@pytest.mark.parametrize("origin", FOREIGN_ORIGINS)
def test_a_websocket_of_another_page_is_refused(served, origin):
    assert handshake(served, f"Origin: {origin}") == 403
    assert handshake(served, f"Origin: http://{own(served)}", f"Origin: {origin}") in (400, 403)


def test_a_websocket_of_our_own_page_is_opened(served):
    assert handshake(served, f"Origin: http://{own(served)}") == 101
    assert handshake(served, f"Origin: HTTP://{own(served)}".upper()) == 101
    assert handshake(served) == 101, "no page: a browser always says which"
    assert handshake(served, path="/") == 403


def test_another_page_cannot_change_a_file(served):
    for method in ("PUT", "DELETE", "OPTIONS", "POST"):
        path = "/_stcore/upload_file/a/b"
        status, headers, _ = ask(served, path, "Origin: https://evil.example", method=method)
        assert status == 403 and not [name for name in headers if name.startswith("access-control")]


def test_no_outside_host_is_asked_and_nobody_waits(served, touched):
    """Each handshake made the server ask a host outside for its own address, while everybody waited."""
    with ThreadPoolExecutor(3) as threads:
        asked = [threads.submit(handshake, served, "Origin: https://evil.example") for _ in range(3)]
        time.sleep(0.1)
        begun = time.monotonic()
        assert ask(served, "/_stcore/health")[0] == 200
        waited = time.monotonic() - begun
        assert [one.result() for one in asked] == [403] * 3
    assert waited < 1
    assert touched.read_text() == ""


# ---- behind a proxy


def reached(host: str, origin: str, kind: str = "websocket") -> list | None:
    """The headers that Streamlit gets, or None when the request is refused by a server called finsam.kommunen.se."""
    seen = []

    async def streamlit(scope, receive, send):
        seen.append(scope["headers"])

    async def send(message):
        pass

    headers = [(b"host", host.encode()), (b"Origin", origin.encode())]
    scope = {"type": kind, "method": "GET", "path": "/", "headers": headers}
    ran(OwnHosts(streamlit, named=("finsam.kommunen.se",))(scope, None, send))
    return seen[0] if seen else None


@pytest.mark.parametrize("host", ["finsam.kommunen.se", "finsam.kommunen.se:8443", "127.0.0.1:8501"])
def test_a_proxy_may_keep_or_change_name_and_port(host):
    assert reached(host, "https://finsam.kommunen.se") == [(b"host", host.encode())], "Streamlit never sees the origin"
    assert reached(host, "https://finsam.kommunen.se:8443")
    assert not reached(host, "https://annan.kommunen.se")
    assert not reached("annan.kommunen.se", "https://finsam.kommunen.se")


def test_names_are_read_from_the_environment():
    assert named_hosts({}) == ()
    assert named_hosts({"FINSAM_HOSTS": "A.se, b.se  umeå.se [::2]"}) == ("a.se", "b.se", "xn--ume-wla.se", "[::2]")


@pytest.mark.parametrize(
    "given", ["https://a.se", "a.se:80", "*", "*.a.se", "a..se", "a_b.se", "[a", "a.se/x", "-a.se"]
)
def test_a_wrong_name_stops_the_start(given):
    with pytest.raises(HostsUnfit, match="är inget värdnamn"):
        named_hosts({"FINSAM_HOSTS": f"finsam.se {given}"})


@pytest.mark.parametrize("program", [["run.py"], ["-c", "import asgi"]])
def test_the_programs_say_so(program):
    environment = os.environ | {"FINSAM_HOSTS": "https://a.se"}
    done = subprocess.run([sys.executable, *program], env=environment, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert "är inget värdnamn" in done.stderr and "Traceback" not in done.stderr
