"""Översikt: what happened to the participants, how sure is it, what is new, what to look at. The start page."""

from dataclasses import replace

import streamlit as st

from dashboard import page
from dashboard.catalogue import PAGES
from dashboard.kit.cached import prepared
from dashboard.kit.choices.arrival import say_what_was_lost
from dashboard.kit.choices.control import NothingToChoose
from dashboard.kit.choices.group import Choice, ChooseGroup
from dashboard.kit.figures import show
from dashboard.kit.menu import pages
from dashboard.overview import parts
from dashboard.subjects.participants import outcome_views

CONTROL = ChooseGroup(with_platform=False)


def draw(choice: Choice) -> None:
    """The outcomes beside the volumes, and what is new beside what to look at."""
    wide, narrow = st.columns([3, 2], gap="large")
    with wide:
        show.show(outcome_views.outcomes, choice)
        # at a meeting it is the view of Resultat, with the choices made here
        page.offer(replace(PAGES["results"], control=CONTROL), PAGES["results"].views[0])
    with narrow:
        parts.show_volumes(choice)
        parts.show_lines("changes", prepared(parts.changes, choice))
    new, look = st.columns([3, 2], gap="large")
    with new:
        parts.show_elsewhere(choice, pages())
        parts.show_lines("latest", prepared(parts.latest_paper, choice))
    with look:
        parts.show_things_to_look_at(choice, pages())


chosen = CONTROL.draw()
say_what_was_lost()
if isinstance(chosen, NothingToChoose):
    show.show(chosen.notices)
else:
    draw(chosen)
