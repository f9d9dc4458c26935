"""A small PxWeb API, version 2, on loopback: one table with made-up numbers, and faults that a test can switch on."""

import gzip
import itertools
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

OWN = ("2480", "2460", "2404", "2409", "2401", "2403")
LABELS = {
    "Region": {"00": "Riket", "24": "Västerbottens län", **{code: f"{code} Kommun {code}" for code in (*OWN, "0114")}},
    "Kon": {"1": "män", "2": "kvinnor", "1+2": "män och kvinnor totalt"},
    "Aldersgrupp": {"20-64": "20–64 år", "20-65": "20–65 år"},
    "ContentsCode": {
        "A1": "Sjukpenning", "A2": "Sjuk- och aktivitetsersersättning", "A3": "Arbetslöshetsersättning",
        "A4": "Arbetsmarknadsåtgärder",
        "A5": "Ekonomiskt bistånd", "A6": "Etableringsersättning", "A7": "Summa helårsekvivalenter", "A8": "Folkmängd",
        "A9": "Andel av befolkningen",
    },
    "Tid": {f"{year}M{month:02}": f"{year}M{month:02}" for year in (2018, 2019) for month in range(1, 13)},
}  # fmt: skip


def value_of(region: str, sex: str, age: str, content: str, month: str) -> float:
    """A made-up number that tells every cell apart; women and men add up to all; ekonomiskt bistånd is unreported in
    2460 in 2019M02.
    """
    if sex == "1+2":
        return sum(value_of(region, one, age, content, month) for one in "12")
    if content == "A5" and (region, month) == ("2460", "2019M02"):
        return 0
    size = 90_000 if content == "A8" else 10 * int(content[1])
    return size + int(region) % 97 + int(month[5:]) + (month[:4] == "2019") * 3 + (sex == "2") + 5 * (age == "20-65")


class PxWeb(ThreadingHTTPServer):
    """The server. `faults` are used up one per data call; `labels` and `updated` may be changed; `asked` lists the data
    calls.
    """

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.labels = json.loads(json.dumps(LABELS))
        self.updated, self.max_cells, self.add = "2026-02-20T07:00:00Z", 2_000, 0
        self.window = 10
        self.faults: list[str] = []
        self.asked: list[dict] = []
        self.sent = 0
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        """Where the API is."""
        return f"http://127.0.0.1:{self.server_port}/api/v2"


class _Handler(BaseHTTPRequestHandler):
    def log_message(self, *_):
        """Says nothing."""

    def do_GET(self):
        if self.path.endswith("/config"):
            self._send(
                {"maxDataCells": self.server.max_cells, "maxCallsPerTimeWindow": 30, "timeWindow": self.server.window}
            )
        else:
            self._send(self._cube(self.server.labels))

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        fault = self.server.faults.pop(0) if self.server.faults else ""
        if fault == "429":
            return self._send({}, 429, {"Retry-After": "7"})
        if fault == "500":
            return self._send({}, 500)
        if fault in _ENDLESS:
            return _ENDLESS[fault](self)
        if fault == "deep":
            return self._raw(b'{"id": ' + b"[" * 900 + b"]" * 900 + b"}", "application/json")
        if fault == "html":
            return self._raw(b"<html><body>Underh\xc3\xa5ll</body></html>", "text/html")
        chosen = {one["variableCode"]: one["valueCodes"] for one in body["selection"]}
        self.server.asked.append(chosen)
        cube = self._cube(
            {
                name: {code: labels[code] for code in labels if code in chosen[name]}
                for name, labels in self.server.labels.items()
            }
        )
        cells = list(itertools.product(*(list(cube["dimension"][name]["category"]["index"]) for name in cube["id"])))
        cube["value"] = [value_of(*cell) + self.server.add for cell in cells]
        cube["status"] = {}
        for place, cell in enumerate(cells):
            if cell[0] == "0114" and cell[3] == "A1" and cell[4] == "2018M01":
                cube["value"][place], cube["status"][str(place)] = None, ".."
        if fault == "short":
            cube["value"].pop()
        text = json.dumps(cube).encode()
        if fault == "broken":
            text = text[: len(text) // 2]
        if fault == "cut":
            self.send_response(200)
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text[: len(text) // 2])
            self.close_connection = True
            return None
        return self._raw(text, "application/json")

    def _cube(self, labels: dict) -> dict:
        return {
            "version": "2.0", "class": "dataset", "label": "Helårsekvivalenter", "updated": self.server.updated,
            "id": list(labels),
            "size": [len(codes) for codes in labels.values()],
            "dimension": {
                name: {"label": name, "category": {"index": {code: place for place, code in enumerate(codes)},
                    "label": codes}}
                for name, codes in labels.items()
            },
        }  # fmt: skip

    def _send(self, answer: dict, status: int = 200, headers: dict | None = None):
        text = json.dumps(answer).replace("Infinity", "1e999").encode()
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(text))} | (headers or {})).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(text)

    def _raw(self, text: bytes, kind: str):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def _begin(self, headers: dict):
        self.send_response(200)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.close_connection = True

    def _large(self):
        """More than anybody keeps, without saying how much."""
        self._begin({"Content-Type": "application/json"})
        self._pour(b'{"value": [' + b"1, " * 20_000, 2_000)

    def _bomb(self):
        """A gigabyte in a megabyte."""
        self._begin({"Content-Type": "application/json", "Content-Encoding": "gzip"})
        self._pour(gzip.compress(b" " * 50_000_000), 20)

    def _drip(self):
        """A byte now and then, so that no wait for the next one is long."""
        self._begin({"Content-Type": "application/json"})
        self._pour(b" ", 200, 0.05)

    def _drip_headers(self):
        """The same before the body has begun."""
        self._pour(b"HTTP/1.1 200 OK\r\nX: " + b"a" * 20, 1)
        self._pour(b"a", 200, 0.05)
        self.close_connection = True

    def _pour(self, part: bytes, times: int, pause: float = 0):
        """Until the other end has had enough; `sent` counts the bytes."""
        try:
            for _ in range(times):
                self.wfile.write(part)
                self.server.sent += len(part)
                time.sleep(pause)
        except OSError:
            pass


_ENDLESS = {
    "large": _Handler._large, "bomb": _Handler._bomb, "drip": _Handler._drip, "drip headers": _Handler._drip_headers,
}  # fmt: skip
