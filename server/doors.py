"""Which of Streamlit's own addresses are open, and to which methods.

Streamlit's frontend needs four of them. The rest (metrics, sign-in, components' files, the interface for programs, and
whatever a later version adds) are closed: they tell of the server or cost it work, and nobody needs them.
"""

import hmac
import re

from starlette.types import ASGIApp, Receive, Scope, Send

from server.answers import refuse

STREAM = "/_stcore/stream"
SCRIPT_CHECK = "/_stcore/script-health-check"
UPLOAD = re.compile(r"/_stcore/upload_file/(?P<session>[^/]+)/(?P<file>[^/]+)")
_OPEN = {STREAM, "/_stcore/health", "/_stcore/host-config"}
_STREAMLITS_OWN = {"_stcore", "component", "auth", "oauth2callback"}
# the start command makes a secret, gives it to its server in this variable and shows it in this header
SECRET_VARIABLE, SECRET_HEADER = "FINSAM_START_SECRET", "x-finsam-start"


class Doors:
    """ASGI middleware: answers 404 at closed addresses, and 405 to methods that no page uses.

    The script check runs the whole start page, so it is open to who knows `secret`; without a secret, to nobody.
    """

    def __init__(self, app: ASGIApp, secret: str = ""):
        self.app = app
        self.secret = secret.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes one request on, or refuses it."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
        elif not self._is_open(scope):
            await refuse(scope, send, 404)
        elif scope["type"] == "http" and scope["method"] not in _methods(scope["path"]):
            await refuse(scope, send, 405)
        else:
            await self.app(scope, receive, send)

    def _is_open(self, scope: Scope) -> bool:
        path = scope["path"]
        if scope["type"] == "websocket":
            return path == STREAM
        if path == SCRIPT_CHECK:
            shown = dict(scope["headers"]).get(SECRET_HEADER.encode(), b"")
            return bool(self.secret) and hmac.compare_digest(shown, self.secret)
        return path in _OPEN or bool(UPLOAD.fullmatch(path)) or path.split("/")[1] not in _STREAMLITS_OWN


def _methods(path: str) -> tuple[str, ...]:
    return ("PUT", "DELETE") if UPLOAD.fullmatch(path) else ("GET", "HEAD")
