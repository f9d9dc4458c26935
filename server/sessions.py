"""How many pages may be open at once, and what a session leaves behind when it is over.

Streamlit forgets a session that has not come back within `server.disconnectedSessionTTL` seconds. Its files would stay
in memory until Python's collector happens to come by.
"""

import asyncio
import gc

from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config
from streamlit.runtime import get_instance

from server.answers import refuse


class Sessions:
    """ASGI middleware: opens at most `most` websockets at a time, one for each page that is open in a browser, and lets
    a session's files go when it is over.
    """

    def __init__(self, app: ASGIApp, most: int):
        self.app = app
        self.most = most
        self.open = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes one request on, or refuses it."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
        elif self.open >= self.most:
            await refuse(scope, send, 503)
        else:
            self.open += 1
            try:
                await self.app(scope, receive, send)
            finally:
                self.open -= 1
                let_go_later()


def let_go_later() -> None:
    """Lets the files of a session that has just ended go when its reader can no longer come back to it."""
    seconds = config.get_option("server.disconnectedSessionTTL") + 1
    asyncio.get_running_loop().call_later(seconds, let_go)


def let_go() -> None:
    """Drops the files of every session that is over, and what else the session held."""
    runtime = get_instance()
    manager = runtime.uploaded_file_mgr
    over = [name for name in list(manager.file_storage) if runtime._session_mgr.get_session_info(name) is None]
    for name in over:
        manager.remove_session_files(name)
    if over:
        gc.collect()  # the session itself, whose controls hold the files too
