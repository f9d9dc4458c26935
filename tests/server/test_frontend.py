"""The server's outer layer: every patch still finds its place in the installed Streamlit, the page says that it is
Swedish, and every answer carries the security headers.
"""

import ast
import re
from pathlib import Path

import pytest
import streamlit as st
from streamlit import config

from server import frontend
from server.answers import HEADERS, SwedishAnswers
from tests.conftest import ROOT
from tests.server.wire import ask, ran

STATIC = Path(st.__file__).parent / "static"
INDEX_HTML = (STATIC / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("patch", frontend.PATCHES, ids=lambda patch: patch["replace"][:40])
def test_each_patch_finds_its_place(patch):
    """A later Streamlit may word its script differently: then this fails, and the reader would see English."""
    files = [file for file in frontend.SCRIPTS.glob("*.js") if file.name.startswith(patch["script"])]
    assert files, f"no script is called {patch['script']}…"
    pattern = patch["find"] if patch.get("regex") else re.escape(patch["find"])
    matching = [file for file in files if re.search(pattern, file.read_text(encoding="utf-8"))]
    assert matching, patch["find"]
    for file in matching:
        changed = frontend.patched_script(file.name, file.read_text(encoding="utf-8"))
        if not patch.get("regex"):
            assert patch["find"] not in changed
            assert patch["replace"] in changed


@pytest.mark.parametrize("patch", frontend.BEHAVIOUR, ids=lambda patch: patch["find"][:40])
def test_each_change_of_behaviour_has_a_reason_and_a_test(patch):
    assert patch["reason"].endswith(".")
    file, _, name = patch["test"].partition("::")
    functions = ast.parse((ROOT / file).read_text(encoding="utf-8")).body
    assert name in {node.name for node in functions if isinstance(node, ast.FunctionDef)}, patch["test"]


def test_words_are_only_words():
    assert all(patch.keys() <= {"script", "find", "replace", "regex"} for patch in frontend.WORDS)


def test_only_pages_and_patched_scripts_are_changed():
    toolbar = next(frontend.SCRIPTS.glob("Toolbar.*.js")).name
    assert frontend.patched_script("other.js", "label:`Fullscreen`") == "label:`Fullscreen`"
    assert frontend.changed_file(f"/static/js/{toolbar}") == f"/static/js/{toolbar}"
    for path in ("/static/js/Toolbar.gone.js", "/static/js/other.abc.js", "/_stcore/health", "/favicon.png", "/static"):
        assert frontend.changed_file(path) is None


@pytest.mark.parametrize("path", ["/", "/resultat", "/data-och-kallor", "/finns-inte"])
def test_every_page_says_that_it_is_swedish(path):
    assert frontend.changed_file(path) == "/index.html"
    page = frontend.swedish_page(INDEX_HTML)
    assert '<html lang="sv">' in page
    assert f"<title>{frontend.TITLE}</title>" in page
    assert "JavaScript" in re.search(r"<noscript>(.*?)</noscript>", page, re.DOTALL)[1]
    assert "You need to enable" not in page


def test_every_preloaded_script_is_there():
    for start in frontend.PRELOADED:
        assert list(frontend.SCRIPTS.glob(f"{start}*.js")), f"no script is called {start}…"


def test_the_policy_lets_nothing_in_from_elsewhere():
    policy = HEADERS["content-security-policy"]
    assert "default-src 'self'" in policy
    assert not re.search(r"https?:|wss?:|\*", policy)


def test_no_other_page_may_send_commands():
    """Streamlit's frontend obeys messages of the origins in this list, and lists the makers' own by default."""
    assert "allowedOrigins: [location.origin]" in frontend.START_SCRIPT
    assert config.get_option("client.allowedOrigins") == []


def test_the_page_has_a_stylesheet_for_print_and_none_for_the_screen():
    page = frontend.swedish_page(INDEX_HTML)
    assert '<link rel="stylesheet" media="print" href="/print.css">' in page
    style = (ROOT / "static" / "print.css").read_text(encoding="utf-8")
    assert "@media" not in style and "http" not in style, "the whole file is for print, and fetches nothing"
    assert [
        sheet
        for sheet in re.findall(r'<link rel="stylesheet"[^>]*>', page)
        if "print.css" not in sheet and "/static/" not in sheet
    ] == []


# ---- what the middleware does with Streamlit's answers


def answered(path: str, kind: str, status: int = 200, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
    """(status, headers, body) of what is sent when Streamlit answers with `status` and content of `kind`.

    The names of the request's headers are sent back in the body.
    """
    sent = []

    async def streamlit_answers(scope, receive, send):
        body = repr(sorted(name for name, _ in scope["headers"])).encode()
        said = [(b"content-type", kind.encode()), (b"etag", b"1"), (b"content-length", b"%d" % len(body))]
        await send({"type": "http.response.start", "status": status, "headers": said})
        await send({"type": "http.response.body", "body": body[:1], "more_body": True})
        await send({"type": "http.response.body", "body": body[1:]})

    async def send(message):
        sent.append(message)

    headers = [(name, b"1") for name in (b"if-none-match", b"range", b"accept-encoding")]
    scope = {"type": "http", "method": method, "path": path, "headers": headers}
    asked = SwedishAnswers(frontend.SwedishFrontend(streamlit_answers))(scope, None, send)
    ran(asked)
    told = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    assert HEADERS.items() <= told.items(), "every answer has the security headers"
    body = b"".join(message["body"] for message in sent[1:])
    assert method == "HEAD" or told["content-length"] == str(len(body))
    return sent[0]["status"], told, body


def test_a_page_is_exchanged_whole():
    _, headers, body = answered("/resultat", "text/html; charset=utf-8")
    assert b'<html lang="sv">' in body
    assert headers["etag"] == frontend.content_tag("/index.html"), "Streamlit's is of its own file"
    assert answered("/resultat", "text/html", method="HEAD")[1]["content-length"] == str(len(body))


def test_a_script_is_exchanged_whole():
    name = next(frontend.SCRIPTS.glob("Toolbar.*.js")).name
    assert "`Helskärm`".encode() in answered(f"/static/js/{name}", "text/javascript; charset=utf-8")[2]


def test_other_answers_pass():
    assert b"range" in answered("/favicon.png", "image/png")[2]
    assert b"range" in answered("/_stcore/health", "text/plain")[2]


def test_a_changed_file_is_asked_for_whole():
    assert answered("/resultat", "text/html", status=304)[2] == b"[]"


@pytest.mark.parametrize("status", [400, 403, 404, 413, 418, 500, 503])
def test_what_streamlit_refuses_is_said_in_swedish(status):
    told, headers, body = answered("/_stcore/health", "text/plain", status=status)
    assert told == status and headers["content-language"] == "sv"
    assert body.decode().endswith(".") and b"range" not in body


# ---- what one request may do to the next

SCRIPT = next(frontend.SCRIPTS.glob("index.*.js")).name
ODD = f"""
/index.html /static/index.html /static/js/index.html /static/js/X/../{SCRIPT} /static/js/X/../index.html
/static/js/%2e%2e/index.html /static/js/..%2findex.html /static/js/..%5cindex.html /static/js//index.html
//static/js/index.html /static//js/index.html /static/js/index.gone.js /static/js/Toolbar.js /static/js/ /static/js
/static/ /static /STATIC/js/index.html /static/js/{SCRIPT}/ /static/js/{SCRIPT}. /static/js/{SCRIPT}%00
/static/js/{SCRIPT}%20 /static/js/{SCRIPT}?a=1 /static/js/{SCRIPT}%3Fa /static/js/{SCRIPT.upper()} /static/js/index.
/static/js/index.js /static/js/index.map /static/js/{SCRIPT}.map /static/media/none.woff2 /resultat/static/js/{SCRIPT}
/resultat. /resultat/ /resultat/index.html /resultat.html /_stcore /_stcore/ /media /media/ /media/none.js
/component/a/index.html /manifest.json/ /. /%2e /å /%ff /print.css/ /robots.txt /sw.js /?a=/static/js/index.html /#
/a/b/c /x.js * /:80
""".split()


@pytest.mark.parametrize("method", ["HEAD", "GET"])
def test_no_request_spoils_the_frontend_for_others(served, method):
    """One for a script that was not there, before anybody else's, left every page in English until the next start."""
    for path in ODD:
        for headers in ((), ("Range: bytes=0-9",), ("If-None-Match: *", "Accept-Encoding: gzip")):
            status, told, body = ask(served, path.encode().decode("latin-1"), *headers, method=method)
            assert status in (200, 301, 307, 400, 404, 421), path
            if status == 200 and method == "GET" and "html" in told["content-type"]:
                assert b'<html lang="sv">' in body and len(body) == int(told["content-length"]), path
            if path.startswith("/static/") and status == 200:
                assert "javascript" in told["content-type"], path
    for path in ("/", "/resultat", "/finns-inte"):
        assert b'<html lang="sv">' in ask(served, path)[2]
    assert "`Vänta`".encode() in ask(served, f"/static/js/{SCRIPT}")[2]


def test_a_missing_file_is_missing(served):
    for path in ("/static/js/index.gone.js", "/static/js/index.html", "/static/none", "/static/js/Toolbar.js"):
        status, headers, body = ask(served, path)
        assert status == 404 and "Här finns ingenting" in body.decode()
        assert headers["content-type"].startswith("text/plain")


# ---- what a browser may keep


def test_a_browser_asks_whether_a_changed_file_has_changed(served):
    """Streamlit lets a script be kept for a year under its name, which is the same when our words in it change."""
    for path in (f"/static/js/{SCRIPT}", "/", "/resultat"):
        status, told, body = ask(served, path)
        assert (status, told["cache-control"]) == (200, "no-cache") and body, path
        for known in (told["etag"], f"W/{told['etag']}", f'"other", {told["etag"]}'):
            status, again, body = ask(served, path, f"If-None-Match: {known}")
            assert (status, body) == (304, b"") and again["etag"] == told["etag"], path
        assert ask(served, path, 'If-None-Match: "other"')[0] == 200


def test_another_text_is_another_tag(monkeypatch):
    path = f"/static/js/{SCRIPT}"
    tags = set()
    monkeypatch.setattr(frontend, "changed_content", frontend.changed_content.__wrapped__)
    for word in ("`Vänta`", "`Ett ögonblick`"):
        monkeypatch.setattr(frontend, "PATCHES", [{"script": "index.", "find": "`Please wait...`", "replace": word}])
        tags.add(frontend.content_tag.__wrapped__(path))
    assert len(tags) == 2


def test_what_is_not_changed_may_be_kept(served):
    other = next(file.name for file in frontend.SCRIPTS.glob("*.js") if not file.name.startswith(frontend.PATCHED))
    assert "immutable" in ask(served, f"/static/js/{other}")[1]["cache-control"]
