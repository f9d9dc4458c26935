"""A client of SCB's PxWeb API, version 2: asks politely, gives up in time, and believes no answer that it has not
checked.

What the API is: GET config (how many cells and calls are allowed), GET tables/{table}/metadata, POST
tables/{table}/data; the answers are json-stat2 (json-stat.org/format). Every failure is a FetchFailed whose text is
what, where and what to do, in Swedish.
"""

import email.utils
import math
import time
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime

import pyarrow as pa
import requests

from finsam_data.scb.answers import LONGEST_SECONDS, MOST_BYTES, Answer, TooLarge, ask, json_in

TIMEOUT = (10, 90)  # seconds to connect, and to wait for the next byte
ATTEMPTS = 5
FIRST_PAUSE = 2.0  # seconds; doubled for each further attempt
LONGEST_PAUSE = 300.0
MOST_CELLS = 10_000_000  # more than the whole table; a larger number is no limit
RETRY_LATER = "Försök igen om en stund; det som är hämtat finns kvar"
TELL = "Försök igen om en stund, och låt annars en utvecklare jämföra med SCB:s beskrivning av API:et"


class FetchFailed(Exception):
    """SCB's table could not be fetched. The text is one Swedish message: what, where, and what to do."""


class Client:
    """One conversation with a PxWeb address. `seconds` bounds each answer; `sleep` and `clock` (seconds) are given by
    tests; `say` takes lines for the user.
    """

    def __init__(
        self,
        address: str,
        *,
        timeout=None,
        seconds: float = LONGEST_SECONDS,
        sleep: Callable = time.sleep,
        clock: Callable = time.monotonic,
        say: Callable = print,
    ):
        self.address = address.rstrip("/")
        self.max_cells = 0
        self._timeout, self._seconds = timeout or TIMEOUT, seconds
        self._sleep, self._clock, self._say = sleep, clock, say
        self._session = requests.Session()
        self._session.headers["Accept"] = "application/json"
        self._calls: deque[float] = deque()
        self._max_calls, self._window = 1, 1.0

    def read_limits(self) -> None:
        """Asks how many cells an answer may hold and how often one may ask; everything after keeps to it."""
        where = f"{self.address}/config"
        answer = self._ask("GET", where)
        limits = [answer.get(name) for name in ("maxDataCells", "maxCallsPerTimeWindow", "timeWindow")]
        if not all(type(limit) in (int, float) and limit > 0 for limit in limits):
            raise FetchFailed(
                f"{where} säger inte hur mycket som får hämtas (maxDataCells, maxCallsPerTimeWindow, timeWindow). "
                f"{TELL}."
            )
        if limits[2] > LONGEST_PAUSE:
            raise FetchFailed(
                f"{where} vill att vi väntar mer än {LONGEST_PAUSE:.0f} sekunder mellan frågorna. {TELL}."
            )
        self.max_cells, self._max_calls = (max(1, int(min(limit, MOST_CELLS))) for limit in limits[:2])
        self._window = float(limits[2])

    def metadata(self, table: str) -> dict:
        """The table's json-stat2 metadata: id, dimension, label, updated."""
        where = f"{self.address}/tables/{table}/metadata"
        answer = self._ask("GET", where, {"lang": "sv"})
        for variable in _names(answer, where):
            _codes(answer, variable, where)
        return answer

    def data(self, table: str, selection: dict[str, list[str]]) -> tuple[pa.Table, str | None]:
        """(cells, updated) for the codes asked for. Cells: a dictionary column per variable, `value` (double), `status`
        (text), both or one null.

        Raises FetchFailed when the answer holds anything else than what was asked for.
        """
        where = f"{self.address}/tables/{table}/data"
        body = {"selection": [{"variableCode": variable, "valueCodes": codes} for variable, codes in selection.items()]}
        answer = self._ask("POST", where, {"lang": "sv", "outputFormat": "json-stat2"}, body)
        return _cells(answer, selection, where), answer.get("updated")

    def _ask(self, method: str, where: str, parameters: dict | None = None, body: dict | None = None) -> dict:
        """The JSON object at `where`. Waits as told after a 429, tries again after 5xx, time-outs and broken
        connections.
        """
        for attempt in range(1, ATTEMPTS + 1):
            self._keep_pace()
            pause = FIRST_PAUSE * 2 ** (attempt - 1)
            try:
                answer = ask(
                    self._session, method, where, seconds=self._seconds,
                    params=parameters, json=body, timeout=self._timeout,
                )  # fmt: skip
            except TooLarge:
                raise FetchFailed(
                    f"{where} gav ett svar som är större än {MOST_BYTES // 2**20} MB. Det är avbrutet. {TELL}."
                ) from None
            except requests.exceptions.SSLError:
                raise FetchFailed(
                    f"Certifikatet hos {where} godkänns inte. Se efter datorns klocka och nätverkets certifikat."
                ) from None
            except requests.Timeout:
                trouble = "svarar inte i tid"
            except requests.ConnectionError as error:
                trouble = "svarar inte i tid" if "timed out" in str(error).lower() else "går inte att nå"
            except (requests.exceptions.ChunkedEncodingError, requests.exceptions.ContentDecodingError):
                trouble = "bröt av svaret mitt i"
            except (requests.RequestException, ValueError):
                raise FetchFailed(f"{where} är ingen adress att fråga. Rätta --url eller FINSAM_SCB.") from None
            else:
                if answer.status == 429:
                    trouble, pause = "ber oss vänta", self._asked_to_wait(answer, where)
                elif answer.status >= 500:
                    trouble = f"svarar med fel {answer.status}"
                else:
                    return _json_of(answer, where)
            if attempt < ATTEMPTS:
                self._say(f"{where} {trouble}; försök {attempt + 1} av {ATTEMPTS} om {pause:.0f} s.")
                self._sleep(pause)
        raise FetchFailed(f"{where} {trouble}, efter {ATTEMPTS} försök. {RETRY_LATER}.")

    def _keep_pace(self) -> None:
        """Waits until one more call is within maxCallsPerTimeWindow."""
        now = self._clock()
        while self._calls and self._calls[0] <= now - self._window:
            self._calls.popleft()
        if len(self._calls) >= self._max_calls:
            self._sleep(self._calls.popleft() + self._window - now)
        self._calls.append(self._clock())

    def _asked_to_wait(self, answer: Answer, where: str) -> float:
        """Seconds from Retry-After, which is a number or a date (RFC 9110); one time window when it says nothing."""
        text = (answer.headers.get("Retry-After") or "").strip()
        try:
            seconds = (
                float(text)
                if text.isdecimal()
                else (email.utils.parsedate_to_datetime(text) - datetime.now(UTC)).total_seconds()
            )
        except (ValueError, TypeError):
            seconds = self._window
        if seconds > LONGEST_PAUSE:
            raise FetchFailed(
                f"{where} ber oss vänta {seconds / 60:.0f} minuter. Försök igen då; det som är hämtat finns kvar."
            )
        return max(seconds, 1.0)


