"""The first points of a meeting, and more when the reader asks: a short link may hold sixty, and each takes time."""

import streamlit as st

from dashboard.kit.guard import callback
from dashboard.meeting import readers_meeting
from finsam_data.swedish import number

AT_ONCE = 16


def how_many(what: str, of: int) -> int:
    """How many of a meeting's points are made now. `what` names the list."""
    return min(of, st.session_state.get(_key(what), AT_ONCE))


def show_more(what: str, of: int) -> None:
    """Says how many points are left, with the button that makes the next ones. Nothing when all are made."""
    made = how_many(what, of)
    if made == of:
        return
    left = of - made
    st.markdown(f"{number(made)} av {number(of)} punkter visas.")
    st.button(
        f"Visa {number(min(AT_ONCE, left))} till",
        key=f"more_{what}",
        icon=":material/expand_more:",
        on_click=callback(_more),
        args=(what, made),
    )


def _key(what: str) -> str:
    return f"_some_{what}_{readers_meeting.opened_stamp()}"


def _more(what: str, made: int) -> None:
    st.session_state[_key(what)] = made + AT_ONCE
