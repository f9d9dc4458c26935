"""Resultat: every platform and year in the papers, women, men and total, one finding at a time."""

import streamlit as st

from pages.shared import absent, figures, flow_views, outcome_views
from pages.shared.filters import choose, choose_outcome

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
# the views that look at one outcome: its key in the address, and what it starts with
ONE_OUTCOME = {"Plattformar": ("utfall", "Arbete"), "Över tid": ("utfall_over_tid", "Studier")}

choice = choose(with_platform=True)
if choice.group_code is None:
    figures.show(absent.no_such_platform, choice)
else:
    tabs = st.tabs(list(VIEWS), key="vy", bind="query-params")
    for tab, (name, view) in zip(tabs, VIEWS.items(), strict=True):
        if tab.open:
            with tab:
                outcome = (choose_outcome(*ONE_OUTCOME[name]),) if name in ONE_OUTCOME else ()
                figures.show(view, choice, *outcome)
