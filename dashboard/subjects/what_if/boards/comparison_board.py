"""Jämförelse: the scenarios side by side, and what can be done with each."""

import streamlit as st

from dashboard.kit.figures import show
from dashboard.kit.figures.figure import Notice
from dashboard.kit.guard import callback
from dashboard.kit.inert import inert, inert_table
from dashboard.subjects.what_if import state
from dashboard.subjects.what_if.state import Scenarios, name_of
from dashboard.subjects.what_if.views.comparison_views import side_by_side, small_tables


def draw(scenarios: Scenarios, measure: str) -> None:
    """The chart, the whole table, and the compared scenarios with their buttons."""
    (item,) = side_by_side(scenarios, measure)
    show.title_of(item)
    show.body_of(item)
    if isinstance(item, Notice):
        return
    st.header("Alla mått", anchor=False)
    st.markdown("Belopp i tusental kronor. Excel har dem i kronor.")
    for table in small_tables(scenarios):
        st.table(inert_table(table), border="horizontal", hide_index=True)
    for place, scenario in enumerate(scenarios.compared):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{inert(name_of(scenario))}**")
            st.button(
                "Arbeta vidare med det",
                key=f"tank_ta_{place}",
                on_click=callback(state.take_up),
                args=(place,),
                type="tertiary",
            )
            st.button(
                "Ta bort", key=f"tank_bort_{place}", on_click=callback(state.forget), args=(place,), type="tertiary"
            )
