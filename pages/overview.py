"""Översikt: what happened to the participants, how sure is it, what is new, what to look at. The start page."""

import streamlit as st

from finsam_data import participants
from pages.shared import outcome_views, tiles
from pages.shared.cached import ask
from pages.shared.filters import choose
from pages.shared.menu import pages

choice = choose(with_platform=False)
selection = {"period": choice.period, "group_code": choice.group_code, "sex": choice.sex}
changes = ask(participants.change_since_year_before, **selection)

wide, narrow = st.columns([3, 2], gap="large")
with wide:
    outcome_views.outcomes(choice)
with narrow:
    tiles.volumes(ask(participants.volumes, **selection))
    tiles.changes(changes)

new, look = st.columns(2, gap="large")
with new:
    tiles.latest_paper(choice)
with look:
    tiles.things_to_look_at(ask(participants.outcome_shares, **selection), changes, choice, pages())
