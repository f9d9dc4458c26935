"""The start command says that it is ready only of its own server."""

import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.server.wire import ask
from tools.server import free_port


def started(port: int | str, database_file) -> subprocess.Popen:
    environment = os.environ | {"FINSAM_PORT": str(port), "FINSAM_DATABASE": str(database_file)}
    return subprocess.Popen(
        [sys.executable, "run.py"], env=environment, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def test_of_two_that_start_at_once_one_serves_and_one_says_why_not(database_file):
    """The loser used to hear the winner's answer, say ”Klart” and end."""
    port = free_port()
    both = [started(port, database_file) for _ in range(2)]
    try:
        said = [one.stdout.readline() for one in both]
        loser = both[said.index("")]
        assert loser.wait(30) == 1
        assert f"Port {port} används redan" in loser.stderr.read()
        assert sorted(text[:5] for text in said) == ["", "Klart"]
        assert ask(f"http://127.0.0.1:{port}", "/_stcore/health")[0] == 200
    finally:
        for one in both:
            one.terminate()
            one.communicate(timeout=30)


def test_a_port_that_is_taken_is_said_at_once(served, database_file):
    port = served.rpartition(":")[2]
    done = started(port, database_file)
    out, said = done.communicate(timeout=30)
    assert (done.returncode, out) == (1, "") and f"Port {port} används redan" in said


@pytest.mark.parametrize("port", ["", "abc", "0", "65536", "-1"])
def test_a_wrong_port_is_a_sentence(port, database_file):
    done = started(port, database_file)
    out, said = done.communicate(timeout=30)
    assert (done.returncode, out) == (1, "")
    assert "är ingen port" in said and "Traceback" not in said


def test_the_secret_is_not_left_in_the_environment():
    code = "import asgi, os; print(os.environ.get('FINSAM_START_SECRET'))"
    environment = os.environ | {"FINSAM_START_SECRET": "a"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "None", done.stderr
