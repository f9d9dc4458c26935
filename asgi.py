"""The server's outer layer: what a page must have that Streamlit does not give it. `streamlit run asgi.py` serves
app.py through it.

- `lang="sv"`, a Swedish title and notice before the first paint, and Swedish in the frontend's own buttons
(data/texts/frontend.yaml), - a strict content security policy: nothing is fetched from anywhere else, - the frontend's
host configuration inline, so that it neither asks for it nor guesses addresses below a deep link (which shows as
errors), - the parts of the frontend that every page needs, fetched at once instead of one after another, - the
stylesheet of print (static/print.css), and none for the screen.
"""

import json
import re
from pathlib import Path

import streamlit as st
import yaml
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from finsam_data.paths import ROOT

TITLE = "Samordningsförbundet Umeåregionen"
# Streamlit's frontend needs inline style and script, Vega compiles expressions, and downloads are blobs; nothing needs
# another host
CONTENT_SECURITY_POLICY = "; ".join([
    "default-src 'self'", "script-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob:",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:", "font-src 'self' data:", "connect-src 'self' ws: wss: data: blob:",
    "worker-src 'self' blob:",
    "object-src 'none'", "base-uri 'self'", "form-action 'self'", "frame-ancestors 'self'",
])  # fmt: skip
HEADERS = {
    b"content-security-policy": CONTENT_SECURITY_POLICY.encode(),
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"permissions-policy": b"camera=(), microphone=(), geolocation=()",
}
# all that the frontend reads of it; an origin must be named for it to be taken, and no other site may embed the
# dashboard anyway
HOST_CONFIG = {"allowedOrigins": ["https://localhost"], "useExternalAuthToken": False,
    "enableCustomParentMessages": False,
               "enforceDownloadInNewTab": False, "metricsUrl": "", "blockErrorDialogs": False}  # fmt: skip
START_SCRIPT = f"""<script>
window.__streamlit = {{BACKEND_BASE_URL: location.origin + "/", MAIN_PAGE_BASE_URL: location.origin + "/", HOST_CONFIG: {json.dumps(HOST_CONFIG)}}};
</script>"""
NOTICE = "<noscript><p>Sidan behöver JavaScript för att visa siffrorna. Slå på JavaScript i webbläsaren och ladda om.</p></noscript>"
# frontend parts that every page draws; a name that a later Streamlit does not have is simply left out
PARTS = (
    "ArrowVegaLiteChart",
    "embed",
    "loadVegaEmbed",
    "Selectbox",
    "Metric",
    "Tabs",
    "Popover",
    "ButtonGroup",
    "BidiComponent",
)
PRINT_PATH, PRINT_FILE = "/print.css", ROOT / "static" / "print.css"
SCRIPTS = Path(st.__file__).parent / "static" / "static" / "js"
# the repository's own copy, not FINSAM_DATA: these words belong to the program, not to the record
PHRASES = yaml.safe_load((ROOT / "data" / "texts" / "frontend.yaml").read_text(encoding="utf-8"))


def swedish_page(html: str) -> str:
    """Streamlit's index.html as a Swedish page."""
    html = html.replace('<html lang="en">', '<html lang="sv">', 1).replace(
        "<title>Streamlit</title>", f"<title>{TITLE}</title>", 1
    )
    html = re.sub(r"<noscript>.*?</noscript>", NOTICE, html, count=1, flags=re.DOTALL)
    names = [file.name for part in PARTS for file in sorted(SCRIPTS.glob(f"{part}.*.js"))]
    preloads = "".join(f'<link rel="modulepreload" crossorigin href="/static/js/{name}">' for name in names)
    printing = f'<link rel="stylesheet" media="print" href="{PRINT_PATH}">'
    return html.replace("<head>", f'<head><base href="/">{START_SCRIPT}{preloads}', 1).replace(
        "</head>", f"{printing}</head>", 1
    )


def swedish_script(name: str, script: str) -> str:
    """One of the frontend's scripts with its English phrases in Swedish."""
    for phrase in PHRASES:
        if name.startswith(phrase["script"]):
            pattern = phrase["find"] if phrase.get("regex") else re.escape(phrase["find"])
            say = phrase["say"] if phrase.get("regex") else phrase["say"].replace("\\", r"\\")
            script = re.sub(pattern, say, script)
    return script


def rewriter(path: str):
    """The function that rewrites what is served at `path`, or None when it passes as it is."""
    name = path.rsplit("/", 1)[-1]
    if any(name.startswith(phrase["script"]) for phrase in PHRASES) and name.endswith(".js"):
        return lambda text: swedish_script(name, text)
    return swedish_page if "." not in name and "/_stcore" not in path else None


class SwedishFrontend:
    """ASGI middleware: rewrites pages and scripts (each once, then from memory) and puts the headers on every HTTP
    answer.
    """

    def __init__(self, app: ASGIApp):
        self.app = app
        self.rewritten: dict[bytes, bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes everything but HTTP straight through."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if scope["path"] == PRINT_PATH:
            await self._send_print_style(send)
            return
        rewrite = rewriter(scope["path"]) if scope["method"] == "GET" else None
        if rewrite:
            # a compressed answer could not be rewritten, and one that says ”not changed” may be of an older version
            dropped = (b"accept-encoding", b"if-none-match", b"if-modified-since")
            scope = {**scope, "headers": [pair for pair in scope["headers"] if pair[0] not in dropped]}
        start: Message | None = None
        body = b""

        async def answer(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                message["headers"] = [pair for pair in message["headers"] if pair[0].lower() not in HEADERS] + list(
                    HEADERS.items()
                )
                kinds = [value for name, value in message["headers"] if name.lower() == b"content-type"]
                if (
                    rewrite
                    and message["status"] == 200
                    and kinds
                    and kinds[0].startswith((b"text/html", b"text/javascript", b"application/javascript"))
                ):
                    start = message
                    return
            if start is None:
                await send(message)
                return
            body += message.get("body", b"")
            if not message.get("more_body"):
                await self._send_rewritten(send, start, body, rewrite)

        await self.app(scope, receive, answer)

    async def _send_print_style(self, send: Send) -> None:
        headers = [(b"content-type", b"text/css; charset=utf-8"), (b"cache-control", b"no-cache"), *HEADERS.items()]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": PRINT_FILE.read_bytes()})

    async def _send_rewritten(self, send: Send, start: Message, body: bytes, rewrite) -> None:
        if body not in self.rewritten:
            self.rewritten[body] = rewrite(body.decode()).encode()
        page = self.rewritten[body]
        dropped = (b"content-length", b"etag", b"last-modified")
        start["headers"] = [pair for pair in start["headers"] if pair[0].lower() not in dropped] + [
            (b"content-length", str(len(page)).encode())
        ]
        await send(start)
        await send({"type": "http.response.body", "body": page})


app = st.App(str(ROOT / "app.py"), middleware=[Middleware(SwedishFrontend)])
