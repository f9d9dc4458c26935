"""What is installed is what the locks say: every package in an exact version, every file by its hash."""

import ast
import os
import re
import subprocess
import sys
import zipfile
from importlib import metadata

import pytest

from tests.conftest import ROOT

RUN, DEVELOP, TOOLS = "requirements", "requirements-dev", "requirements-tools"
RUN_TIME = ("app.py", "asgi.py", "run.py", "pages", "dashboard", "finsam_data", "server")
DEVELOPMENT = ("bench", "tests", "tools")
# the plain page that bench measures against imports its own neighbours
OWN = {"app", "asgi", "run", *RUN_TIME, *DEVELOPMENT} | {file.stem for file in (ROOT / "bench/reference").glob("*.py")}
ENVIRONMENT = ROOT / "tools" / "environment.sh"


def same(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def direct(name: str) -> dict[str, str]:
    pins = re.findall(r"^([\w.-]+)==(\S+)", (ROOT / f"{name}.txt").read_text(encoding="utf-8"), re.MULTILINE)
    return {same(package): version for package, version in pins}


def locked(name: str) -> dict[str, str]:
    """The packages of a lock. Every one has its version and at least one hash, and there is nothing else in it."""
    text = re.sub(r"^#.*\n", "", (ROOT / f"{name}.lock").read_text(encoding="utf-8"), flags=re.MULTILINE)
    entry = r"^([a-z0-9-]+)==(\S+)(?: ; [^\\\n]+)? (?:\\\n    --hash=sha256:[0-9a-f]{64} ?)+\n"
    assert re.sub(entry, "", text, flags=re.MULTILINE) == ""
    return dict(re.findall(entry, text, re.MULTILINE))


def imported(places) -> set[str]:
    files = [file for place in places for file in [ROOT / place, *(ROOT / place).rglob("*.py")] if file.is_file()]
    names = set()
    for node in (node for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module)
    return {name.split(".")[0] for name in names} - sys.stdlib_module_names - OWN


@pytest.mark.parametrize("name", [RUN, DEVELOP, TOOLS])
def test_the_lock_is_what_its_list_leads_to(name):
    lock = locked(name)
    asked = direct(name) | (direct(RUN) if name == DEVELOP else {})
    assert asked.items() <= lock.items(), "run make lock"
    installed = {same(one.name): one.requires or [] for one in metadata.distributions()}
    needed = {same(re.match(r"[\w.-]+", line)[0]) for package in lock for line in installed.get(package, [])}
    if name != TOOLS:
        assert lock.keys() <= asked.keys() | needed, "run make lock"


def test_tests_run_what_runs():
    assert locked(RUN).items() <= locked(DEVELOP).items()


def test_everything_installed_is_locked():
    installed = {same(one.name): one.version for one in metadata.distributions()}
    assert installed.items() <= locked(DEVELOP).items(), "run make clean test"


@pytest.mark.parametrize(("places", "lists"), [(RUN_TIME, [RUN]), (DEVELOPMENT, [RUN, DEVELOP])])
def test_what_is_imported_is_asked_for(places, lists):
    """Else another package's next version may take it away, or bring one that nobody chose."""
    packages = metadata.packages_distributions()
    asked = {package for name in lists for package in direct(name)}
    names = imported(places)
    assert len(names) > 10
    assert {name for name in names if not asked & {same(one) for one in packages[name]}} == set()


def run_environment(place, venv, name="requirements", **variables):
    command = ["sh", str(ENVIRONMENT), sys.executable, str(venv), name]
    return subprocess.run(command, cwd=place, env=os.environ | variables, capture_output=True, text=True, check=False)


def test_a_list_that_is_newer_than_its_lock_is_told(tmp_path):
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    (tmp_path / "requirements.lock").write_text(lock, encoding="utf-8")
    (tmp_path / "requirements.txt").write_text("PyYAML==1.2.3  # old\nstreamlit==1.67.0\n", encoding="utf-8")
    done = run_environment(tmp_path, sys.prefix)
    assert done.returncode == 1
    assert "requirements.txt säger PyYAML==1.2.3, men inte requirements.lock. Kör make lock." in done.stderr


def test_a_file_with_another_hash_is_not_installed(tmp_path):
    about = "Metadata-Version: 2.1\nName: litet\nVersion: 1.0\n"
    with zipfile.ZipFile(tmp_path / "litet-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("litet.py", "")
        wheel.writestr("litet-1.0.dist-info/METADATA", about)
        wheel.writestr("litet-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr("litet-1.0.dist-info/RECORD", "")
    (tmp_path / "requirements.txt").write_text("litet==1.0\n", encoding="utf-8")
    (tmp_path / "requirements.lock").write_text(f"litet==1.0 \\\n    --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    done = run_environment(tmp_path, tmp_path / "env", PIP_NO_INDEX="1", PIP_FIND_LINKS=str(tmp_path))
    assert done.returncode == 1
    assert "gick inte att installera" in done.stderr and "make lock" in done.stderr
    assert not list(tmp_path.rglob("site-packages/litet.py"))
