"""The web server around app.py: what a page needs that Streamlit does not give it. Start: `streamlit run asgi.py`.

It adds to every HTTP answer the security headers below, serves static/print.css, and changes Streamlit's own files on
their way to the browser:

- The page says `lang="sv"` and has a Swedish title and a Swedish notice for browsers without JavaScript.
- The frontend's scripts say their words in Swedish (data/texts/frontend.yaml) and behave differently in a few places
  (data/texts/frontend_behaviour.yaml).
- The page says where the server is. Otherwise the frontend looks for it below a deep link's address first, as in
  /resultat/_stcore/health, which shows as errors in the browser's console.
- The page names the scripts that every page needs, so that the browser fetches them at once.

What here depends on Streamlit's inside, and what to try at an upgrade: docs/streamlit_inside.md.
"""

import json
import re
from functools import cache
from pathlib import Path

import streamlit as st
import yaml
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from finsam_data.paths import ROOT

TITLE = "Samordningsförbundet Umeåregionen"
NOTICE = (
    "<noscript><p>Sidan behöver JavaScript för att visa siffrorna. "
    "Slå på JavaScript i webbläsaren och ladda om.</p></noscript>"
)

# Streamlit's frontend needs inline styles and scripts, Vega compiles expressions, and downloads are blobs. Nothing
# needs another host.
CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' ws: wss: data: blob:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    ]
)
HEADERS = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}

# With this, the frontend connects at once and asks the server for the rest of its host configuration afterwards. It
# needs both settings, and at least one allowed origin; which one does not matter, since frame-ancestors above keeps
# other sites from embedding the dashboard.
HOST_CONFIG = {"allowedOrigins": ["https://localhost"], "useExternalAuthToken": False}
START_SCRIPT = f"""<script>
window.__streamlit = {{
  BACKEND_BASE_URL: location.origin + "/", MAIN_PAGE_BASE_URL: location.origin + "/",
  HOST_CONFIG: {json.dumps(HOST_CONFIG)},
}};
</script>"""

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


def _patches(name: str) -> list[dict]:
    # the repository's own copy even when FINSAM_DATA names another record: these texts belong to the program
    return yaml.safe_load((ROOT / "data" / "texts" / name).read_text(encoding="utf-8"))


WORDS = _patches("frontend.yaml")
BEHAVIOUR = _patches("frontend_behaviour.yaml")
PATCHES = WORDS + BEHAVIOUR
PATCHED = tuple({patch["script"] for patch in PATCHES})


def swedish_page(html: str) -> str:
    """Streamlit's index.html in Swedish, with what asgi.py adds to its head."""
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
    """The name of the file of Streamlit's that is changed when it is served at `path`, or None.

    Streamlit serves its index.html at every address that is not a file, so that each page has an address of its own.
    """
    folder, _, name = path.rpartition("/")
    if folder == "/static/js" and name.startswith(PATCHED) and name.endswith(".js"):
        return name
    return INDEX if "." not in name and "/_stcore" not in path else None


@cache
def changed_content(name: str) -> bytes:
    """The changed file, made at the first request for it."""
    if name == INDEX:
        return swedish_page((FRONTEND / INDEX).read_text(encoding="utf-8")).encode()
    return patched_script(name, (SCRIPTS / name).read_text(encoding="utf-8")).encode()


class SwedishFrontend:
    """ASGI middleware: puts HEADERS on every HTTP answer and sends the changed files in place of Streamlit's.

    Streamlit always answers first, so that its checks of the path, its redirects and its caching rules still hold.
    """

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request. Anything but HTTP, such as the websocket, passes through."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        name = changed_file(scope["path"]) if scope["method"] == "GET" else None
        if name:
            # "not modified" would be about Streamlit's file, and a compressed answer has another body than ours
            unwanted = (b"if-none-match", b"if-modified-since", b"accept-encoding")
            scope = {**scope, "headers": [pair for pair in scope["headers"] if pair[0] not in unwanted]}
        is_replaced = False

        async def answer(message: Message) -> None:
            nonlocal is_replaced
            if is_replaced:
                return  # the rest of Streamlit's own file
            body = None
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                # a script that does not exist is answered with index.html, whose type is HTML
                kind = "text/html" if name == INDEX else "javascript"
                if name and message["status"] == 200 and kind in headers.get("content-type", ""):
                    body = changed_content(name)
                    headers["content-length"] = str(len(body))
                    del headers["etag"], headers["last-modified"]
            await send(message)
            if body is not None:
                is_replaced = True
                await send({"type": "http.response.body", "body": body})

        await self.app(scope, receive, answer)


def print_stylesheet(_: Request) -> FileResponse:
    """static/print.css. A browser asks each time whether it has changed."""
    return FileResponse(ROOT / "static" / "print.css", headers={"cache-control": "no-cache"})


app = st.App(
    str(ROOT / "app.py"),
    routes=[Route(PRINT_PATH, print_stylesheet)],
    middleware=[Middleware(SwedishFrontend)],
)
