"""Streamlit's own files, changed on their way to the browser.

- The page says `lang="sv"` and has a Swedish title and a Swedish notice for browsers without JavaScript.
- The frontend's scripts say their words in Swedish (data/texts/frontend.yaml) and behave differently in a few places
  (data/texts/frontend_behaviour.yaml).
- The page says where the server is. Otherwise the frontend looks for it below a deep link's address first, as in
  /resultat/_stcore/health, which shows as errors in the browser's console.
- The page names the scripts that every page needs, so that the browser fetches them at once.
- The page says so when a script is gone, which is what an old tab meets after an upgrade.

What here depends on Streamlit's inside, and what to try at an upgrade: docs/streamlit_inside.md.
"""

import hashlib
import json
import re
from functools import cache
from pathlib import Path

import streamlit as st
import yaml
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from finsam_data.paths import ROOT
from server.answers import refuse

# until the page says its own, which has the name of the förbund
TITLE = "Samordningsförbundet"
NOTICE = (
    "<noscript><p>Sidan behöver JavaScript för att visa siffrorna. "
    "Slå på JavaScript i webbläsaren och ladda om.</p></noscript>"
)
OUTDATED = {
    "text": "Verktyget har uppdaterats sedan sidan öppnades. Ladda om sidan för att fortsätta.",
    "button": "Ladda om sidan",
}
START = (Path(__file__).parent / "start.js").read_text(encoding="utf-8")
START_SCRIPT = f"<script>\nconst outdated = {json.dumps(OUTDATED, ensure_ascii=False)};\n{START}</script>"

# The beginnings of the names of the scripts that every page needs. One that Streamlit lacks is left out.
PRELOADED = (
    "ArrowVegaLiteChart.",
    "embed.",
    "loadVegaEmbed.",
    "Selectbox.",
    "Metric.",
    "ButtonGroup.",
    "BidiComponent.",
)

INDEX = "index.html"
FRONTEND = Path(st.__file__).parent / "static"
SCRIPTS = FRONTEND / "static" / "js"
PRINT_PATH = "/print.css"
# every address at which Streamlit has a file
FILES = frozenset("/" + file.relative_to(FRONTEND).as_posix() for file in FRONTEND.rglob("*") if file.is_file())


def _patches(name: str) -> list[dict]:
    # the repository's own copy even when FINSAM_DATA names another record: these texts belong to the program
    return yaml.safe_load((ROOT / "data" / "texts" / name).read_text(encoding="utf-8"))


WORDS = _patches("frontend.yaml")
BEHAVIOUR = _patches("frontend_behaviour.yaml")
PATCHES = WORDS + BEHAVIOUR
PATCHED = tuple({patch["script"] for patch in PATCHES})


def swedish_page(html: str) -> str:
    """Streamlit's index.html in Swedish, with what is added to its head."""
    html = html.replace('<html lang="en">', '<html lang="sv">', 1)
    html = html.replace("<title>Streamlit</title>", f"<title>{TITLE}</title>", 1)
    html = re.sub(r"<noscript>.*?</noscript>", NOTICE, html, count=1, flags=re.DOTALL)
    names = [file.name for start in PRELOADED for file in sorted(SCRIPTS.glob(f"{start}*.js"))]
    preloads = "".join(f'<link rel="modulepreload" crossorigin href="/static/js/{name}">' for name in names)
    html = html.replace("<head>", f'<head><base href="/">{START_SCRIPT}{preloads}', 1)
    return html.replace("</head>", f'<link rel="stylesheet" media="print" href="{PRINT_PATH}"></head>', 1)


def patched_script(name: str, script: str) -> str:
    """The text of the frontend's script `name` with every patch that is meant for it."""
    for patch in PATCHES:
        if name.startswith(patch["script"]):
            if patch.get("regex"):
                script = re.sub(patch["find"], patch["replace"], script)
            else:
                script = script.replace(patch["find"], patch["replace"])
    return script


def changed_file(path: str) -> str | None:
    """The address of the file of Streamlit's that is changed when it is served at `path`, or None.

    Streamlit serves its index.html at every address that is not a file, so that each page has an address of its own.
    """
    folder, _, name = path.rpartition("/")
    if _is_static(path):
        is_patched = folder == "/static/js" and name.startswith(PATCHED) and name.endswith(".js")
        return path if is_patched and path in FILES else None
    has_own_answer = path.startswith(("/_stcore/", "/media/")) or path in FILES - {f"/{INDEX}"} | {PRINT_PATH}
    return None if has_own_answer else f"/{INDEX}"


def _is_static(path: str) -> bool:
    return path.split("/")[1:2] == ["static"]


@cache
def changed_content(path: str) -> bytes:
    """The changed file at one of FILES, made at the first request for it. Only names that changed_file gives."""
    text = (FRONTEND / path[1:]).read_text(encoding="utf-8")
    return (swedish_page(text) if path == f"/{INDEX}" else patched_script(path.rpartition("/")[2], text)).encode()


@cache
def content_tag(path: str) -> str:
    """The ETag of changed_content: another text is another tag, also when Streamlit's own file is the same."""
    return f'"{hashlib.sha256(changed_content(path)).hexdigest()[:32]}"'


class SwedishFrontend:
    """ASGI middleware: sends the changed files in place of Streamlit's, and 404 for a file that is not there.

    Streamlit answers first, so that its checks of the path and its redirects still hold. What is sent instead depends
    on the path alone, never on what somebody has asked for before. A browser asks each time whether it has changed:
    Streamlit's name of a script stays the same when our words in it change.
    """

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request. Anything but HTTP, such as the websocket, passes through."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if _is_static(scope["path"]) and scope["path"] not in FILES:
            # Streamlit would answer with its page, which an old tab takes for a script
            await refuse(scope, send, 404)
            return
        changed = changed_file(scope["path"])
        known = _known(scope)
        if changed:
            # "not modified" and a part would be of Streamlit's file, and a compressed answer has another body than ours
            unwanted = (b"if-none-match", b"if-modified-since", b"if-range", b"range", b"accept-encoding")
            scope = {**scope, "headers": [pair for pair in scope["headers"] if pair[0] not in unwanted]}
        is_replaced = False

        async def answer(message: Message) -> None:
            nonlocal is_replaced
            if is_replaced:
                return  # the rest of Streamlit's own file
            if not changed or message["type"] != "http.response.start" or message["status"] != 200:
                await send(message)
                return
            is_replaced = True
            body = changed_content(changed)
            headers = MutableHeaders(scope=message)
            headers.update(
                {"content-length": str(len(body)), "etag": content_tag(changed), "cache-control": "no-cache"}
            )
            del headers["last-modified"], headers["accept-ranges"]
            if headers["etag"] in known:
                message["status"], body = 304, b""
                del headers["content-length"], headers["content-type"]
            await send(message)
            await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})

        await self.app(scope, receive, answer)


def _known(scope: Scope) -> set[str]:
    """The ETags that the browser has; a proxy that compresses marks them as weak."""
    said = [value.decode("latin-1") for name, value in scope["headers"] if name == b"if-none-match"]
    return {tag.strip().removeprefix("W/") for tag in ",".join(said).split(",")}
