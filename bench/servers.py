"""The two servers that are compared: the product with its own settings, and the reference with Streamlit's default
settings.

Both read the same database. It is built for this run alone, so that nobody else's work in the folder can change it.
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
# of each side: the folder that it is started in, its script, and its flags
SIDES = {
    "product": (ROOT, "asgi.py", []),
    "reference": (
        ROOT / "bench" / "reference",
        "app.py",
        ["--server.headless=true", "--browser.gatherUsageStats=false", f"--server.address={HOST}"],
    ),
}


def build_database(target: Path, record: Path = ROOT / "data") -> None:
    """Builds the database file `target` with the product's own command.

    Raises CalledProcessError when the record does not pass the build's checks.
    """
    environment = environment_for(target) | {"FINSAM_DATA": str(record)}
    subprocess.run(
        [sys.executable, "-m", "finsam_data.build"], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL
    )


class Server:
    """A server that runs until the end of the `with` that it is used in."""

    def __init__(self, what: str, database: Path, side: str = ""):
        """Starts the side `what` of SIDES on a free port.

        `side` is the name that its numbers get in the table, when that is not `what`.
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
        """Returns once the server answers. Raises RuntimeError when it ends first, or takes PATIENCE_SECONDS."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
                urllib.request.urlopen(self.url + "_stcore/health", timeout=5).close()
                return
            time.sleep(0.02)
        raise RuntimeError(f"The server of {self.side} did not start")

    def memory_mb(self) -> float:
        """The memory that the server holds now, in MB."""
        return self._watched.memory_info().rss / 2**20

    def cpu_seconds(self) -> float:
        """The processor time that the server has used since its start, in seconds."""
        times = self._watched.cpu_times()
        return times.user + times.system


def environment_for(database: Path) -> dict[str, str]:
    """The environment variables of a process that reads `database`.

    Compiled Python files are written, as on any user's machine, whatever the environment of this run says.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"FINSAM_DATABASE": str(database)}
