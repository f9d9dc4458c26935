"""docs/streamlit_inside.md names every place that depends on Streamlit's inside, and nothing that does not exist."""

import ast
import re
import tomllib

import pytest
from streamlit import config
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "streamlit_inside.md").read_text(encoding="utf-8")
FOLDERS = ("server", "dashboard", "pages", "finsam_data", "static", "tools", "bench")
# bench/reference is a plain page to measure against; it is not the product
PRODUCT = [
    *ROOT.glob("*.py"),
    *(
        file
        for folder in FOLDERS
        for file in (ROOT / folder).rglob("*")
        if file.suffix in (".py", ".js", ".css", ".html") and "reference" not in file.parts
    ),
]
TESTS = list((ROOT / "tests").rglob("*.py"))
# the documented modules; everything else of Streamlit is reached through `import streamlit as st`
PUBLIC = {"streamlit", "streamlit.testing.v1"}
SELECTOR = re.compile(r"data-test|data-baseweb|\bst(?:App|Main|Header)\b|\.st[A-Z]\w+|\.st-key-")
NAMED_FILE = re.compile(r"(?<![\w/.`])\.?[\w-]+(?:/[\w-]+)*\.(?:py|js|css|yaml|toml|md|txt)\b(?:::\w+)?")


def name_of(file) -> str:
    return file.relative_to(ROOT).as_posix()


def rows_about(name: str) -> str:
    """The rows of the page's tables whose first column names the file."""
    rows = [line for line in PAGE.splitlines() if line.startswith("| ")]
    return "\n".join(row for row in rows if name in re.split(r"[ ,]+", row.split("|")[1].strip()))


def private_modules(file) -> set[str]:
    """The modules of Streamlit that the file imports and that are not documented, also inside functions."""
    modules = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            modules |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "streamlit":
            modules |= {f"streamlit.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            modules.add(node.module or "")
    return {module for module in modules if module.startswith("streamlit.")} - PUBLIC


def test_the_files_are_found():
    assert {"asgi.py", "static/print.css", "bench/watch.js"} <= {name_of(file) for file in PRODUCT}


def test_every_private_import_is_on_the_page():
    found = {name_of(file): private_modules(file) for file in [*PRODUCT, *TESTS] if file.suffix == ".py"}
    assert any(found.values())
    missing = [
        (name, module) for name, modules in found.items() for module in modules if f"`{module}`" not in rows_about(name)
    ]
    assert missing == []


def test_every_file_with_a_selector_is_on_the_page():
    with_selector = [name_of(file) for file in PRODUCT if SELECTOR.search(file.read_text(encoding="utf-8"))]
    assert "static/print.css" in with_selector
    assert [name for name in with_selector if not rows_about(name)] == []


@pytest.mark.parametrize("named", sorted(set(NAMED_FILE.findall(PAGE))))
def test_every_file_and_test_on_the_page_exists(named):
    name, _, function = named.partition("::")
    assert (ROOT / name).is_file(), name
    if function:
        body = ast.parse((ROOT / name).read_text(encoding="utf-8")).body
        assert function in {node.name for node in body if isinstance(node, ast.FunctionDef)}, named


def test_the_page_is_about_the_version_that_is_installed():
    (version,) = re.findall(r"^streamlit==(\d+\.\d+)", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.M)
    assert set(re.findall(r"Streamlit (\d+\.\d+)", PAGE)) == {version}


def test_every_option_of_the_configuration_exists():
    """An option that Streamlit no longer has is ignored with no more than a warning in the log."""
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    options = {f"{section}.{name}" for section, values in settings.items() for name in values}
    assert options - config.get_config_options().keys() == set()


def test_stop_passes_through_the_guard():
    def page():
        import streamlit as st

        from dashboard.kit.guard import guarded

        with guarded("a page"):
            st.title("drawn")
            st.stop()
        st.title("never drawn")

    shown = AppTest.from_function(page).run()
    assert [title.value for title in shown.title] == ["drawn"]
    assert not shown.error and not shown.exception
