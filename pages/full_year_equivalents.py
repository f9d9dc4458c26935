"""Helårsekvivalenter: map, profile and position of a municipality, what drove the change, municipalities like ours, ranking."""

import streamlit as st

from pages.shared import country_map, figures, full_year_comparisons, full_year_views, series_views
from pages.shared.filters import choose_area, choose_one, choose_weights

VIEWS = {
    "Karta": full_year_views.own_map,
    "Profil": full_year_views.profile,
    "Läge": full_year_views.position,
    "Förändring": full_year_views.change,
    "Över tid": full_year_comparisons.share_over_time,
    "Liknande kommuner": full_year_comparisons.alike,
    "Rangordning": full_year_comparisons.ranking,
    "SCB:s serie": series_views.monthly,
    "Landet": country_map.show,
}

area = choose_area()
tabs = st.tabs(list(VIEWS), key="hae", bind="query-params")
for tab, (name, view) in zip(tabs, VIEWS.items(), strict=True):
    if tab.open:
        with tab:
            if name == "Karta":
                figures.show(view, area, choose_one("Ersättning", "ersattning", tuple(full_year_views.MEASURES)))
            elif name == "Liknande kommuner":
                preset = choose_one("Jämför med", "jamfor", tuple(full_year_comparisons.PRESETS))
                figures.show(view, area, preset, choose_weights(full_year_comparisons.WEIGHTS))
            elif name == "Landet":
                view(choose_one("Ersättning", "ersattning_landet", tuple(full_year_views.MEASURES)))
            else:
                figures.show(view, area)