def _json_of(response: Answer, where: str) -> dict:
    if response.status in (400, 404):
        raise FetchFailed(
            f"{where} känner inte igen frågan (svar {response.status}). Se efter adress och tabell i "
            f"data/codes/scb_table.yaml."
        )
    if response.status != 200:
        raise FetchFailed(
            f"{where} släpper inte fram frågan (svar {response.status}). Se efter adressen, eller fråga den som "
            f"sköter nätverket."
        )
    if response.body.lstrip()[:1] == b"<":
        raise FetchFailed(
            f"{where} svarade med en webbsida i stället för JSON. Se efter adressen; gäller det underhåll hos SCB, "
            f"försök igen senare."
        )
    try:
        answer = json_in(response.body)
    except (ValueError, RecursionError):
        raise FetchFailed(f"{where} gav ett svar som är skadat eller avklippt (inte JSON). {RETRY_LATER}.") from None
    if not isinstance(answer, dict):
        raise FetchFailed(f"{where} gav ett svar av annat slag än väntat. {TELL}.")
    return answer


def _names(answer: dict, where: str) -> list[str]:
    names, dimension = answer.get("id"), answer.get("dimension")
    if (
        not isinstance(names, list)
        or not isinstance(dimension, dict)
        or not all(isinstance(name, str) for name in names)
    ):
        raise FetchFailed(f"{where} gav ett svar utan variabler (id, dimension). {TELL}.")
    return names


