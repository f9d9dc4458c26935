"""Målgrupp & omvärld: who the participants are, and the partners' registers for the municipalities."""

import streamlit as st

from pages.shared import background_views, figures, surroundings_views
from pages.shared.filters import choose_area, choose_one

VIEWS = {
    "Deltagarna": background_views.background,
    "Hinder": background_views.obstacles,
    "Arbetslöshet": surroundings_views.unemployment,
    "Sjukfall": surroundings_views.sick_leave,
    "Försörjningsstöd": surroundings_views.support,
    "Skola": surroundings_views.school,
    "Aktivitetsansvar": surroundings_views.activity_duty,
}

area = choose_area()
tabs = st.tabs(list(VIEWS), key="omvarld", bind="query-params")
for tab, (name, view) in zip(tabs, VIEWS.items(), strict=True):
    if tab.open:
        with tab:
            background = (choose_one("Bakgrund", "bakgrund", tuple(background_views.BACKGROUNDS)),) if name == "Deltagarna" else ()
            figures.show(view, area, *background)
