"""How much the files that readers hand in may cost the server: per file, per session and together.

The limits are those of data/limits.yaml. Streamlit keeps every file in memory for as long as the session lasts (when it
is over, sessions.py lets them go), and checks each of them against `server.maxUploadSize` alone, by what is announced
and by what comes. It does not know which control a file is meant for, so the server's limit is that of the largest; who
reads the file measures it against the limit of its own control.
"""

import asyncio
from collections import Counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime import get_instance

from finsam_data.record.settings.limits import Limits
from server.answers import refuse
from server.doors import UPLOAD
from server.sessions import let_go_later

# what the form around a file may take
ENVELOPE = 2**20
NO_SESSION = "Sidan har tappat kontakten med servern. Ladda om den och välj filen igen."
FULL = "Servern har många filer att ta hand om just nu. Försök igen om en stund."
TOO_SLOW = "Filen kom för långsamt. Försök igen."


class UploadBudget:
    """ASGI middleware: refuses a file that is too large, of a session that is not open, or that the server has no room
    for.

    A reader who chooses other files keeps the newest: the oldest of the session are let go when it holds too much.
    """

    def __init__(self, app: ASGIApp, limits: Limits):
        self.app = app
        self.limits = limits
        # bytes on their way, by session
        self.coming: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes one request on, or refuses it."""
        upload = UPLOAD.fullmatch(scope["path"]) if scope["type"] == "http" and scope["method"] == "PUT" else None
        if upload is None:
            await self.app(scope, receive, send)
            return
        session, size = upload["session"], self._size(scope)
        if not get_instance().is_active_session(session):
            await refuse(scope, send, 404, NO_SESSION)
        elif size > self.limits.largest_file + ENVELOPE:
            await refuse(scope, send, 413)
        elif not self._has_room(session, size):
            await refuse(scope, send, 503, FULL)
        else:
            await self._take(session, size, scope, receive, send)

    def _size(self, scope: Scope) -> int:
        """What is announced, or the most that may come when nothing is."""
        announced = dict(scope["headers"]).get(b"content-length", b"")
        return int(announced) if announced.isdigit() else self.limits.largest_file + ENVELOPE

    def _has_room(self, session: str, size: int) -> bool:
        """Whether the file fits beside what is coming and what others hold. Makes room within the session, and where
        readers have left.
        """
        runtime, limits = get_instance(), self.limits
        manager = runtime.uploaded_file_mgr
        if self.coming[session] + size > limits.session + ENVELOPE:
            return False
        own = {name: len(file.data) for name, file in manager.file_storage.get(session, {}).items()}
        for oldest in list(own):
            fits = sum(own.values()) + self.coming[session] + size <= limits.session + ENVELOPE
            if fits and len(own) < limits.session_files:
                break
            manager.remove_file(session, oldest)
            del own[oldest]
        if _held(manager) + self.coming.total() + size <= limits.server:
            return True
        for other in list(manager.file_storage):
            if not runtime.is_active_session(other):
                manager.remove_session_files(other)
        return _held(manager) + self.coming.total() + size <= limits.server

    async def _take(self, session: str, size: int, scope: Scope, receive: Receive, send: Send) -> None:
        has_begun = False

        async def answer(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        self.coming[session] += size
        try:
            async with asyncio.timeout(self.limits.seconds):
                await self.app(scope, receive, answer)
        except TimeoutError:
            if not has_begun:
                await refuse(scope, send, 408, TOO_SLOW)
        finally:
            self.coming[session] -= size
            if not self.coming[session]:
                del self.coming[session]
            if not get_instance().is_active_session(session):
                let_go_later()  # it ended while its file was coming


def _held(manager) -> int:
    return sum(len(file.data) for files in list(manager.file_storage.values()) for file in list(files.values()))
