"""HTTP and websocket as they go over the wire, so that a test can say what no browser would."""

import asyncio
import base64
import contextlib
import os
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

PATIENCE_SECONDS = 30


def ran(coroutine):
    """What the coroutine returns: run in a thread of its own, since a browser's driver may have a loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()


def own(address: str) -> str:
    """The Host header of a browser that is at the address."""
    return urlsplit(address).netloc


def connection(address: str) -> socket.socket:
    parts = urlsplit(address)
    return socket.create_connection((parts.hostname, parts.port), PATIENCE_SECONDS)


def ask(address: str, path: str, *headers: str, method: str = "GET", host: str | None = None, body: bytes = b"",
        version: str = "1.1") -> tuple[int, dict[str, str], bytes]:  # fmt: skip
    """(status, headers, body) of the answer to a request of exactly these lines. `host` is "" for none."""
    named = [f"Host: {own(address) if host is None else host}"] if host != "" else []
    lines = [f"{method} {path} HTTP/{version}", *named, "Connection: close", *headers, "", ""]
    with connection(address) as wire:
        with contextlib.suppress(OSError):  # a server may answer and hang up before it has heard all
            wire.sendall("\r\n".join(lines).encode("latin-1") + body)
        return answer(wire)


def answer(wire: socket.socket) -> tuple[int, dict[str, str], bytes]:
    heard = b""
    with contextlib.suppress(ConnectionResetError):
        while piece := wire.recv(65536):
            heard += piece
            if b"HTTP/1.1 101" in heard[:20] and b"\r\n\r\n" in heard:
                break
    head, _, body = heard.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = dict(line.lower().split(": ", 1) for line in lines)
    return int(first.split()[1]) if first else 0, headers, body


def handshake(address: str, *headers: str, host: str | None = None, path: str = "/_stcore/stream") -> int:
    """The status of the answer to a websocket's first request; 101 opens it."""
    with opened_wire(address, *headers, host=host, path=path) as status:
        return status


@contextlib.contextmanager
def opened_wire(address: str, *headers: str, host: str | None = None, path: str = "/_stcore/stream") -> Iterator[int]:
    """The status of the answer to a websocket's first request, and the wire stays open meanwhile."""
    key = base64.b64encode(os.urandom(16)).decode()
    upgrade = ("Upgrade: websocket", "Sec-WebSocket-Version: 13", f"Sec-WebSocket-Key: {key}")
    lines = [f"GET {path} HTTP/1.1", f"Host: {own(address) if host is None else host}", "Connection: Upgrade"]
    with connection(address) as wire:
        wire.sendall("\r\n".join([*lines, *upgrade, *headers, "", ""]).encode("latin-1"))
        yield answer(wire)[0]


@contextlib.contextmanager
def session(address: str) -> Iterator[str]:
    """The name of a session that stays open meanwhile. Its first page has been sent."""
    with connect(f"ws://{own(address)}/_stcore/stream", subprotocols=["streamlit"], max_size=2**25) as opened:
        request = BackMsg()
        request.rerun_script.query_string = ""
        opened.send(request.SerializeToString())
        name, kind = "", ""
        while kind != "script_finished":
            message = ForwardMsg.FromString(opened.recv(PATIENCE_SECONDS))
            kind = message.WhichOneof("type")
            if kind == "new_session":
                name = message.new_session.initialize.session_id
        yield name


def token(address: str) -> tuple[str, str]:
    """The two headers that an upload needs against forgery."""
    cookie = ask(address, "/_stcore/health")[1]["set-cookie"].split(";")[0]
    return f"Cookie: {cookie}", f"X-Xsrftoken: {cookie.partition('=')[2]}"


def form(size: int) -> tuple[str, bytes, bytes]:
    """(header, beginning, end) of a form with one file of `size` bytes between its beginning and its end."""
    head = b'--b\r\nContent-Disposition: form-data; name="f"; filename="f.json"\r\nContent-Type: a/b\r\n\r\n'
    return "Content-Type: multipart/form-data; boundary=b", head, b"\r\n--b--\r\n"
