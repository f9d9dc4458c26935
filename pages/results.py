"""Resultat: every platform and year in the papers, women, men and total, one finding at a time."""

import streamlit as st

from pages.shared.filters import choose, say_what_exists
from pages.shared.result_views import VIEWS

choice = choose(with_platform=True)
if choice.group_code is None:
    st.title(f"{choice.platform_label} finns inte i {choice.area_label}", anchor=False)
    say_what_exists(choice)
else:
    tabs = st.tabs(list(VIEWS), key="vy", bind="query-params")
    for tab, view in zip(tabs, VIEWS.values(), strict=True):
        if tab.open:
            with tab:
                view(choice)
