"""One question and its answer over the network, within bounds: whoever answers decides neither how much memory nor how
much time it takes. The size is counted while it comes, after it is unpacked, so a small packed answer is no way in.
"""

import json
import queue
import re
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import requests

# SCB allows 150 000 cells an answer, about 3 MB of JSON
MOST_BYTES = 16 * 2**20
LONGEST_SECONDS = 180.0  # from question to the last byte
DEEPEST = 20  # json-stat2 has five levels
_CHUNK = 64 * 1024
_BRACKETS = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', re.DOTALL)


class TooLarge(Exception):
    """The answer has more bytes than MOST_BYTES."""


@dataclass(frozen=True)
class Answer:
    """An answer read to its end: the status code, the headers and the unpacked body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def ask(session: requests.Session, method: str, where: str, *, seconds: float, **how) -> Answer:
    """The answer, at most `seconds` later. `how` is what session.request takes.

    Raises what requests raises, requests.Timeout also where the bytes come but the answer does not end, and TooLarge.
    """
    come: queue.SimpleQueue = queue.SimpleQueue()
    ends = time.monotonic() + seconds
    # a server that sends a byte now and then makes no read time out, so the wait is our own; the thread ends with the
    # connection, at its next chunk, or with the program
    threading.Thread(
        target=_read, args=(come, partial(session.request, method, where, **how), ends), daemon=True
    ).start()
    try:
        answer = come.get(timeout=seconds)
    except queue.Empty:
        raise requests.Timeout from None
    if isinstance(answer, Exception):
        raise answer
    return answer


def _read(come: queue.SimpleQueue, request, ends: float) -> None:
    try:
        with request(stream=True) as response:
            body = bytearray()
            for chunk in response.iter_content(_CHUNK):
                body += chunk
                if len(body) > MOST_BYTES:
                    raise TooLarge
                if time.monotonic() > ends:
                    raise requests.Timeout
            come.put(Answer(response.status_code, response.headers, bytes(body)))
    except Exception as error:
        come.put(error)


def json_in(body: bytes):
    """The JSON value in `body`. Raises ValueError when there is none, or one that is nested deeper than DEEPEST."""
    depth = 0
    for found in _BRACKETS.finditer(body):
        sign = found[0][:1]
        depth += (sign in b"[{") - (sign in b"]}")
        if depth > DEEPEST:
            raise ValueError("too deep")
    # NaN and Infinity are no JSON, though Python would take them
    return json.loads(body, parse_constant=_refuse)


def _refuse(name: str):
    raise ValueError(name)
