"""Resultat: every platform and year in the papers, women, men and total, one finding at a time."""

import streamlit as st

from pages.shared import flow_views, outcome_views
from pages.shared.filters import choose, say_what_exists

VIEWS = {
    "Utfall": outcome_views.outcomes,
    "Plattformar": outcome_views.platforms,
    "Över tid": outcome_views.over_time,
    "Kvinnor och män": outcome_views.women_and_men,
    "Flöde": flow_views.flow,
    "Annan lösning": flow_views.other_solution,
    "Aktualisering": flow_views.referrals,
    "Särredovisade": outcome_views.separate,
}

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
