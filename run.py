"""The start command behind `make run`: starts the server, and prints its address once every link works.

Streamlit knows the pages of the menu only after app.py has run once, so that run is asked for before any reader comes.
Only the server that was started here answers: it shows that it has the same secret.
"""

import contextlib
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from server.doors import SCRIPT_CHECK, SECRET_HEADER, SECRET_VARIABLE
from server.hosts import HostsUnfit, named_hosts

HERE = Path(__file__).resolve().parent
HOST = "127.0.0.1"
# Linux's allocator otherwise learns to keep what a large file took, once in each thread; from this many bytes it gives
# memory back at once. Other systems do not know the variable.
MEMORY = {"MALLOC_MMAP_THRESHOLD_": str(2**20)}
# how long the server may take to start
PATIENCE_SECONDS = 60


def main() -> int:
    """Serves until it is stopped. Returns 1, after a Swedish sentence about the reason, when it cannot start."""
    given = os.environ.get("FINSAM_PORT", "8501")
    if not (given.isdecimal() and 1 <= int(given) <= 65_535):
        return _refused(f"FINSAM_PORT: ”{given}” är ingen port. Skriv ett tal mellan 1 och 65535.")
    port = int(given)
    try:
        named_hosts(os.environ)
    except HostsUnfit as unfit:
        return _refused(str(unfit))
    if not _is_free(port):
        return _refused(_used(port))
    secret = secrets.token_hex(32)
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(HERE / "asgi.py"), "--server.port", str(port)],
        cwd=HERE,
        env=MEMORY | os.environ | {SECRET_VARIABLE: secret},
        stdout=subprocess.DEVNULL,
    )
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    try:
        if not _is_ready(server, port, secret):
            server.terminate()
            server.wait()
            # two that start at the same time both find the port free; one of them gets it
            failed = "Servern kom inte igång. Felet står ovan. Kör make data och försök igen."
            return _refused(failed if _is_free(port) else _used(port))
        print(f"Klart: http://{HOST}:{port} (avsluta med Ctrl+C)", flush=True)
        return server.wait()
    except KeyboardInterrupt:
        server.terminate()
        server.wait()
        print("Avslutat.")
        return 0


def _refused(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


def _used(port: int) -> str:
    return (
        f"Port {port} används redan. Verktyget körs kanske redan på http://{HOST}:{port}. "
        f"Stäng det andra, eller välj en annan port: FINSAM_PORT={port + 1} make run"
    )


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def _is_ready(server: subprocess.Popen, port: int, secret: str) -> bool:
    """True once app.py has run without error; False when the server ends, or is not ready within PATIENCE_SECONDS."""
    check = urllib.request.Request(f"http://{HOST}:{port}{SCRIPT_CHECK}", headers={SECRET_HEADER: secret})
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        with contextlib.suppress(OSError):
            answer = direct.open(check, timeout=PATIENCE_SECONDS)
            if answer.status == 200 and answer.read() == b"ok":
                return True
        time.sleep(0.1)
    return False


if __name__ == "__main__":
    sys.exit(main())
