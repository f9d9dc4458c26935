"""The server's outer layer: every patch still finds its place in the installed Streamlit, the page says that it is
Swedish, and every answer carries the security headers.
"""

import ast
import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import streamlit as st

import asgi
from tests.conftest import ROOT

STATIC = Path(st.__file__).parent / "static"
INDEX_HTML = (STATIC / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("patch", asgi.PATCHES, ids=lambda patch: patch["replace"][:40])
def test_each_patch_finds_its_place(patch):
    """A later Streamlit may word its script differently: then this fails, and the reader would see English."""
    files = [file for file in asgi.SCRIPTS.glob("*.js") if file.name.startswith(patch["script"])]
    assert files, f"no script is called {patch['script']}…"
    pattern = patch["find"] if patch.get("regex") else re.escape(patch["find"])
    matching = [file for file in files if re.search(pattern, file.read_text(encoding="utf-8"))]
    assert matching, patch["find"]
    for file in matching:
        changed = asgi.patched_script(file.name, file.read_text(encoding="utf-8"))
        if not patch.get("regex"):
            assert patch["find"] not in changed
            assert patch["replace"] in changed


@pytest.mark.parametrize("patch", asgi.BEHAVIOUR, ids=lambda patch: patch["find"][:40])
def test_each_change_of_behaviour_has_a_reason_and_a_test(patch):
    assert patch["reason"].endswith(".")
    file, _, name = patch["test"].partition("::")
    functions = ast.parse((ROOT / file).read_text(encoding="utf-8")).body
    assert name in {node.name for node in functions if isinstance(node, ast.FunctionDef)}, patch["test"]


def test_words_are_only_words():
    assert all(patch.keys() <= {"script", "find", "replace", "regex"} for patch in asgi.WORDS)


def test_only_pages_and_patched_scripts_are_changed():
    assert asgi.patched_script("other.js", "label:`Fullscreen`") == "label:`Fullscreen`"
    assert asgi.changed_file("/static/js/Toolbar.abc.js") == "Toolbar.abc.js"
    for path in ("/static/js/other.abc.js", "/_stcore/health", "/static/media/font.woff2", "/favicon.png"):
        assert asgi.changed_file(path) is None


@pytest.mark.parametrize("path", ["/", "/resultat", "/data-och-kallor", "/finns-inte"])
def test_every_page_says_that_it_is_swedish(path):
    assert asgi.changed_file(path) == "index.html"
    page = asgi.swedish_page(INDEX_HTML)
    assert '<html lang="sv">' in page
    assert f"<title>{asgi.TITLE}</title>" in page
    assert "JavaScript" in re.search(r"<noscript>(.*?)</noscript>", page, re.DOTALL)[1]
    assert "You need to enable" not in page


def test_every_preloaded_script_is_there():
    for start in asgi.PRELOADED:
        assert list(asgi.SCRIPTS.glob(f"{start}*.js")), f"no script is called {start}…"


def test_the_policy_lets_nothing_in_from_elsewhere():
    policy = asgi.HEADERS["content-security-policy"]
    assert "default-src 'self'" in policy
    assert not re.search(r"https?:|\*", policy)


def test_the_page_has_a_stylesheet_for_print_and_none_for_the_screen():
    page = asgi.swedish_page(INDEX_HTML)
    assert '<link rel="stylesheet" media="print" href="/print.css">' in page
    style = (ROOT / "static" / "print.css").read_text(encoding="utf-8")
    assert "@media" not in style and "http" not in style, "the whole file is for print, and fetches nothing"
    assert [
        sheet
        for sheet in re.findall(r'<link rel="stylesheet"[^>]*>', page)
        if "print.css" not in sheet and "/static/" not in sheet
    ] == []


# ---- what the middleware does with Streamlit's answers


def ask(path: str, kind: str, status: int = 200, headers: tuple = ()) -> tuple[int, dict[str, str], bytes]:
    """(status, headers, body) of what is sent when Streamlit answers with `status` and content of `kind`.

    The request's own headers are sent back in the body.
    """
    sent = []

    async def streamlit_answers(scope, receive, send):
        body = repr(scope["headers"]).encode()
        answered = [(b"content-type", kind.encode()), (b"etag", b"1"), (b"content-length", b"%d" % len(body))]
        await send({"type": "http.response.start", "status": status, "headers": answered})
        await send({"type": "http.response.body", "body": body[:1], "more_body": True})
        await send({"type": "http.response.body", "body": body[1:]})

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": path, "headers": list(headers)}
    asked = asgi.SwedishFrontend(streamlit_answers)(scope, None, send)
    # in a thread of its own: a browser's driver may have an event loop in this one
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, asked).result()
    answered = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    assert asgi.HEADERS.items() <= answered.items(), "every answer has the security headers"
    body = b"".join(message["body"] for message in sent[1:])
    assert answered["content-length"] == str(len(body))
    return sent[0]["status"], answered, body


def test_a_page_is_exchanged_whole():
    _, headers, body = ask("/resultat", "text/html; charset=utf-8")
    assert b'<html lang="sv">' in body
    assert "etag" not in headers, "it is of Streamlit's own file"


def test_a_script_is_exchanged_whole():
    name = next(asgi.SCRIPTS.glob("Toolbar.*.js")).name
    assert "`Helskärm`".encode() in ask(f"/static/js/{name}", "text/javascript; charset=utf-8")[2]


def test_other_answers_pass():
    headers = ((b"if-none-match", b"1"), (b"accept-encoding", b"gzip"))
    passed = repr(list(headers)).encode()
    assert ask("/static/js/other.1.js", "text/javascript", headers=headers)[2] == passed
    assert ask("/_stcore/health", "text/plain", headers=headers)[2] == passed
    assert ask("/resultat", "text/html", status=500)[2] == b"[]"
    # a script of an older version does not exist any more, and Streamlit answers with its index.html
    assert ask("/static/js/Toolbar.old.js", "text/html")[2] == b"[]"


def test_a_changed_file_is_never_answered_with_not_modified():
    assert ask("/resultat", "text/html", status=304, headers=((b"if-none-match", b"1"),))[2] == b"[]"
