"""What a link asks for when a page is opened: repaired where a mail program has damaged it, and said where it does not
exist. A choice that several pages share comes along from page to page.

Streamlit 1.67 alone does neither: an unknown value is the default without a word, a value that a link has set is gone
on the next page, and of a link between pages it takes away what a widget of the page before also had. So each widget
is set before it is drawn for the first time on a page: from the address that was asked for, or else, where the choice
is shared, from what was chosen.
"""

import contextlib
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import parse_qs

import streamlit as st
from streamlit.errors import StreamlitAPIException
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.kit.choices.repair import repaired_key
from dashboard.kit.inert import inert
from finsam_data.swedish import in_words, lower_first

_ARRIVED, _LOST, _DRAWN, _AGAIN, _STARTED = "_arrived_at", "_link_lost", "_drawn", "_repaired", "_started"
# how much of an unknown value is repeated to the reader
LONGEST_REPEATED = 40
# no browser sends a longer address to the server; what is longer is not read
LONGEST_ADDRESS = 64_000


class Lost(NamedTuple):
    """A choice that the link asks for and that does not exist, and what the page shows in its place."""

    page: str
    label: str
    asked: str
    shown: object


def arrive(field, is_shared: bool = False) -> None:
    """Call before the widget of a Field is drawn. Does something only at the first run of a page: runs it again with a
    repaired address, or sets a shared choice, or remembers what does not exist.
    """
    key, context = field.key, get_script_run_ctx(suppress_warning=True)
    arrived = st.session_state.setdefault(_ARRIVED, {})
    st.session_state.setdefault(_DRAWN, set()).add(key)
    if context is None or arrived.get(key) == context.page_script_hash:
        return
    if key in st.session_state and not is_shared:
        arrived[key] = context.page_script_hash
        return
    if len(context.query_string) > LONGEST_ADDRESS:
        arrived[key] = context.page_script_hash
        return
    had_other_name = rename_damaged(key)
    # a link between pages is written after what stood in the address, so the last one is what was asked for
    asked = parse_qs(context.query_string).get(key, [])
    meant = [value for value in map(field.found, asked) if value is not None]
    if meant and (had_other_name or str(meant[-1]) not in asked):
        _run_again(key, str(meant[-1]))
    arrived[key] = context.page_script_hash
    st.session_state.get(_AGAIN, set()).discard(key)
    kept = [value for value in [field.found(str(st.session_state.get(key, "")))] if value is not None and is_shared]
    if is_shared and (meant or kept):
        choose_beforehand({field.key: (meant or kept)[-1]})
    # a text field says itself what cannot be used
    if asked and not meant and not field.advice:
        st.session_state.setdefault(_LOST, {})[key] = Lost(
            context.page_script_hash, field.label, asked[-1], kept[-1] if kept else field.default
        )


def _run_again(key: str, value: str) -> None:
    """Writes the repaired value in the address and runs the page from its beginning, once: Streamlit gives a widget the
    value that the address had when the run began.
    """
    again = st.session_state.setdefault(_AGAIN, set())
    if key in again:
        return
    again.add(key)
    # a widget that already holds the key writes the address itself
    with contextlib.suppress(StreamlitAPIException):
        st.query_params[key] = value
        st.rerun()


def rename_damaged(key: str) -> bool:
    """Gives a parameter whose name was damaged (`amp;kommun`) its right name in the address. Whether there was one."""
    damaged = [name for name in st.query_params if name != key and repaired_key(name) == key]
    for name in damaged:
        if key not in st.query_params:
            st.query_params[key] = st.query_params[name]
        del st.query_params[name]
    return bool(damaged)


def choose_beforehand(choices: Mapping[str, object]) -> None:
    """Sets widgets that are not drawn yet, by key, in the session and in the address."""
    for key, value in choices.items():
        st.session_state[key] = value
        # a widget that already holds the key writes the address itself
        with contextlib.suppress(StreamlitAPIException):
            st.query_params[key] = str(value)


def follow_start(field) -> None:
    """Call before the widget is drawn, after `arrive`. A choice that nobody has made follows its start, which may be
    another in another view; one that somebody has made stays, until its start is chosen.
    """
    started = st.session_state.setdefault(_STARTED, {})
    stood, is_left = started.get(field.key, (field.default, True))
    said = st.session_state.get(field.key, field.default)
    if said != stood:
        is_left = said == field.default
    elif is_left and said != field.default:
        # not in the address: that says what somebody has chosen
        said = st.session_state[field.key] = field.default
    started[field.key] = said, is_left


def take_as_chosen() -> None:
    """Call when widgets have been set to what a slide shows: that was chosen, whatever the widgets said before."""
    st.session_state.pop(_STARTED, None)


def say_what_was_lost() -> None:
    """Call when the page's widgets are drawn: one notice about all that the link asked for and that does not exist.
    It goes when the reader chooses.
    """
    context, drawn = get_script_run_ctx(suppress_warning=True), st.session_state.pop(_DRAWN, set())
    lost = {
        key: choice
        for key, choice in st.session_state.get(_LOST, {}).items()
        if context and choice.page == context.page_script_hash
        and key in drawn and st.session_state.get(key, choice.shown) == choice.shown
    }  # fmt: skip
    st.session_state[_LOST] = lost
    if context and len(context.query_string) > LONGEST_ADDRESS:
        st.warning("Länkens adress är för lång för att läsas. Kopiera länken igen, eller välj på sidan.")
    if lost:
        asked = in_words(
            [f"{inert(lower_first(choice.label))} ”{_repeated(choice.asked)}”" for choice in lost.values()]
        )
        shown = in_words([_repeated(str(choice.shown)) for choice in lost.values()])
        st.warning(f"Länken säger {asked}, som inte finns. Sidan visar {shown}.")


def _repeated(text: str) -> str:
    """Somebody's text, shortened and inert."""
    return inert(text if len(text) <= LONGEST_REPEATED else f"{text[:LONGEST_REPEATED]}…")
