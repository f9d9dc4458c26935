"""Översikt: what happened to the participants, how sure is it, what is new, what to look at. The start page."""

from dataclasses import replace

import streamlit as st

from pages.shared import figures, outcome_views, tiles, views
from pages.shared.cached import prepared
from pages.shared.catalogue import PAGES
from pages.shared.filters import ChooseGroup
from pages.shared.menu import pages

control = ChooseGroup(with_platform=False)
choice = control.draw()

wide, narrow = st.columns([3, 2], gap="large")
with wide:
    figures.show(outcome_views.outcomes, choice)
    # at a meeting it is the view of Resultat, with the choices made here
    views.offer(replace(PAGES["results"], control=control), PAGES["results"].views[0])
with narrow:
    tiles.show_volumes(choice)
    tiles.show_lines("changes", prepared(tiles.changes, choice))

new, look = st.columns([3, 2], gap="large")
with new:
    tiles.show_elsewhere(choice, pages())
    tiles.show_lines("latest", prepared(tiles.latest_paper, choice))
with look:
    tiles.show_things_to_look_at(choice, pages())
