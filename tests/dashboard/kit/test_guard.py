"""What fails outside the page's own run (a click, a change, a part that reruns alone, a file) is one sentence."""

import ast

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.kit.guard import FAILED, NO_FILE, NOT_DONE, FileNotMade, file
from tests.conftest import ROOT

FILES = sorted([ROOT / "app.py", *(ROOT / "pages").glob("*.py"), *(ROOT / "dashboard").rglob("*.py")])


def page_with(body: str) -> AppTest:
    """A page that is run as app.py runs one, with a widget whose callback fails."""
    script = f"""
import streamlit as st
from dashboard.kit.guard import callback, fragment, guarded

def fails(*arguments, **named):
    raise KeyError("an English word")

with guarded("page"):
    {body}
    st.title("Sidan")
"""
    return AppTest.from_string(script, default_timeout=20).run()


@pytest.mark.parametrize(("body", "use"), [
    ("st.button('a', on_click=callback(fails), args=(1,), kwargs=dict(b=2))", lambda page: page.button[0].click()),
    ("st.text_input('a', on_change=callback(fails))", lambda page: page.text_input[0].input("x")),
    ("st.checkbox('a', on_change=callback(fails))", lambda page: page.checkbox[0].check()),
    ("st.selectbox('a', [1, 2], on_change=callback(fails))", lambda page: page.selectbox[0].select(2)),
    ("st.slider('a', 0, 9, on_change=callback(fails))", lambda page: page.slider[0].set_value(3)),
    ("fragment(lambda: st.button('a', on_click=callback(fails)))()", lambda page: page.button[0].click()),
])  # fmt: skip
def test_a_callback_that_fails_is_a_sentence_over_the_usual_page(body, use):
    page = page_with(body)
    assert not page.error
    use(page).run()
    assert not page.exception
    assert [error.value for error in page.error] == [NOT_DONE]
    assert page.title[0].value == "Sidan", "the page is drawn as usual"
    page.run()
    assert not page.error, "the sentence is said once"


def test_a_part_that_fails_when_it_reruns_alone_is_a_sentence():
    page = page_with("fragment(lambda: fails() if st.toggle('a') else None)()")
    page.toggle[0].set_value(True).run()
    assert not page.exception and [error.value for error in page.error] == [FAILED]


def test_a_file_that_fails_says_so():
    with pytest.raises(FileNotMade, match=NO_FILE):
        file(lambda: 1 / 0)()
    assert file(lambda: b"x")() == b"x"


def called(node, name: str) -> bool:
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") == name


def guarded_callback(node) -> bool:
    """`"rerun"`, `"ignore"`, `callback(…)`, or one of them by a condition."""
    if isinstance(node, ast.IfExp):
        return guarded_callback(node.body) and guarded_callback(node.orelse)
    return isinstance(node, ast.Constant) or called(node, "callback")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_no_callback_fragment_or_file_is_given_unguarded(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    # a value that stands in a variable of the same name
    named = {
        node.targets[0].id: node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            for word in node.keywords:
                if word.arg and word.arg.startswith("on_") and word.arg not in ("on_script_error",):
                    value = named.get(getattr(word.value, "id", ""), word.value)
                    assert guarded_callback(value), f"{file.name}:{node.lineno}: {ast.unparse(word)}"
            if getattr(node.func, "attr", "") == "download_button":
                data = node.args[1]
                assert not isinstance(data, ast.Lambda) and not called(data, "partial"), f"{file.name}:{node.lineno}"
        if file.name != "guard.py":
            assert ast.unparse(node) != "st.fragment", f"{file.name}:{node.lineno}: use guard.fragment"
