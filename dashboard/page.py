"""A page's views as tabs: each is one finding with its own link, and can be found again from that link alone.

What a view is stands in catalogue.py. Here it is drawn (the open tab only), or restored from an address for a meeting
or a file.
"""

import streamlit as st

from dashboard.kit.cached import prepared
from dashboard.kit.choices.arrival import say_what_was_lost
from dashboard.kit.choices.field import tabs
from dashboard.kit.choices.what_exists import is_told
from dashboard.kit.figures import show as figures
from dashboard.kit.inert import inert
from dashboard.kit.needs import nothing_yet, with_something
from dashboard.kit.views import View, ViewPage, address_of_choices, in_its_place, refused, sentence, view_named
from dashboard.meeting import readers_meeting


def show(page: ViewPage) -> None:
    """Draws the page's filters, its tabs and the view that is open."""
    shown = _views_to_show(page)
    if all(nothing_yet(page.name, view.name) for view in shown):
        say_what_was_lost()
        figures.show(in_its_place, page, shown[0], ())
        return
    choice = page.control.over(_open(page, shown).needs).draw()
    if refused(page, (choice,)):
        say_what_was_lost()
        figures.show(refused, page, (choice,))
        return
    for tab, view in zip(tabs([view.name for view in shown], page.tabs_key), shown, strict=True):
        if tab.open:
            with tab:
                own = [] if nothing_yet(page.name, view.name) else [control.draw() for control in view.controls]
                say_what_was_lost()
                _show_view(page, view, (choice, *own))


def _views_to_show(page: ViewPage) -> list[View]:
    """The views that the record has something of, and the one that a link leads to: it says what it lacks."""
    told = with_something(page.name, tuple(view.name for view in page.views))
    linked = view_named(page, st.query_params.get(page.tabs_key, ""))
    told = [view for view in page.views if view.name in told and prepared(is_told, view.needs)]
    return [view for view in page.views if view in told or view is linked] or [page.views[0]]


def _open(page: ViewPage, shown: list[View]) -> View:
    """The view whose tab is open: the filters stand above the tabs, and begin with what it has."""
    said = st.session_state.get(page.tabs_key) or st.query_params.get(page.tabs_key, "")
    view = view_named(page, said)
    return view if view in shown else shown[0]


def _show_view(page: ViewPage, view: View, arguments: tuple) -> None:
    if in_its_place(page, view, arguments):
        figures.show(in_its_place, page, view, arguments)
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
