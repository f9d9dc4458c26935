"""A register on its page: its chart, and under it the points as cards, in the groups that the chart counts.

What is overdue or under way lies open; the other groups open at a click, so that the page stays short on a phone.
"""

from collections.abc import Callable, Iterable
from urllib.parse import parse_qsl

import streamlit as st

from finsam_data.swedish import is_missing, number
from pages.shared import figures, follow_up_views, less_content_views
from pages.shared import follow_up_words as words
from pages.shared.arrival import choose_beforehand
from pages.shared.filters import Area
from pages.shared.follow_up_controls import Scope
from pages.shared.menu import pages

THIS_PAGE = "social_follow_up"
LIES_OPEN = ("forfallen", "pagar")


def show_recommendations(area: Area, scope: Scope) -> None:
    """The recommendations with convener, follow-up and who approved them."""
    _show(follow_up_views.recommendations, follow_up_views.RECOMMENDATIONS, area, scope)


def show_plan(area: Area, scope: Scope) -> None:
    """The development plan with its days and who is to be told."""
    _show(follow_up_views.plan, follow_up_views.PLAN, area, scope)


def show_decisions(area: Area, scope: Scope) -> None:
    """The decisions, each with a link to the view that shows what it is about."""
    _show(follow_up_views.decisions, follow_up_views.DECISIONS, area, scope)


def show_less_content(area: Area) -> None:
    """The questions below the goal, and the way to all answers."""
    figures.show(less_content_views.less_content, area)
    with st.container(horizontal=True):
        for respondents in ("Personal", "Styrgrupp"):
            choices = {"uppfoljning": "Enkäter", "svarande": respondents}
            _open_here(f"Alla svar från {respondents.lower()}", f"svar_{respondents}", choices)


def _show(view: Callable, register: follow_up_views.Register, area: Area, scope: Scope) -> None:
    figures.show(view, area, scope)
    points = follow_up_views.points_of(register, area, scope)
    for place, (group, of_group) in enumerate(points.groupby("group", sort=False)):
        title = f"{of_group['group_heading'].iloc[0]} ({number(len(of_group))})"
        if place == 0 or group in LIES_OPEN:
            st.header(title, anchor=False)
            _cards(of_group.itertuples())
        else:
            opened = st.expander(title, key=f"{register.code}_{group}", on_change="rerun")
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
    lines = [f"**{words.label(row)}**", words.state(row), *words.details(row)]
    st.markdown("  \n".join([*lines, f"*{words.answer(row)}*"] if words.answer(row) else lines))
    if not is_missing(row.page):
        _way_to(row)
    st.caption(words.places(row))


def _way_to(row) -> None:
    """The link to the view that shows what a decision is about; a view of this page is opened in place, since Streamlit keeps the address then."""
    choices = dict(parse_qsl(row.choices))
    if row.page == THIS_PAGE:
        st.button(
            row.indicator,
            key=f"vag_{row.number}",
            type="tertiary",
            icon=":material/arrow_forward:",
            on_click=st.session_state.update,
            args=(choices,),
        )
    else:
        st.page_link(pages()[row.page], label=row.indicator, query_params=choices, icon=":material/arrow_forward:")


def _open_here(label: str, key: str, choices: dict[str, str]) -> None:
    st.button(label, key=key, type="tertiary", icon=":material/arrow_forward:", on_click=choose_beforehand, args=(choices,))
