"""What a reader sees when something is wrong: one Swedish sentence, never a traceback. app.py puts it around every
page; a part of a page that reruns alone (a fragment) needs it again.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps

import streamlit as st

from finsam_data.database import DatabaseUnavailable
from finsam_data.faults import RecordRefused

UNAVAILABLE = "Siffrorna går inte att visa just nu"
FAILED = (
    "Något gick fel på sidan. Ladda om den. Kommer felet tillbaka, säg till kansliet vilken sida och vilka val det "
    "gällde."
)


@contextmanager
def guarded(what: str) -> Iterator[None]:
    """Draws the sentence instead of what fails inside; `what` is the name in the log.

    st.stop and st.rerun pass through: what they raise is no Exception (docs/streamlit_inside.md).
    """
    try:
        yield
    except DatabaseUnavailable as unavailable:
        st.title(UNAVAILABLE, anchor=False)
        st.error(str(unavailable))
    except RecordRefused as refused:
        # a settings file was changed after the build; the build says the same
        st.title(UNAVAILABLE, anchor=False)
        st.error("  \n".join(map(str, refused.faults)))
    except Exception:
        logging.getLogger("finsam").exception("The page %s failed", what)
        st.error(FAILED)


def fragment(work: Callable) -> Callable:
    """`work` as a Streamlit fragment, which reruns alone when a widget inside it changes. app.py does not see an error
    in such a rerun, so it is caught here.
    """

    @wraps(work)
    def alone(*arguments) -> None:
        with guarded(work.__name__):
            work(*arguments)

    return st.fragment(alone)
