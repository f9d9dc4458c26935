"""Som visat: a meeting is frozen into a file, and a frozen one is opened: the same slides, and what has changed
since.
"""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from dashboard.kit.cached import ask
from dashboard.kit.guard import callback, file
from dashboard.kit.inert import inert, inert_table
from dashboard.meeting import readers_meeting
from dashboard.meeting.model import MeetingUnreadable, is_meeting
from dashboard.meeting_tabs import portions
from dashboard.meeting_tabs.agenda import UNTITLED, file_name
from dashboard.meeting_tabs.frozen import Frozen, freeze, thaw
from dashboard.meeting_tabs.opening import file_to_open
from dashboard.meeting_tabs.presenting import present
from dashboard.meeting_tabs.since import SAME, Since, since
from finsam_data.questions import register
from finsam_data.swedish import day_in_words, in_words, number

_OPENED, _ROUND = "_frozen_opened", "_frozen_round"
NOT_FROZEN = "Det här är ett möte som inte är fryst. Öppna det under Dagordning."
MARKS = {
    "Oförändrad": ":material/check:",
    "Rättad": ":material/edit:",
    "Omräknad": ":material/calculate:",
    "Visas inte längre": ":material/block:",
}


def show() -> None:
    """Draws the frozen meeting that is opened, or what freezes and opens one."""
    frozen = st.session_state.get(_OPENED)
    if frozen is None:
        _freeze()
        _open()
        return
    _opened(frozen)


def _freeze() -> None:
    st.header("Frys mötet", anchor=False)
    st.markdown(
        "Filen innehåller allt som visas nu: bilderna, talen, källorna, dataversionen och dagen. Den ändras inte när "
        "siffrorna rättas."
    )
    meeting = readers_meeting.meeting()
    if not meeting.points:
        st.info("Mötet har inga punkter att frysa. Bygg det under **Dagordning**.")
        return
    st.download_button(
        "Frys och spara",
        file(lambda: freeze(meeting, date.today())),
        file_name(meeting, "som-visat.json"),
        "application/json",
        icon=":material/ac_unit:",
        on_click="ignore",
    )


def _open() -> None:
    st.header("Öppna ett fryst möte", anchor=False)
    key = f"frozen_{st.session_state.get(_ROUND, 0)}"
    file_to_open("En fil som är sparad med Frys och spara", "frozen_meeting", key, _take)


def _take(content: bytes) -> str | None:
    try:
        st.session_state[_OPENED] = thaw(content)
    except MeetingUnreadable as unreadable:
        return NOT_FROZEN if is_meeting(content) else str(unreadable)
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    return None


def _close() -> None:
    st.session_state.pop(_OPENED, None)


def _opened(frozen: Frozen) -> None:
    # first, so that whatever the file holds, it can be closed
    st.button("Stäng det frysta mötet", on_click=callback(_close), icon=":material/close:", type="tertiary")
    version = ask(register.build_facts)["data_version"].iloc[0]
    st.header(f"Så visades {inert(frozen.meeting.title or UNTITLED)} den {day_in_words(frozen.day)}", anchor=False)
    same = "samma som nu" if version == frozen.data_version else f"nu är den {inert(version)}"
    st.markdown(f"Dataversionen var {inert(frozen.data_version)}, {same}.")
    present(list(frozen.slides), frozen.meeting, "frozen_deck", may_ask=False)
    st.header("Vad som har ändrats sedan dess", anchor=False)
    count = len(frozen.meeting.points)
    with st.spinner("Räknar om"):
        points = since(frozen, portions.how_many("frozen", count))
    st.markdown(_summary([item for point in points for item in point]))
    for place, items in enumerate(points, 1):
        for item in items:
            if item.state != SAME:
                with st.container(border=True):
                    _changed(place, item)
    portions.show_more("frozen", count)


def _summary(items: Sequence[Since]) -> str:
    """`12 figurer är oförändrade och 1 är rättad.`"""
    counts = {state: sum(item.state == state for item in items) for state in MARKS}
    if counts[SAME] == len(items):
        return "**Inget.** Allt som visades är detsamma med dagens data."
    words = {
        "Oförändrad": ("oförändrad", "oförändrade"),
        "Rättad": ("rättad", "rättade"),
        "Omräknad": ("omräknad", "omräknade"),
        "Visas inte längre": ("visas inte längre", "visas inte längre"),
    }
    said = [f"{number(count)} {words[state][count > 1]}" for state, count in counts.items() if count]
    return f"Av {number(len(items))} figurer och meddelanden: {in_words(said)}."


def _changed(place: int, item: Since) -> None:
    st.subheader(f"{MARKS[item.state]} {item.state}: punkt {place}, {inert(item.heading)}", anchor=False)
    if item.changes:
        rows = [(change.what, change.then, change.now) for change in item.changes]
        st.table(
            inert_table(pd.DataFrame(rows, columns=["Uppgift", "Som visat", "Nu"])),
            border="horizontal",
            hide_index=True,
        )
    else:
        st.markdown("Det som visades står kvar.")
    st.markdown("**Skälet enligt underlaget**\n\n" + "\n".join(f"- {inert(reason)}" for reason in item.reasons))
