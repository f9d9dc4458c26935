"""Which names the server answers to, and whose pages may talk to it.

A page of another site can ask a reader's browser to open a websocket here, or point a name of its own at the reader's
machine (DNS rebinding). So a request must be addressed to a name of the server's own, and what a browser says of the
page that asks must be such a page too. A request without Origin is no page's: browsers always send it with a websocket,
and whoever reaches the port without a browser could as well open the dashboard.
"""

import re
from collections.abc import Iterable, Mapping

from starlette.types import ASGIApp, Receive, Scope, Send

from server.answers import refuse

VARIABLE = "FINSAM_HOSTS"
# a page that only this machine can serve: always allowed, so that the start command can ask
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_LABEL = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
_NAME = rf"{_LABEL}(?:\.{_LABEL})*|\[[0-9a-f:]+\]"
_HOST = re.compile(rf"({_NAME})(?::([0-9]{{1,5}}))?")
_ORIGIN = re.compile(rf"https?://({_NAME})(?::([0-9]{{1,5}}))?")

NOT_OURS = (
    "Servern känner inte igen adressen. Öppna adressen som du har fått av kansliet. "
    f"(Den som driver servern anger dess namn i {VARIABLE}.)"
)


class HostsUnfit(Exception):
    """The environment variable names something that is no host. The text is a Swedish sentence."""


def named_hosts(environment: Mapping[str, str]) -> tuple[str, ...]:
    """The names in FINSAM_HOSTS, divided by commas or spaces, as a browser writes them. Raises HostsUnfit."""
    names = []
    for given in environment.get(VARIABLE, "").replace(",", " ").split():
        try:
            name = given.lower() if given.startswith("[") else given.encode("idna").decode().lower()
        except UnicodeError:
            name = ""
        if not re.fullmatch(_NAME, name):
            raise HostsUnfit(
                f"{VARIABLE}: ”{given}” är inget värdnamn. Skriv bara namnet, till exempel finsam.kommunen.se, "
                f"utan https:// och utan port. Skilj flera namn åt med komma."
            )
        names.append(name)
    return tuple(names)


class OwnHosts:
    """ASGI middleware: refuses what is not addressed to `named` or LOOPBACK, on any port, and what another site's page
    asks for.

    What passes reaches Streamlit without Origin: Streamlit would compare it with the machine's addresses, which it asks
    an outside host for, inside the event loop.
    """

    def __init__(self, app: ASGIApp, named: Iterable[str] = ()):
        self.app = app
        self.named = frozenset(named)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes one request on, or refuses it."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        host = self._own_host(_said(scope, b"host"))
        if host is None or not scope["path"].startswith("/"):
            await refuse(scope, send, 421, NOT_OURS)
            return
        if scope["type"] == "websocket" or scope["method"] not in ("GET", "HEAD"):
            if not self._is_own_page(_said(scope, b"origin"), host):
                await refuse(scope, send, 403)
                return
            headers = [(name, value) for name, value in scope["headers"] if name.lower() != b"origin"]
            scope = {**scope, "headers": headers}
        await self.app(scope, receive, send)

    def _own_host(self, said: list[str]) -> re.Match | None:
        match = _HOST.fullmatch(said[0]) if len(said) == 1 else None
        return match if match and (match[1] in self.named or match[1] in LOOPBACK) else None

    def _is_own_page(self, said: list[str], host: re.Match) -> bool:
        if not said:
            return True
        page = _ORIGIN.fullmatch(said[0]) if len(said) == 1 else None
        if page is None:
            return False
        # a proxy may hide its port and, for the names it has been given, the name too; another port of this machine
        # is another program
        return page[1] in self.named or page[1] == host[1] and host[2] in (None, page[2])


def _said(scope: Scope, wanted: bytes) -> list[str]:
    return [value.decode("latin-1").lower() for name, value in scope["headers"] if name.lower() == wanted]
