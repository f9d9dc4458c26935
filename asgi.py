"""The server's outer layer: what a page of HTML must have that Streamlit does not give it. `streamlit run asgi.py` serves app.py through it.

- `lang="sv"` and a Swedish title and notice before the first paint,
- a strict content security policy: nothing is fetched from anywhere else,
- the frontend's host configuration inline, so that it neither asks for it nor guesses addresses below a deep link (which shows as errors),
- the parts of the frontend that every page needs, fetched at once instead of one after another.
"""

import json
import re
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TITLE = "Samordningsförbundet Umeåregionen"
# Streamlit's frontend needs inline style and script, Vega compiles expressions, and downloads are blobs; nothing needs another host
CONTENT_SECURITY_POLICY = "; ".join([
    "default-src 'self'", "script-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob:", "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:", "font-src 'self' data:", "connect-src 'self' ws: wss: data: blob:", "worker-src 'self' blob:",
    "object-src 'none'", "base-uri 'self'", "form-action 'self'", "frame-ancestors 'self'",
])  # fmt: skip
HEADERS = {
    b"content-security-policy": CONTENT_SECURITY_POLICY.encode(),
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"permissions-policy": b"camera=(), microphone=(), geolocation=()",
}
HOST_CONFIG = {"allowedOrigins": ["https://*.umea.se"], "useExternalAuthToken": False, "enableCustomParentMessages": False,
               "enforceDownloadInNewTab": False, "metricsUrl": "", "blockErrorDialogs": False}  # fmt: skip
START_SCRIPT = f"""<script>
window.__streamlit = {{BACKEND_BASE_URL: location.origin + "/", MAIN_PAGE_BASE_URL: location.origin + "/", HOST_CONFIG: {json.dumps(HOST_CONFIG)}}};
</script>"""
NOTICE = "<noscript><p>Sidan behöver JavaScript för att visa siffrorna. Slå på JavaScript i webbläsaren och ladda om.</p></noscript>"
# frontend parts that every page draws; a name that a later Streamlit does not have is simply left out
PARTS = ("ArrowVegaLiteChart", "Selectbox", "Metric", "Tabs", "Popover", "ButtonGroup")


def swedish_page(html: str) -> str:
    """Streamlit's index.html as a Swedish page."""
    html = html.replace('<html lang="en">', '<html lang="sv">', 1).replace("<title>Streamlit</title>", f"<title>{TITLE}</title>", 1)
    html = re.sub(r"<noscript>.*?</noscript>", NOTICE, html, count=1, flags=re.DOTALL)
    return html.replace("<head>", f'<head><base href="/">{START_SCRIPT}{_preloads()}', 1)


def _preloads() -> str:
    scripts = Path(st.__file__).parent / "static" / "static" / "js"
    names = [file.name for part in PARTS for file in sorted(scripts.glob(f"{part}.*.js"))]
    return "".join(f'<link rel="modulepreload" crossorigin href="/static/js/{name}">' for name in names)


class SwedishPage:
    """ASGI middleware: rewrites HTML pages and puts the headers on every HTTP answer."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes everything but HTTP straight through."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        # an answer from an old page must not be taken for the new one, and a compressed one could not be rewritten
        asks_for_page = scope["method"] == "GET" and "." not in scope["path"].rsplit("/", 1)[-1] and "/_stcore" not in scope["path"]
        if asks_for_page:
            scope = {
                **scope,
                "headers": [pair for pair in scope["headers"] if pair[0] not in (b"accept-encoding", b"if-none-match", b"if-modified-since")],
            }
        start: Message | None = None
        body = b""

        async def answer(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                message["headers"] = [pair for pair in message["headers"] if pair[0].lower() not in HEADERS] + list(HEADERS.items())
                is_html = any(name.lower() == b"content-type" and value.startswith(b"text/html") for name, value in message["headers"])
                if is_html and asks_for_page:
                    start = message
                    return
            if start is None:
                await send(message)
                return
            body += message.get("body", b"")
            if message.get("more_body"):
                return
            page = swedish_page(body.decode()).encode()
            dropped = (b"content-length", b"etag", b"last-modified")
            start["headers"] = [pair for pair in start["headers"] if pair[0].lower() not in dropped] + [(b"content-length", str(len(page)).encode())]
            await send(start)
            await send({"type": "http.response.body", "body": page})

        await self.app(scope, receive, answer)


app = st.App(str(Path(__file__).parent / "app.py"), middleware=[Middleware(SwedishPage)])
