"""What a reader sees when something is wrong: one Swedish sentence, never a traceback. app.py puts it around every
page; a part of a page that reruns alone (a fragment), what a click or a change does (a callback) and what makes a file
run outside the page and need it again. A test finds those that are not guarded.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps

import streamlit as st

from dashboard.kit import version
from dashboard.kit.inert import inert
from finsam_data.database import DatabaseUnavailable
from finsam_data.faults import RecordRefused
from finsam_data.versions.pointer import database_file, reading

UNAVAILABLE = "Siffrorna går inte att visa just nu"
FAILED = (
    "Något gick fel på sidan. Ladda om den. Kommer felet tillbaka, säg till kansliet vilken sida och vilka val det "
    "gällde."
)
NOT_DONE = (
    "Det gick inte att göra det du valde. Försök igen. Kommer felet tillbaka, säg till kansliet vilken sida och vad du "
    "valde."
)
NO_FILE = "Filen gick inte att göra. Försök igen. Kommer felet tillbaka, säg till kansliet vad filen skulle innehålla."
_NOT_DONE = "_not_done"


@contextmanager
def guarded(what: str) -> Iterator[None]:
    """Draws the sentence instead of what fails inside; `what` is the name in the log.

    st.stop and st.rerun pass through: what they raise is no Exception (docs/streamlit_inside.md).
    """
    try:
        if st.session_state.pop(_NOT_DONE, False):
            st.error(NOT_DONE)
        yield
    except DatabaseUnavailable as unavailable:
        st.title(UNAVAILABLE, anchor=False)
        st.error(inert(str(unavailable)))
    except RecordRefused as refused:
        # a settings file was changed after the build; the build says the same
        st.title(UNAVAILABLE, anchor=False)
        st.error("  \n".join(inert(str(fault)) for fault in refused.faults))
    except Exception:
        logging.getLogger("finsam").exception("The page %s failed", what)
        st.error(FAILED)


def fragment(work: Callable) -> Callable:
    """`work` as a Streamlit fragment, which reruns alone when a widget inside it changes. app.py does not see an error
    in such a rerun, so it is caught here.
    """

    @wraps(work)
    def alone(*arguments, **named) -> None:
        with guarded(work.__name__), version.of_the_page():
            work(*arguments, **named)

    return st.fragment(alone)


def callback(work: Callable) -> Callable:
    """`work` as what a click or a change does. Streamlit runs it before the page, where its error would be shown in
    English and the page not at all: the page is drawn as usual under a sentence.
    """

    def done(*arguments, **named) -> None:
        try:
            with version.of_the_page():
                work(*arguments, **named)
        except Exception:
            logging.getLogger("finsam").exception("The callback %s failed", work)
            st.session_state[_NOT_DONE] = True

    return done


class FileNotMade(Exception):
    """A file could not be made. The text is one Swedish sentence."""


def file(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """`make` as what a download button makes when it is clicked, on another thread: its error is logged, and what
    reaches the browser is a sentence. It is made of the version that the page shows.
    """
    shown = database_file()

    def made() -> bytes:
        try:
            with reading(shown):
                return make()
        except Exception:
            logging.getLogger("finsam").exception("The file of %s could not be made", make)
            raise FileNotMade(NO_FILE) from None

    return made
