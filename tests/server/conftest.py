"""A server that writes down every address outside this machine that it tries to reach."""

import pytest

from tools.server import running

# read by Python itself before the server starts
WATCH = """
import os, sys
def watch(event, arguments):
    if event in ("socket.connect", "socket.sendto", "socket.getaddrinfo"):
        asked = arguments[0] if event == "socket.getaddrinfo" else arguments[1]
        name = asked[0] if isinstance(asked, tuple) else asked
        if str(name) not in ("127.0.0.1", "localhost", "::1", "None"):
            with open(os.environ["FINSAM_TOUCHED"], "a") as log:
                log.write(f"{event} {asked}\\n")
sys.addaudithook(watch)
"""


@pytest.fixture(scope="session")
def touched(tmp_path_factory):
    """The file that names the outside addresses; empty when all is well."""
    folder = tmp_path_factory.mktemp("watch")
    (folder / "sitecustomize.py").write_text(WATCH)
    (folder / "touched").write_text("")
    return folder / "touched"


@pytest.fixture(scope="session")
def served(database_file, touched):
    """The address of the server."""
    variables = {
        "PYTHONPATH": str(touched.parent),
        "FINSAM_TOUCHED": str(touched),
        "FINSAM_DATABASE": str(database_file),
        # sessions that have ended are forgotten after a second
        "STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL": "1",
    }
    with running(**variables) as address:
        yield address
