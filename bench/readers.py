"""Measures many readers at once, without browsers: each speaks Streamlit's own protocol over a websocket.

A reader waits about a second between an answer and the next change of the filters, as in a meeting where everybody has
the page open. A measurement goes from the change to the message that the script has finished. Everything stays on
127.0.0.1.
"""

import asyncio
import random
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from bench.servers import HOST, Server

THINKING_SECONDS = 1.0
PATIENCE_SECONDS = 60
# a browser forgets a cached message that two runs have not used, so these readers do too
REMEMBERED_RUNS = 2
CHOICES = {
    "kommun": ["Alla kommuner", "Umeå", "Vännäs", "Vindeln", "Robertsfors", "Nordmaling"],
    "ar": ["2018", "2019", "Tertial 2 2020"],
    "kon": ["Totalt", "Kvinnor", "Män"],
}


class Reader:
    """One connection, and what a browser would remember of it: the filters' ids, the page and the cached messages."""

    def __init__(self, socket: ClientConnection, seed: int):
        self._socket, self._random = socket, random.Random(seed)
        self._filters: dict[str, str] = {}
        self._cached: dict[str, int] = {}
        self._page = ""
        self._runs = 0

    async def open_page(self) -> None:
        """Runs the page for the first time, as when a browser opens it."""
        await self._run({})
        missing = CHOICES.keys() - self._filters.keys()
        if missing:
            raise RuntimeError(f"the page has no filters for {missing}")

    async def click(self) -> float:
        """Changes the filters and returns the milliseconds until the run is over. Raises TimeoutError."""
        started = time.perf_counter()
        await self._run({name: self._random.choice(options) for name, options in CHOICES.items()})
        return (time.perf_counter() - started) * 1000

    async def think(self, seconds: float) -> None:
        """Waits between 0.5 and 1.5 times `seconds`."""
        await asyncio.sleep(seconds * self._random.uniform(0.5, 1.5))

    async def _run(self, choice: dict[str, str]) -> None:
        self._runs += 1
        request = BackMsg()
        state = request.rerun_script
        state.query_string, state.page_script_hash = urlencode(choice), self._page
        for name, option in choice.items():
            state.widget_states.widgets.add(id=self._filters[name], string_value=option)
        state.cached_message_hashes.extend(self._cached)
        await self._socket.send(request.SerializeToString())
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not self._take(ForwardMsg.FromString(await self._socket.recv())):
                pass
        self._cached = {name: run for name, run in self._cached.items() if self._runs - run < REMEMBERED_RUNS}

    def _take(self, message: ForwardMsg) -> bool:
        """Remembers what a browser would of one message. Returns True when the message says that the run is over.

        Raises RuntimeError when the page shows an error.
        """
        kind = message.WhichOneof("type")
        if kind == "ref_hash":
            self._cached[message.ref_hash] = self._runs
        elif message.metadata.cacheable:
            self._cached[message.hash] = self._runs
        if kind == "new_session":
            self._page = message.new_session.page_script_hash
        elif kind == "delta":
            element = message.delta.new_element
            if element.WhichOneof("type") == "selectbox":
                self._filters[element.selectbox.query_param_key] = element.selectbox.id
            elif element.WhichOneof("type") == "exception":
                raise RuntimeError(f"the page shows an error: {element.exception.message}")
        return kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY


def measure(server: Server, count: int, seconds: float, seed: int) -> list[float]:
    """The milliseconds of every click that `count` readers make during `seconds`.

    Raises TimeoutError when an answer takes longer than PATIENCE_SECONDS.
    """
    # in a thread of its own, since the browser's driver already runs an event loop in this one
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, _measure(server, count, seconds, seed)).result()


async def _measure(server: Server, count: int, seconds: float, seed: int) -> list[float]:
    sockets = [
        connect(f"ws://{HOST}:{server.port}/_stcore/stream", subprotocols=["streamlit"], max_size=2**25)
        for _ in range(count)
    ]
    opened = [await socket for socket in sockets]
    try:
        readers = [Reader(socket, seed * 1000 + number) for number, socket in enumerate(opened)]
        await asyncio.gather(*(reader.open_page() for reader in readers))
        until = time.perf_counter() + seconds
        return sum(await asyncio.gather(*(_clicks(reader, until) for reader in readers)), [])
    finally:
        await asyncio.gather(*(socket.close() for socket in opened))


async def _clicks(reader: Reader, until: float) -> list[float]:
    """The milliseconds of each click of one reader until the time is up; there is at least one.

    A first click is not counted: it only makes the readers start at different moments.
    """
    await reader.think(THINKING_SECONDS)
    await reader.click()
    times: list[float] = []
    while not times or time.perf_counter() < until:
        await reader.think(THINKING_SECONDS)
        times.append(await reader.click())
    return times
