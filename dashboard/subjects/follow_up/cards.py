"""A register on its page: its chart, and under it the points as cards, in the groups that the chart counts.

What is overdue or under way lies open; the other groups open at a click, so that the page stays short on a phone.
"""

from collections.abc import Callable, Iterable
from urllib.parse import parse_qsl

import streamlit as st

from dashboard.kit.choices.area import Area
from dashboard.kit.choices.arrival import choose_beforehand
from dashboard.kit.figures import show
from dashboard.kit.guard import callback
from dashboard.kit.inert import inert
from dashboard.kit.menu import pages
from dashboard.subjects.follow_up import less_content_views, register_views, words
from dashboard.subjects.follow_up.choices import Scope
from finsam_data.swedish import is_missing, number

THIS_PAGE = "social_follow_up"
LIES_OPEN = ("forfallen", "pagar")


def show_recommendations(area: Area, scope: Scope) -> None:
    """The recommendations with convener, follow-up and who approved them."""
    _show(register_views.recommendations, register_views.RECOMMENDATIONS, area, scope)


def show_plan(area: Area, scope: Scope) -> None:
    """The development plan with its days and who is to be told."""
    _show(register_views.plan, register_views.PLAN, area, scope)


def show_decisions(area: Area, scope: Scope) -> None:
    """The decisions, each with a link to the view that shows what it is about."""
    _show(register_views.decisions, register_views.DECISIONS, area, scope)


def show_less_content(area: Area) -> None:
    """The questions below the goal, and the way to all answers."""
    show.show(less_content_views.less_content, area)
    with st.container(horizontal=True):
        for respondents in ("Personal", "Styrgrupp"):
            choices = {"uppfoljning": "Enkäter", "svarande": respondents}
            _open_here(f"Alla svar från {respondents.lower()}", f"svar_{respondents}", choices)


def _show(view: Callable, register: register_views.Register, area: Area, scope: Scope) -> None:
    show.show(view, area, scope)
    points = register_views.points_of(register, area, scope)
    for place, (group, of_group) in enumerate(points.groupby("group", sort=False)):
        title = f"{of_group['group_heading'].iloc[0]} ({number(len(of_group))})"
        if place == 0 or group in LIES_OPEN:
            st.header(inert(title), anchor=False)
            _cards(of_group.itertuples())
        else:
            opened = st.expander(inert(title), key=f"{register.code}_{group}", on_change="rerun")
            if opened.open:
                with opened:
                    _cards(of_group.itertuples())


def _cards(rows: Iterable) -> None:
    """Two in a row, in reading order; one below the other on a phone."""
    rows = list(rows)
    for first in range(0, len(rows), 2):
        for column, row in zip(st.columns(2, gap="small"), rows[first : first + 2], strict=False):
            with column, st.container(border=True, height="stretch"):
                _card(row)


def _card(row) -> None:
    lines = [f"**{inert(words.label(row))}**", *map(inert, (words.state(row), *words.details(row)))]
    if words.answer(row):
        lines.append(f"*{inert(words.answer(row))}*")
    st.markdown("  \n".join(lines))
    if not is_missing(row.page):
        _way_to(row)
    st.caption(inert(words.places(row)))


def _way_to(row) -> None:
    """The link to the view that shows what a decision is about; a view of this page is opened in place, since Streamlit
    keeps the address then.
    """
    choices = dict(parse_qsl(row.choices))
    if row.page == THIS_PAGE:
        st.button(
            inert(row.indicator),
            key=f"vag_{row.number}",
            type="tertiary",
            icon=":material/arrow_forward:",
            on_click=callback(st.session_state.update),
            args=(choices,),
        )
    else:
        st.page_link(
            pages()[row.page], label=inert(row.indicator), query_params=choices, icon=":material/arrow_forward:"
        )


def _open_here(label: str, key: str, choices: dict[str, str]) -> None:
    st.button(
        inert(label),
        key=key,
        type="tertiary",
        icon=":material/arrow_forward:",
        on_click=callback(choose_beforehand),
        args=(choices,),
    )
