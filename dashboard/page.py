"""A page's views as tabs: each is one finding with its own link, and can be found again from that link alone.

What a view is stands in catalogue.py. Here it is drawn (the open tab only), or restored from an address for a meeting
or a file.
"""

import streamlit as st

from dashboard.kit.choices.arrival import say_what_was_lost
from dashboard.kit.choices.field import tabs
from dashboard.kit.figures import show as figures
from dashboard.kit.inert import inert
from dashboard.kit.views import View, ViewPage, address_of_choices, refused, sentence
from dashboard.meeting import readers_meeting


def show(page: ViewPage) -> None:
    """Draws the page's filters, its tabs and the view that is open."""
    choice = page.control.draw()
    if refused(page, (choice,)):
        say_what_was_lost()
        figures.show(refused, page, (choice,))
        return
    for tab, view in zip(tabs([view.name for view in page.views], page.tabs_key), page.views, strict=True):
        if tab.open:
            with tab:
                own = [control.draw() for control in view.controls]
                say_what_was_lost()
                _show_view(page, view, (choice, *own))


def _show_view(page: ViewPage, view: View, arguments: tuple) -> None:
    if refused(page, arguments):
        figures.show(refused, page, arguments)
        return
    if view.draw:
        view.draw(*arguments)
    else:
        figures.show(view.work, *arguments)
    offer(page, view)


def offer(page: ViewPage, view: View) -> None:
    """The choices that the view's widgets show now, as a sentence (in print the widgets are left out), and the button
    that appends the view with them to the reader's meeting.
    """
    address = address_of_choices(page, view, st.session_state)
    if chosen := sentence(page, address):
        st.caption(f"Urval: {inert(chosen)}")
    readers_meeting.offer(page.name, address)
