"""Who may import whom, and how large the rooms are. Read from the source with ast; nothing is imported."""

import ast
import csv
import re
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.conftest import ROOT

# bench holds a plain page to measure against, which may do what the product may not
FOLDERS = ("server", "finsam_data", "dashboard", "pages", "tools")
FILES = sorted([*ROOT.glob("*.py"), *(file for folder in FOLDERS for file in (ROOT / folder).rglob("*.py"))])
PAGES = sorted((ROOT / "pages").glob("*.py"))
DASHBOARD = sorted((ROOT / "dashboard").rglob("*.py"))
LAYER = sorted((ROOT / "finsam_data").rglob("*.py"))

# from the top floor down: a room imports from its own line or from a lower one, never from a higher
FLOORS = (
    ("app", "server"),
    ("pages",),
    ("dashboard.page", "dashboard.overview", "dashboard.every_view"),
    ("dashboard.meeting_tabs",),
    ("dashboard.handouts",),
    ("dashboard.meeting",),
    ("dashboard.catalogue", "dashboard.chart_forms"),
    ("dashboard.subjects",),
    ("dashboard.kit.views", "dashboard.kit.choices"),
    ("dashboard.kit.figures", "dashboard.kit.files"),
    ("dashboard.kit.charts",),
    ("dashboard.kit",),
    ("finsam_data.build", "finsam_data.scb.__main__", "finsam_data.new_forbund", "finsam_data.versions.__main__"),
    ("finsam_data.building",),
    ("finsam_data.scenarios",),
    ("finsam_data.questions",),
    ("finsam_data.scb",),
    ("finsam_data.record",),
    ("finsam_data",),
)
# about nine modules in a room: more, and it is two rooms
MOST_MODULES = 9


def name_of(file) -> str:
    return file.relative_to(ROOT).as_posix()


def module_of(file) -> str:
    return name_of(file).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


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


MODULES = {module_of(file): file for file in FILES if name_of(file) not in ("asgi.py", "run.py")}


def arrows(file) -> set[str]:
    """The modules of this house that a file imports; a package counts only where nothing inside it is meant."""
    found = imports(file) & MODULES.keys() - {module_of(file)}
    return {name for name in found if not any(other.startswith(f"{name}.") for other in found)}


def floor(module: str) -> int:
    """The line of FLOORS with the longest name that the module begins with."""
    fits = [
        (len(name), place)
        for place, names in enumerate(FLOORS)
        for name in names
        if module == name or module.startswith(f"{name}.")
    ]
    assert fits, f"{module} has no floor: give its room a place in FLOORS"
    return max(fits)[1]


def subject(module: str) -> str:
    found = re.match(r"dashboard\.subjects\.(\w+)", module)
    return found[1] if found else ""


def test_the_files_are_found():
    assert len(LAYER) > 10 and len(PAGES) >= 3 and len(DASHBOARD) > 50


@pytest.mark.parametrize("module", [name for name in MODULES if not name.startswith("tools")])
def test_imports_run_downwards_only(module):
    back = {other for other in arrows(MODULES[module]) if floor(other) < floor(module)}
    assert not back, f"{module} reaches up to {back}"


@pytest.mark.parametrize("module", [name for name in MODULES if subject(name)])
def test_no_subject_imports_another(module):
    assert not {other for other in arrows(MODULES[module]) if subject(other) not in ("", subject(module))}


def test_there_is_no_circle():
    try:
        list(TopologicalSorter({name: arrows(file) for name, file in MODULES.items()}).static_order())
    except CycleError as circle:
        pytest.fail(f"a circle: {circle.args[1]}")


def test_nothing_is_imported_by_its_name_in_a_text():
    """What importlib loads is an arrow that no test sees. Chart modules are loaded so, downwards, to spare pages
    Altair.
    """
    loading = [name_of(file) for file in FILES if "importlib" in imports(file)]
    assert loading == ["dashboard/chart_forms.py"]


@pytest.mark.parametrize("file", LAYER, ids=name_of)
def test_the_data_layer_knows_no_pages(file):
    assert not packages(file) & {"streamlit", "altair", "pages", "dashboard", "app", "tests"}


# what turns answers into tables, words and charts is pure, so that downloads and tests can use it without a page
PURE_ROOMS = ("kit/charts", "handouts")
PURE_NAMES = ("charts", "chart_columns", "tables", "words", "flow_words", "signals", "downloads", "model", "resolve")
PURE = [
    file for file in DASHBOARD
    if any(name_of(file).startswith(f"dashboard/{room}/") for room in PURE_ROOMS) or file.stem in PURE_NAMES
]  # fmt: skip


@pytest.mark.parametrize("file", PURE, ids=name_of)
def test_charts_words_and_files_never_call_streamlit(file):
    assert "streamlit" not in packages(file)


@pytest.mark.parametrize("file", PAGES, ids=name_of)
def test_pages_know_only_the_dashboard(file):
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
    # 80 lines are the guide for a page, 250 for a module; a little over is no reason to split
    assert lines <= (90 if file in PAGES else 280)
    assert ast.get_docstring(tree_of(file)), "a module without a docstring"
    assert file.stem not in ("utils", "helpers", "misc", "common", "shared")


@pytest.mark.parametrize("folder", sorted({file.parent for file in FILES} - {ROOT, ROOT / "tools"}), ids=name_of)
def test_folders_stay_small(folder):
    modules = [file.name for file in folder.glob("*.py") if file.name != "__init__.py"]
    assert len(modules) <= MOST_MODULES, modules


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


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "requirements-tools.txt"])
def test_versions_are_exact(name):
    lines = [line.split("#")[0].strip() for line in (ROOT / name).read_text(encoding="utf-8").splitlines()]
    pins = [line for line in lines if line and not line.startswith("-r ")]
    assert pins
    assert [line for line in pins if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*", line)] == []
    names = [pin.split("==")[0].lower() for pin in pins]
    assert names == sorted(names)


def test_nothing_is_fetched_from_elsewhere():
    """The dashboard works with the network cable out. The address in an SVG picture only names its language."""
    for file in [*PAGES, *DASHBOARD, ROOT / "app.py", *LAYER, *(ROOT / ".streamlit").glob("*.toml")]:
        found = re.findall(r"https?://[^\s\"'`)]+", file.read_text(encoding="utf-8"))
        allowed = ("127.0.0.1", "http://www.w3.org/2000/svg")
        assert [address for address in found if not any(one in address for one in allowed)] == [], name_of(file)
