"""Every answer's outside: the security headers, and a Swedish sentence where something is refused or fails."""

import logging

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Streamlit's frontend needs inline styles and scripts, Vega compiles expressions, and downloads are blobs. Nothing
# needs another host; 'self' covers the websocket too.
CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' data: blob:",
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
    "cross-origin-resource-policy": "same-origin",
}

SENTENCES = {
    400: "Adressen går inte att läsa. Gå till startsidan och välj i menyn.",
    403: "Det går inte att göra härifrån. Ladda om sidan och försök igen.",
    404: "Här finns ingenting. Gå till startsidan och välj i menyn.",
    405: "Det går inte att göra på den här adressen. Gå till startsidan och välj i menyn.",
    413: "Filen är för stor. Välj en mindre fil.",
    503: "Servern är inte redo. Försök igen om en stund.",
}
FAILED = "Något gick fel på servern. Försök igen om en stund. Kommer felet tillbaka, säg till kansliet."


async def refuse(scope: Scope, send: Send, status: int, sentence: str = "") -> None:
    """Answers an HTTP request with `status` and a Swedish sentence; a websocket is closed before it is opened."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
        return
    body = (sentence or SENTENCES.get(status, FAILED)).encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-language", b"sv"),
        (b"content-length", b"%d" % len(body)),
        (b"cache-control", b"no-store"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})


class SwedishAnswers:
    """ASGI middleware: puts HEADERS on every HTTP answer, and says Streamlit's own refusals in Swedish.

    No other site needs to read anything here, so the headers that would let it are taken away.
    """

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request. Anything but HTTP, such as the websocket, passes through."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        has_begun = is_replaced = False

        async def answer(message: Message) -> None:
            nonlocal has_begun, is_replaced
            if is_replaced:
                return  # the rest of an English answer
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if message["status"] >= 400 and headers.get("content-language") != "sv":
                    is_replaced = True
                    await refuse(scope, answer_in_swedish, message["status"])
                    return
                has_begun = True
                _outside(headers)
            await send(message)

        async def answer_in_swedish(message: Message) -> None:
            nonlocal has_begun
            if message["type"] == "http.response.start":
                has_begun = True
                _outside(MutableHeaders(scope=message))
            await send(message)

        try:
            await self.app(scope, receive, answer)
        except Exception:
            if has_begun:
                raise
            logging.getLogger("finsam").exception("An answer failed")
            await refuse(scope, answer_in_swedish, 500)


def _outside(headers: MutableHeaders) -> None:
    for name in [name for name in headers if name.startswith("access-control-")]:
        del headers[name]
    headers.update(HEADERS)
