"""Who may import whom, and how large the rooms are. Read from the source with ast; nothing is imported."""

import ast
import csv
import re

import pytest

from tests.conftest import ROOT

# bench holds a plain page to measure against, which may do what the product may not
FILES = sorted(
    [
        *ROOT.glob("*.py"),
        *(file for folder in ("finsam_data", "dashboard", "pages", "tools") for file in (ROOT / folder).rglob("*.py")),
    ]
)
PAGES = sorted((ROOT / "pages").glob("*.py"))
SHARED = sorted((ROOT / "dashboard").rglob("*.py"))
LAYER = sorted((ROOT / "finsam_data").rglob("*.py"))


def name_of(file) -> str:
    return file.relative_to(ROOT).as_posix()


def tree_of(file) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def imports(file) -> set[str]:
    """Full names of everything that the file imports, also inside functions: `from a.b import c` gives a.b and
    a.b.c.
    """
    names = set()
    for node in ast.walk(tree_of(file)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(file)} imports relatively"
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def packages(file) -> set[str]:
    return {name.split(".")[0] for name in imports(file)}


def test_the_files_are_found():
    assert len(LAYER) > 10 and len(PAGES) >= 3 and len(SHARED) > 8


@pytest.mark.parametrize("file", LAYER, ids=name_of)
def test_the_data_layer_knows_no_pages(file):
    assert not packages(file) & {"streamlit", "altair", "pages", "dashboard", "app", "tests"}


# what turns answers into tables, words and charts is pure, so that downloads and tests can use it without a page
PURE = (
    "kit/charts/charts", "kit/figures/chart_columns", "kit/figures/tables", "kit/figures/signals",
    "kit/figures/downloads", "subjects/full_year/charts",
    "subjects/participants/words", "subjects/participants/flow_words",
    "meeting/model", "meeting/resolve",
)  # fmt: skip


@pytest.mark.parametrize("name", PURE)
def test_charts_and_words_never_call_streamlit(name):
    assert "streamlit" not in packages(ROOT / "dashboard" / f"{name}.py")


@pytest.mark.parametrize("file", sorted((ROOT / "dashboard" / "handouts").rglob("*.py")), ids=name_of)
def test_handouts_never_call_streamlit(file):
    assert "streamlit" not in packages(file)


@pytest.mark.parametrize("file", SHARED, ids=name_of)
def test_shared_rooms_know_no_page(file):
    pages = {f"pages.{page.stem}" for page in PAGES}
    assert not {name for name in imports(file) if name in pages or name == "app"}


@pytest.mark.parametrize("file", PAGES, ids=name_of)
def test_pages_know_only_what_is_shared(file):
    own = {name for name in imports(file) if name.split(".")[0] in ("pages", "dashboard", "app", "tests")}
    assert all(name.split(".")[0] == "dashboard" for name in own), own
    assert "duckdb" not in packages(file), "a page asks the data layer"
    assert "sqlite3" not in packages(file)


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_only_one_room_caches_for_pages(file):
    cached = {
        node.attr for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Attribute) and node.attr in ("cache_data", "cache_resource", "experimental_memo",
            "experimental_singleton")
    }  # fmt: skip
    assert not cached or name_of(file) == "dashboard/kit/cached.py"


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_no_raw_html_and_no_style(file):
    tree = tree_of(file)
    keywords = {keyword.arg for node in ast.walk(tree) if isinstance(node, ast.Call) for keyword in node.keywords}
    assert "unsafe_allow_html" not in keywords
    called = {
        (getattr(node.value, "id", None), node.attr) for node in ast.walk(tree) if isinstance(node, ast.Attribute)
    }
    # the deck of slides must move without the server and fill the screen, and the meeting survive a reload (see
    # docs/decisions.md)
    own = (
        {("st", "components")}
        if name_of(file) in ("dashboard/meeting_tabs/presenting.py", "dashboard/meeting/readers_meeting.py")
        else set()
    )
    assert not called & {("st", "html"), ("st", "components")} - own
    assert "<style" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_rooms_stay_small_and_say_what_they_are(file):
    lines = len(file.read_text(encoding="utf-8").splitlines())
    # 80 is the guide for a page, 250 for a module; a little over is no reason to split
    assert lines <= (90 if file in PAGES else 250)
    assert ast.get_docstring(tree_of(file)), "a module without a docstring"
    assert file.stem not in ("utils", "helpers", "misc", "common")


def test_functions_stay_small():
    long = [
        f"{name_of(file)}:{node.name}" for file in FILES for node in ast.walk(tree_of(file))
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno > 45
    ]  # fmt: skip
    assert long == []


def test_page_files_and_addresses_never_share_a_name():
    """An address that equals a page's file name opens that page without app.py at the first visit after a restart."""
    with (ROOT / "data" / "codes" / "pages.csv").open(encoding="utf-8", newline="") as stream:
        pages = {row["page"]: row["address"] for row in csv.DictReader(stream)}
    addresses = list(pages.values())
    assert set(pages) == {file.stem for file in PAGES}
    assert len(set(addresses)) == len(addresses)
    assert all(re.fullmatch(r"[a-z-]+", address) for address in addresses), "an address is plain letters"
    # Streamlit ignores case and drops leading numbers and underscores when it compares
    assert not {address.lower() for address in addresses} & {file.stem.lower() for file in PAGES}


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_versions_are_exact(name):
    lines = [line.split("#")[0].strip() for line in (ROOT / name).read_text(encoding="utf-8").splitlines()]
    pins = [line for line in lines if line and not line.startswith("-r ")]
    assert pins
    assert [line for line in pins if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*", line)] == []
    names = [pin.split("==")[0].lower() for pin in pins]
    assert names == sorted(names)


def test_nothing_is_fetched_from_elsewhere():
    """The dashboard works with the network cable out."""
    for file in [*PAGES, *SHARED, ROOT / "app.py", *LAYER, *(ROOT / ".streamlit").glob("*.toml")]:
        found = re.findall(r"https?://[^\s\"'`)]+", file.read_text(encoding="utf-8"))
        assert [address for address in found if "127.0.0.1" not in address] == [], name_of(file)
