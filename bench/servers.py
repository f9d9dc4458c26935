"""The two servers that are compared: the product as `make run` starts it, and the reference with Streamlit's default
settings.

Both read the same database, built for this run, so that nothing else that is done in the folder meanwhile can change
it.
"""

import contextlib
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import psutil

from tools.server import free_port

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
PATIENCE_SECONDS = 60
SIDES = {
    "product": (ROOT, "asgi.py", []),
    "reference": (
        ROOT / "bench" / "reference",
        "app.py",
        ["--server.headless=true", "--browser.gatherUsageStats=false", f"--server.address={HOST}"],
    ),
}


def build_database(target: Path, record: Path = ROOT / "data") -> None:
    """Builds the database to `target` with the product's own command. Raises CalledProcessError when the record is
    refused.
    """
    environment = environment_for(target) | {"FINSAM_DATA": str(record)}
    subprocess.run(
        [sys.executable, "-m", "finsam_data.build"], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL
    )


class Server:
    """One running server, from start to stop; use it with `with`."""

    def __init__(self, what: str, database: Path, side: str = ""):
        """Starts what SIDES names on a free port. `side` is what its numbers are kept under, when that is another
        name.
        """
        folder, script, flags = SIDES[what]
        self.side, self.port = side or what, free_port()
        self.started_at = time.time()
        command = [sys.executable, "-m", "streamlit", "run", script, f"--server.port={self.port}", *flags]
        self._process = subprocess.Popen(
            command, cwd=folder, env=environment_for(database), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._watched = psutil.Process(self._process.pid)

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_) -> None:
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    @property
    def url(self) -> str:
        """The address of the start page."""
        return f"http://{HOST}:{self.port}/"

    def wait_until_it_answers(self) -> None:
        """Returns as soon as the server answers. Raises RuntimeError when it ends or time is up."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
                urllib.request.urlopen(self.url + "_stcore/health", timeout=5).close()
                return
            time.sleep(0.02)
        raise RuntimeError(f"The server of {self.side} did not start")

    def memory_mb(self) -> float:
        """Resident memory."""
        return self._watched.memory_info().rss / 2**20

    def cpu_seconds(self) -> float:
        """Processor time since the start."""
        times = self._watched.cpu_times()
        return times.user + times.system


def environment_for(database: Path) -> dict[str, str]:
    """The environment of a process that reads `database`. Compiled Python files are kept, as on any reader's
    machine.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"FINSAM_DATABASE": str(database)}
