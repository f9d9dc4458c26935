"""The web server around app.py: what a page needs that Streamlit does not give it. Start: `streamlit run asgi.py`.

Every request passes the parts of server/ in this order: its answer gets the security headers and speaks Swedish
(answers), it is addressed to us by one of our own pages (hosts), its address is open (doors), there is room for one
more open page (sessions) and for the file it brings (uploads), and Streamlit's own file is exchanged for ours
(frontend).
"""

import os
import sys

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import Route
from streamlit import config

from finsam_data.faults import RecordRefused
from finsam_data.paths import ROOT
from finsam_data.record.settings.limits import MB, Limits, limits
from server.answers import SwedishAnswers
from server.doors import SECRET_VARIABLE, Doors
from server.frontend import PRINT_PATH, SwedishFrontend
from server.hosts import LOOPBACK, HostsUnfit, OwnHosts, named_hosts
from server.sessions import Sessions
from server.uploads import UploadBudget


def print_stylesheet(_: Request) -> FileResponse:
    """static/print.css. A browser asks each time whether it has changed."""
    return FileResponse(ROOT / "static" / "print.css", headers={"cache-control": "no-cache"})


def settings() -> tuple[tuple[str, ...], Limits]:
    """The server's own names and the limits of what it takes, of which Streamlit is told too. Ends the program with a
    Swedish sentence when one of them is wrong.
    """
    try:
        named, most = named_hosts(os.environ), limits()
    except (HostsUnfit, RecordRefused) as unfit:
        sys.exit(str(unfit))
    config.set_option("server.allowedHosts", [name.strip("[]") for name in (*LOOPBACK, *named)])
    # a whole MB more, for the form around the file
    config.set_option("server.maxUploadSize", most.largest_file // MB + 1)
    return named, most


NAMED, MOST = settings()
app = st.App(
    str(ROOT / "app.py"),
    routes=[Route(PRINT_PATH, print_stylesheet)],
    middleware=[
        Middleware(SwedishAnswers),
        Middleware(OwnHosts, named=NAMED),
        # taken out of the environment, so that no program started from here inherits it
        Middleware(Doors, secret=os.environ.pop(SECRET_VARIABLE, "")),
        Middleware(Sessions, most=MOST.pages),
        Middleware(UploadBudget, limits=MOST),
        Middleware(SwedishFrontend),
    ],
)