def _codes(answer: dict, variable: str, where: str) -> list[str]:
    """A variable's codes in the answer's own order."""
    dimension = answer["dimension"].get(variable)
    category = dimension.get("category") if isinstance(dimension, dict) else None
    index = category.get("index") if isinstance(category, dict) else None
    if isinstance(index, dict) and sorted(map(str, index.values())) == sorted(map(str, range(len(index)))):
        index = sorted(index, key=index.get)
    readable = isinstance(index, list) and index and all(isinstance(code, str) for code in index)
    if not readable or not isinstance(category.get("label", {}), dict):
        raise FetchFailed(f"{where} gav inga läsbara koder för variabeln {variable}. {TELL}.")
    return index


def _cells(answer: dict, selection: dict[str, list[str]], where: str) -> pa.Table:
    """The answer's cube as a table, the last variable running fastest."""
    names = _names(answer, where)
    if sorted(names) != sorted(selection):
        raise FetchFailed(
            f"{where} svarade med variablerna {', '.join(names)} på en fråga om {', '.join(selection)}. {TELL}."
        )
    codes = {name: _codes(answer, name, where) for name in names}
    for name in names:
        if sorted(codes[name]) != sorted(selection[name]):
            wrong = sorted(set(codes[name]) ^ set(selection[name]))
            raise FetchFailed(
                f"{where} svarade med andra koder för {name} än vi frågade om ({', '.join(wrong[:3])}). {RETRY_LATER}."
            )
    sizes, values = [len(codes[name]) for name in names], answer.get("value")
    cells = math.prod(sizes)
    if answer.get("size") != sizes or not isinstance(values, list) or len(values) != cells:
        found = f"{len(values)} värden" if isinstance(values, list) else "ingen lista av värden"
        raise FetchFailed(f"{where} gav {found} där det skulle vara {cells}. {RETRY_LATER}.")
    if not all(value is None or type(value) in (int, float) for value in values):
        raise FetchFailed(f"{where} gav värden som inte är tal. {TELL}.")
    columns, step = {}, cells
    for name, size in zip(names, sizes, strict=True):
        step //= size
        positions = pa.array(
            [position for position in range(size) for _ in range(step)] * (cells // (step * size)), pa.int32()
        )
        columns[name] = pa.DictionaryArray.from_arrays(positions, pa.array(codes[name], pa.string()))
    try:
        columns["value"] = pa.array(values, pa.float64())
        if math.inf in map(abs, filter(None, values)):
            raise OverflowError
    except (OverflowError, pa.ArrowException):
        raise FetchFailed(f"{where} gav tal som är orimligt stora. {TELL}.") from None
    columns["status"] = pa.array(_statuses(answer.get("status"), cells, where), pa.string())
    return pa.table(columns)


def _statuses(status, cells: int, where: str) -> list[str | None]:
    """One status per cell. json-stat2 gives a map from position, a list, or one text for all."""
    try:
        if isinstance(status, dict):
            texts: list = [None] * cells
            for position, text in status.items():
                if not 0 <= int(position) < cells:
                    raise ValueError(position)
                texts[int(position)] = text
        else:
            texts = status if isinstance(status, list) else [status] * cells
        if len(texts) != cells or not all(text is None or isinstance(text, str) for text in texts):
            raise ValueError(len(texts))
    except ValueError:
        raise FetchFailed(f"{where} gav statustecken som inte hör till något värde. {TELL}.") from None
    return texts
