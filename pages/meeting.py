"""Mötet: the agenda that is built from the dashboard's views, and what is made of it."""

import streamlit as st

from dashboard.kit.cached import ask
from dashboard.kit.choices.arrival import say_what_was_lost
from dashboard.kit.choices.field import tabs
from dashboard.kit.inert import inert
from dashboard.meeting import readers_meeting
from dashboard.meeting_tabs import agenda, as_shown, hand_out, presenting
from finsam_data.questions import register

# fails when there is no database: app.py then shows one sentence instead of one notice at every point
ask(register.build_facts)
unreadable = readers_meeting.follow_address()
st.title(inert(readers_meeting.meeting().title or agenda.UNTITLED), anchor=False)
if unreadable:
    st.warning(inert(unreadable))
TABS = {"Dagordning": agenda.show, "Presentera": presenting.show, "Dela ut": hand_out.show, "Som visat": as_shown.show}
opened = tabs(list(TABS), "motesflik")
say_what_was_lost()
for tab, show in zip(opened, TABS.values(), strict=True):
    if tab.open:
        with tab:
            show()
readers_meeting.keep()
