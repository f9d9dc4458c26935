"""Översikt: what happened to the participants, how sure is it, what is new, what to look at. The start page."""

import streamlit as st

from pages.shared import figures, outcome_views, tiles
from pages.shared.cached import prepared
from pages.shared.filters import ChooseGroup
from pages.shared.menu import pages

choice = ChooseGroup(with_platform=False).draw()

wide, narrow = st.columns([3, 2], gap="large")
with wide:
    figures.show(outcome_views.outcomes, choice)
with narrow:
    tiles.show_volumes(choice)
    tiles.show_lines("changes", prepared(tiles.changes, choice))

new, look = st.columns(2, gap="large")
with new:
    tiles.show_elsewhere(choice, pages())
    tiles.show_lines("latest", prepared(tiles.latest_paper, choice))
with look:
    tiles.show_things_to_look_at(choice, pages())
