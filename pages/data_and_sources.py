"""Data & källor: the register of findings, the papers, every figure with its place, the definitions, the downloads."""

import streamlit as st

from dashboard.kit.choices.arrival import say_what_was_lost
from dashboard.kit.choices.field import tabs
from dashboard.subjects.register import record_views
from finsam_data.swedish import about_the_papers, text

VIEWS = {"Fynd": record_views.findings, "Papperen": record_views.sources, "Alla siffror": record_views.all_figures}

notice = st.container()
opened = tabs([*VIEWS, "Definitioner"], "register")
for tab, view in zip(opened, VIEWS.values(), strict=False):
    if tab.open:
        with tab:
            view()
if opened[-1].open:
    with opened[-1]:
        st.title("Definitioner", anchor=False)
        st.markdown(text("definitioner"))
        st.markdown(about_the_papers())
with notice:
    say_what_was_lost()
