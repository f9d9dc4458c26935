"""A choice that several pages share comes along from page to page, and a link to another page says what it is there.

Streamlit 1.67 loses both: a value that a link has set is gone on the next page, and of a link between pages it takes
away what a widget of the page before also had. So on the first run of a page its shared choices are set from the
address that was asked for, or else from what was chosen.
"""

import contextlib
from collections.abc import Mapping, Sequence
from urllib.parse import parse_qs

import streamlit as st
from streamlit.errors import StreamlitAPIException
from streamlit.runtime.scriptrunner import get_script_run_ctx

_ARRIVED = "_arrived_at"


def arrive(key: str, options: Sequence[str]) -> None:
    """Call before the widget with this key is drawn. Does nothing but on the first run of a page; what is no option is
    ignored.
    """
    context = get_script_run_ctx(suppress_warning=True)
    arrived = st.session_state.setdefault(_ARRIVED, {})
    if context is None or arrived.get(key) == context.page_script_hash:
        return
    arrived[key] = context.page_script_hash
    # a link between pages is written after what stood in the address, so the last one is what was asked for
    asked = [value for value in parse_qs(context.query_string).get(key, []) if value in options]
    kept = [value for value in (st.session_state.get(key),) if value in options]
    if asked or kept:
        choose_beforehand({key: (asked or kept)[-1]})


def choose_beforehand(choices: Mapping[str, str]) -> None:
    """What widgets that are not drawn yet shall say, by key, in the session and in the address."""
    for key, value in choices.items():
        st.session_state[key] = value
        # a widget that already holds the key writes the address itself
        with contextlib.suppress(StreamlitAPIException):
            st.query_params[key] = value
