"""Översikt: what happened to the participants, how sure is it, what is new, what to look at. The start page."""

from dataclasses import replace

import streamlit as st

from dashboard import page
from dashboard.catalogue import PAGES
from dashboard.kit.cached import prepared
from dashboard.kit.choices.area import ALL_AREAS
from dashboard.kit.choices.arrival import say_what_was_lost
from dashboard.kit.choices.control import NothingToChoose
from dashboard.kit.choices.group import Choice, ChooseGroup
from dashboard.kit.figures import show
from dashboard.kit.inert import inert
from dashboard.kit.menu import pages
from dashboard.overview import parts
from dashboard.subjects.participants import outcome_views
from finsam_data.record.settings.forbund import forbund

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
        parts.show_elsewhere(choice.area_label, pages())
        parts.show_lines("latest", prepared(parts.latest_paper, choice))
    with look:
        parts.show_things_to_look_at(choice, pages())


def draw_without_outcomes() -> None:
    """What there is to say before any paper tells of the participants."""
    st.title(inert(forbund().name), anchor=False)
    st.info(
        "Underlaget har inga uppgifter om deltagarna ännu. Här visas vart de gick, mot målen, när ett papper säger det."
    )
    parts.show_elsewhere(ALL_AREAS, pages())


chosen = CONTROL.draw()
say_what_was_lost()
if isinstance(chosen, NothingToChoose):
    draw_without_outcomes()
else:
    draw(chosen)
