"""Text from outside means nothing where Streamlit reads Markdown, and no text gets there another way."""

import ast
import html

import pandas as pd
import pytest

from dashboard.kit.inert import CUT, inert, inert_lines, inert_table
from tests.conftest import ROOT

FILES = sorted([ROOT / "app.py", *(ROOT / "pages").glob("*.py"), *(ROOT / "dashboard").rglob("*.py")])
# what Streamlit reads as Markdown; of the rest only the label
READ = {
    "title", "header", "subheader", "markdown", "write", "caption", "info", "warning", "error", "success", "toast",
    "metric", "button", "download_button", "page_link", "link_button", "expander", "popover", "spinner", "progress",
    "text_input", "text_area", "selectbox", "slider", "checkbox", "toggle", "file_uploader", "table", "radio",
    "segmented_control", "pills", "multiselect", "number_input", "tabs", "dialog", "status",
}  # fmt: skip
# functions whose answer holds nothing but digits or is inert already
SAFE = {"inert", "inert_lines", "inert_table", "number", "percent", "len", "day_in_words", "_repeated", "_summary"}
# options and labels of the record's own codes, which the build checks, and names of the program's own views
TRUSTED = {
    "dashboard/kit/choices/field.py", "dashboard/kit/figures/show.py:label", "dashboard/kit/figures/show.py:title",
    "dashboard/kit/figures/show.py:styled",
    "dashboard/subjects/register/record_views.py:label", "dashboard/meeting_tabs/agenda.py:label",
    "dashboard/meeting_tabs/hand_out.py:label", "dashboard/meeting_tabs/hand_out.py:name",
    # made inert, or numbers, a few lines above
    "dashboard/kit/choices/arrival.py:asked", "dashboard/kit/choices/arrival.py:shown",
    "dashboard/meeting/readers_meeting.py:places", "dashboard/meeting_tabs/as_shown.py:same",
    "dashboard/meeting_tabs/as_shown.py:place", "dashboard/meeting_tabs/as_shown.py:item.state",
    "dashboard/meeting_tabs/hand_out.py:work.done", "dashboard/meeting_tabs/hand_out.py:work.total",
    "dashboard/subjects/what_if/boards/model_board.py:state.settings().model_floor_percent",
    # a text of the record, read as Markdown on purpose
    "pages/data_and_sources.py",
    "dashboard/subjects/follow_up/cards.py:lines", "dashboard/subjects/register/record_views.py:how_many",
}  # fmt: skip


def plain(text: str) -> str:
    """What a reader sees of an inert text."""
    return html.unescape(text.replace(CUT, ""))


@pytest.mark.parametrize("text", [
    "www.evil.example https://evil.example a.b@evil.example", "[x](y) ![x](y)", "**a** __b__ `c` ~d~ $e$ <b>f</b>",
    ":material/home: :red[x] :smile:", "# a", "- a", "1. a", "    a", "a | b\n--|--", "a -> b <-> c", "&amp;", " a ",
    "\\*", "[^1]", "Umeå 2019: 26 procent (n = 336), +9 procentenheter. § 14!",
])  # fmt: skip
def test_a_reader_sees_the_text_itself(text):
    assert plain(inert(text)) == text
    assert not set(inert(text).replace(CUT, "")) & set("*_`[]<>$~|@\\{^\n")


def test_usual_sentences_stay_as_they_are():
    text = "Vännäs 2019: 38 procent till studier mot 18 i förbundet (n = 17–128), −9 procentenheter. § 14 a-b"
    assert inert(text) == text


def test_lines_and_tables():
    assert inert_lines("a\n\n- b") == f"a  \n&#32;  \n{CUT}&#45;{CUT} b"
    table = inert_table(pd.DataFrame({"*x*": ["_a_", 1, None]}))
    assert list(table) == ["&#42;x&#42;"] and table.iloc[0, 0] == "&#95;a&#95;" and table.iloc[1, 0] == 1


def test_what_cannot_be_sent_is_shown_as_lost():
    assert inert("a\x00\ud800") == "a\ufffd\ufffd"
    inert("a\x00\ud800").encode()


def safe(node, file: str) -> bool:
    """Whether an expression cannot hold anybody's Markdown."""
    match node:
        case ast.Constant() | None:
            return True
        case ast.JoinedStr():
            return all(safe(value, file) for value in node.values)
        case ast.FormattedValue():
            return safe(node.value, file)
        case ast.IfExp():
            return safe(node.body, file) and safe(node.orelse, file)
        case ast.BinOp() | ast.BoolOp():
            sides = node.values if isinstance(node, ast.BoolOp) else (node.left, node.right)
            return all(safe(side, file) for side in sides)
        case ast.Subscript():
            return safe(node.value, file)
        case ast.List() | ast.Tuple():
            return all(safe(one, file) for one in node.elts)
        case ast.Starred():
            return safe(node.value, file)
        case ast.Name():
            return node.id.isupper() or f"{file}:{node.id}" in TRUSTED or file in TRUSTED
        case ast.Attribute():
            return node.attr.isupper() or f"{file}:{ast.unparse(node)}" in TRUSTED or file in TRUSTED
        case ast.Call(func=ast.Attribute(attr="join", value=ast.Constant()), args=[inner]):
            return safe(inner, file)
        case ast.GeneratorExp() | ast.ListComp():
            return safe(node.elt, file)
        case ast.Call(func=func):
            name = getattr(func, "id", getattr(func, "attr", ""))
            if name == "list":
                return safe(node.args[0], file)
            return name in SAFE or file in TRUSTED or (name == "map" and safe_name(node.args[0]))
    return False


def safe_name(node) -> bool:
    return getattr(node, "id", "") in SAFE


def texts_to_streamlit(file):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in READ:
            if ast.unparse(node.func.value) not in ("st", "column", "bar"):
                continue
            label = [word.value for word in node.keywords if word.arg in ("label", "text", "body", "help")]
            place = 1 if node.func.attr in ("page_link", "progress") else 0
            yield from ((node.lineno, text) for text in [*node.args[place : place + 1], *label])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_every_text_that_varies_is_inert(file):
    name = file.relative_to(ROOT).as_posix()
    raw = [
        f"{name}:{line}: {ast.unparse(text)[:90]}" for line, text in texts_to_streamlit(file) if not safe(text, name)
    ]
    assert raw == [], "put inert() around what is no sentence of the program's own"
