"""The start command behind `make run`: starts the server, and prints its address once every link works.

Streamlit knows the pages of the menu only after app.py has run once, so that run is asked for before any reader comes.
"""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOST = "127.0.0.1"
# how long the server may take to start
PATIENCE_SECONDS = 60


def main() -> int:
    """Serves until it is stopped. Returns 1, after a Swedish sentence about the reason, when it cannot start."""
    port = int(os.environ.get("FINSAM_PORT", "8501"))
    if not _is_free(port):
        print(
            f"Port {port} används redan. Verktyget körs kanske redan på http://{HOST}:{port}. "
            f"Stäng det andra, eller välj en annan port: FINSAM_PORT={port + 1} make run",
            file=sys.stderr,
        )
        return 1
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(HERE / "asgi.py"), "--server.port", str(port)],
        cwd=HERE,
        stdout=subprocess.DEVNULL,
    )
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    try:
        if not _is_ready(server, port):
            server.terminate()
            print("Servern kom inte igång. Felet står ovan. Kör make data och försök igen.", file=sys.stderr)
            return 1
        print(f"Klart: http://{HOST}:{port} (avsluta med Ctrl+C)", flush=True)
        return server.wait()
    except KeyboardInterrupt:
        server.terminate()
        server.wait()
        print("Avslutat.")
        return 0


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def _is_ready(server: subprocess.Popen, port: int) -> bool:
    """True once app.py has run without error; False when the server ends, or is not ready within PATIENCE_SECONDS."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        with contextlib.suppress(OSError):
            answer = urllib.request.urlopen(
                f"http://{HOST}:{port}/_stcore/script-health-check", timeout=PATIENCE_SECONDS
            )
            if answer.status == 200 and answer.read() == b"ok":
                return True
        time.sleep(0.1)
    return False


if __name__ == "__main__":
    sys.exit(main())
