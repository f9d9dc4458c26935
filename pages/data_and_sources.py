"""Data & källor: the register of findings, the papers, every figure with its place, the definitions, the downloads."""

import streamlit as st

from dashboard.subjects.register import record_views
from finsam_data.paths import data_folder
from finsam_data.swedish import text

VIEWS = {"Fynd": record_views.findings, "Papperen": record_views.sources, "Alla siffror": record_views.all_figures}

tabs = st.tabs([*VIEWS, "Definitioner"], key="register", bind="query-params")
for tab, view in zip(tabs, VIEWS.values(), strict=False):
    if tab.open:
        with tab:
            view()
if tabs[-1].open:
    with tabs[-1]:
        st.title("Definitioner", anchor=False)
        st.markdown(text(data_folder(), "definitioner"))
