"""The reader's own meeting: kept for the session on every page, and in the address of the page Mötet.

The meeting's parameter in the address is written here and not by a bound widget (see docs/decisions.md): that would put
the meeting, speaker's notes and all, in the link of every other page, and other pages could not change it.
"""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from time import monotonic

import streamlit as st

from dashboard.kit.choices.arrival import rename_damaged
from dashboard.kit.choices.repair import repaired_code
from dashboard.kit.guard import callback
from dashboard.kit.menu import pages
from dashboard.meeting.model import MAX_LINK, MAX_POINTS, Meeting, MeetingUnreadable, Point, decode, encode

PAGE = "meeting"
IN_ADDRESS = "mote"
JUST_SECONDS = 2
_KEEP = st.components.v2.component(
    "finsam_keep", js=(Path(__file__).parent / "keep" / "keep.js").read_text(encoding="utf-8")
)
_MEETING, _WRITTEN, _LEFT, _STAMP = "_meeting", "_meeting_written", "_meeting_left", "_meeting_stamp"
_OPENED = "_meeting_opened"


def meeting() -> Meeting:
    """The reader's meeting; empty to begin with."""
    return st.session_state.get(_MEETING, Meeting())


def put(changed: Meeting) -> None:
    """Replaces the reader's meeting. The widgets that show its texts get new keys, so that they show the new texts."""
    st.session_state[_MEETING] = changed
    st.session_state[_STAMP] = stamp() + 1


def take(opened: Meeting) -> None:
    """Replaces the reader's meeting with one from a link or a file. What was shown of the one before counts anew."""
    put(opened)
    st.session_state[_OPENED] = opened_stamp() + 1


def opened_stamp() -> int:
    """A number that changes when a meeting has come from outside."""
    return st.session_state.get(_OPENED, 0)


def stamp() -> int:
    """A number in the keys of the meeting's widgets; it changes when these must show other texts."""
    return st.session_state.get(_STAMP, 0)


def change(**fields) -> None:
    """Changes title, date or points to what a widget has just said; the widgets keep their keys."""
    st.session_state[_MEETING] = replace(meeting(), **fields)


def append(*points: Point) -> None:
    """Puts the points last in the meeting, as many as it has room for."""
    put(replace(meeting(), points=(*meeting().points, *points)[:MAX_POINTS]))


def offer(page: str, address: dict[str, str]) -> None:
    """Draws the button that appends the open view to the meeting, and a link to the point where it already is one."""
    point = Point(page, tuple(address.items()))
    places = [
        number
        for number, other in enumerate(meeting().points, 1)
        if (other.page, dict(other.address)) == (page, address)
    ]
    is_full = len(meeting().points) >= MAX_POINTS
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Lägg till i mötet",
            key=f"add_{page}",
            icon=":material/add:",
            type="tertiary",
            on_click=callback(append),
            args=(point,),
            disabled=is_full,
        )
        if places:
            st.page_link(pages()[PAGE], label=f"Punkt {places[-1]} i mötet", icon=":material/arrow_forward:")
        keep()


def link_of(kept: Meeting) -> str:
    """The meeting as the address has it; nothing when it is empty, or larger than an address may be."""
    link = encode(kept) if kept != Meeting() else ""
    return link if len(link) <= MAX_LINK else ""


def keep() -> None:
    """Leaves the meeting in the browser's tab, and takes it back from there when the session is new: after a reload, or
    a restart.
    """
    link = link_of(meeting())
    _KEEP(
        key="meeting_keeper",
        data={"link": link, "emptied": _MEETING in st.session_state},
        width=1,
        height=1,
        on_found_change=callback(_found),
    )


def _found() -> None:
    # what comes from a browser need not be a meeting
    with suppress(MeetingUnreadable):
        found = decode(str(st.session_state["meeting_keeper"].found))
        if _MEETING not in st.session_state:
            take(found)


def follow_address() -> str:
    """Makes the meeting and the address of the page agree; the address wins when it is new. Returns a sentence when it
    cannot be read, or ``.
    """
    rename_damaged(IN_ADDRESS)
    in_address, written = st.query_params.get(IN_ADDRESS, ""), st.session_state.get(_WRITTEN, "")
    said = repaired_code(in_address, decode, MeetingUnreadable)
    if said and said != written and not _was_just_left(said):
        st.session_state[_WRITTEN] = said
        try:
            take(decode(said))
        except MeetingUnreadable as unreadable:
            return str(unreadable)
    link = link_of(meeting())
    if link and link != in_address:
        st.query_params[IN_ADDRESS] = link
    elif said and not link:
        del st.query_params[IN_ADDRESS]
    if link != written:
        left = {
            other: when for other, when in st.session_state.get(_LEFT, {}).items() if monotonic() - when < JUST_SECONDS
        }
        st.session_state[_LEFT] = left | {written: monotonic()}
    st.session_state[_WRITTEN] = link
    return ""


def _was_just_left(link: str) -> bool:
    """Whether the address held this link a moment ago: a browser that does not have the new address yet sends the old
    one again, which is not a reader who goes back.
    """
    return monotonic() - st.session_state.get(_LEFT, {}).get(link, -JUST_SECONDS) < JUST_SECONDS
