"""Mötet: the agenda that is built from the dashboard's views, and what is made of it."""

import streamlit as st

from finsam_data import register
from pages.shared.cached import ask
from pages.shared.meeting import agenda, desk, handout_panel, presenting, shown_before

# without a database there is nothing to show at a meeting: app.py says so in one sentence instead of one at every point
ask(register.build_facts)
unreadable = desk.follow_address()
st.title(desk.meeting().title or agenda.UNTITLED, anchor=False)
if unreadable:
    st.warning(unreadable)
TABS = {"Dagordning": agenda.show, "Presentera": presenting.show, "Dela ut": handout_panel.show, "Som visat": shown_before.show}
tabs = st.tabs(list(TABS), key="motesflik", bind="query-params")
for tab, show in zip(tabs, TABS.values(), strict=True):
    if tab.open:
        with tab:
            show()
desk.keep()
