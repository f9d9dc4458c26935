"""A dashboard server for a test, for pictures or for a measurement: on a free port, and ended when it is done."""

import contextlib
import os
import socket
import subprocess
import sys
from collections.abc import Iterator

from finsam_data.paths import ROOT


def free_port() -> int:
    """A port that no program listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def running(**environment: str) -> Iterator[str]:
    """Starts the dashboard with run.py, as `make run` does, gives its address once it is ready, and ends it afterwards.

    `environment` is added to the environment variables, such as FINSAM_DATABASE.
    """
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, str(ROOT / "run.py")],
        env=os.environ | environment | {"FINSAM_PORT": str(port)},
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    try:
        said = server.stdout.readline()
        if "Klart" not in said:
            raise RuntimeError(f"The server did not start: {said}")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)
