"""Which version of the data a reader sees: one throughout a run, and the same until an open presentation is closed.

app.py chooses before it reads anything. What runs without app.py (a fragment, a callback, a file that is made at a
click) reads the version that the reader's page was made of; dashboard/kit/guard.py sees to it.
"""

from contextlib import AbstractContextManager
from pathlib import Path

import streamlit as st

from finsam_data.paths import database_place
from finsam_data.versions.pointer import VERSIONS, chosen_file, database_file, is_fallback, read_from, reading

FALLBACK = (
    "Den version av siffrorna som skulle visas går inte att läsa. Här visas den senaste version som är hel. Kör make "
    "data för att bygga den nya igen."
)
_FILE = "_version_file"
_PRESENTS = "_presents"


def choose() -> bool:
    """Lets the whole run read one version. Returns whether it is an older one, kept for an open presentation."""
    newest, has_presented = chosen_file(database_place()), st.session_state.pop(_PRESENTS, False)
    file = has_presented and _own() or newest
    st.session_state[_FILE] = str(file)
    read_from(file)
    return file != newest


def presents() -> None:
    """Says that the run shows a presentation, which keeps its version."""
    st.session_state[_PRESENTS] = True


def is_presenting() -> bool:
    """Whether the run shows a presentation."""
    return _PRESENTS in st.session_state


def of_the_page() -> AbstractContextManager:
    """Lets what is inside read the version that the reader's page was made of."""
    return reading(_own() or chosen_file(database_place()))


def fallback() -> str:
    """A sentence where the version that is pointed at cannot be read; else nothing."""
    return FALLBACK if is_fallback(database_place(), database_file()) else ""


def _own() -> Path | None:
    """The version of the session's last run, if it is still there and of this place."""
    file = Path(st.session_state.get(_FILE, ""))
    return file if file.is_relative_to(database_place() / VERSIONS) and file.is_file() else None
