"""A real server and a real browser for the tests in this folder. Without a browser they fail; they are not skipped."""

import shutil
from pathlib import Path

import pytest

from tools.browser import HELP, chromium
from tools.pages import SIZES
from tools.server import running


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    path = chromium()
    if not path:
        pytest.fail(HELP)
    return browser_type_launch_args | {"executable_path": path, "args": ["--no-sandbox", "--disable-gpu"]}


@pytest.fixture(scope="session")
def base_address(database_file):
    """The address of a server on the real record."""
    with running(FINSAM_DATABASE=str(database_file)) as address:
        yield address


@pytest.fixture
def own_dashboard(tmp_path, data_copy, database_file):
    """(address, record folder, database file) of a server whose record and database a test may change."""
    folder, file = data_copy, Path(shutil.copytree(database_file.parent, tmp_path / "build")) / database_file.name
    with running(FINSAM_DATABASE=str(file), FINSAM_DATA=str(folder)) as address:
        yield address, folder, file


@pytest.fixture
def watched_page(page, base_address):
    """A page whose console errors, script errors and requests to other hosts are collected in page.faults."""
    return watch(page, base_address)


@pytest.fixture(scope="module", params=SIZES)
def visitor(request, browser, base_address):
    """A watched page of each size. All tests of a file share it, as a reader keeps one page open."""
    width, height = SIZES[request.param]
    page = browser.new_page(viewport={"width": width, "height": height})
    yield watch(page, base_address)
    page.close()


def watch(page, base_address):
    page.faults = []
    page.on("console", lambda message: message.type == "error" and page.faults.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: page.faults.append(f"script: {error}"))
    allowed = (base_address, base_address.replace("http", "ws"), "data:", "blob:")
    page.on("request", lambda request: request.url.startswith(allowed) or page.faults.append(f"request: {request.url}"))
    return page
