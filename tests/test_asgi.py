"""The server's outer layer: every English phrase that it replaces is there in the installed Streamlit, and the page
says that it is Swedish.
"""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import streamlit as st

import asgi

STATIC = Path(st.__file__).parent / "static"


@pytest.mark.parametrize("phrase", asgi.PHRASES, ids=lambda phrase: phrase["say"][:40])
def test_each_phrase_is_found_and_replaced(phrase):
    """A later Streamlit may word it otherwise: then this fails, and the reader would see English."""
    files = [file for file in STATIC.rglob("*.js") if file.name.startswith(phrase["script"])]
    assert files, f"no script is called {phrase['script']}…"
    pattern = phrase["find"] if phrase.get("regex") else re.escape(phrase["find"])
    with_phrase = [file for file in files if re.search(pattern, file.read_text(encoding="utf-8"))]
    assert with_phrase, phrase["find"]
    for file in with_phrase:
        swedish = asgi.swedish_script(file.name, file.read_text(encoding="utf-8"))
        if not phrase.get("regex"):
            assert phrase["find"] not in swedish
            assert phrase["say"] in swedish


def test_other_scripts_pass_as_they_are():
    assert asgi.swedish_script("other.js", "label:`Fullscreen`") == "label:`Fullscreen`"
    assert asgi.rewriter("/static/js/other.abc.js") is None
    assert asgi.rewriter("/_stcore/health") is None
    assert asgi.rewriter("/static/media/font.woff2") is None


@pytest.mark.parametrize("path", ["/", "/resultat", "/data-och-kallor", "/finns-inte"])
def test_every_page_says_that_it_is_swedish(path):
    page = asgi.rewriter(path)((STATIC / "index.html").read_text(encoding="utf-8"))
    assert '<html lang="sv">' in page
    assert f"<title>{asgi.TITLE}</title>" in page
    assert "JavaScript" in re.search(r"<noscript>(.*?)</noscript>", page, re.DOTALL)[1]
    assert "You need to enable" not in page


def test_the_policy_lets_nothing_in_from_elsewhere():
    policy = asgi.HEADERS[b"content-security-policy"].decode()
    assert "default-src 'self'" in policy
    assert not re.search(r"https?:|\*", policy)


def test_the_page_has_a_stylesheet_for_print_and_none_for_the_screen():
    page = asgi.swedish_page((STATIC / "index.html").read_text(encoding="utf-8"))
    assert '<link rel="stylesheet" media="print" href="/print.css">' in page
    style = (Path(asgi.ROOT) / "static" / "print.css").read_text(encoding="utf-8")
    assert "@media" not in style and "http" not in style, "the whole file is for print, and fetches nothing"
    assert [
        sheet
        for sheet in re.findall(r'<link rel="stylesheet"[^>]*>', page)
        if "print.css" not in sheet and "/static/" not in sheet
    ] == []


def test_the_stylesheet_is_served_with_the_policy():
    sent = []

    async def send(message):
        sent.append(message)

    async def never(*_):
        raise AssertionError("not passed on")

    asked = asgi.SwedishFrontend(never)(
        {"type": "http", "method": "GET", "path": "/print.css", "headers": []}, None, send
    )
    # in a thread of its own: a browser's driver may have an event loop in this one
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, asked).result()
    headers = dict(sent[0]["headers"])
    assert headers[b"content-type"].startswith(b"text/css") and b"content-security-policy" in headers
    assert b"@page" in sent[1]["body"]
