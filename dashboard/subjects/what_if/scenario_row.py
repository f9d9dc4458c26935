"""The row above the boards: the scenario's name, compare, reset, the file and the link."""

import streamlit as st

from dashboard.kit.choices.field import Field
from dashboard.kit.choices.repair import repaired_code
from dashboard.kit.guard import callback, file
from dashboard.kit.inert import inert
from dashboard.subjects.what_if import state
from dashboard.subjects.what_if.state import KEY, Scenarios
from finsam_data.scenarios.link import LinkUnreadable, decode
from finsam_data.scenarios.scenario import NAME_LENGTH, TODAY

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NAME_FIELD = "scenarionamn"
# a text that cannot be read is kept as it is: the scenarios say what is wrong with it
CODE = Field(
    "Scenariots kod", KEY, start="", kind="text", accepts=lambda said: repaired_code(said, decode, LinkUnreadable),
    width="stretch",
)  # fmt: skip


def draw() -> Scenarios:
    """Draws the row and returns the scenarios of the address."""
    row = st.container(horizontal=True, vertical_alignment="bottom", gap="small")
    with row:
        # the name and the code below it hold each other: the name's place comes first, its value after the code is
        # known
        name_place = st.container(width=300)
        buttons = st.container(horizontal=True, vertical_alignment="bottom", gap="small", width="content")
    with buttons:
        buttons_before_link = st.container(horizontal=True, gap="small", width="content")
        with st.popover("Länk", icon=":material/link:"):
            st.markdown("Scenariot står i sidans adress. Kopiera adressen till protokollet, eller koden här.")
            CODE.draw({})
    scenarios = state.current()
    with name_place:
        state.show(NAME_FIELD, scenarios.at_work.name)
        st.text_input(
            "Scenariots namn", key=NAME_FIELD, max_chars=NAME_LENGTH,
            placeholder="till exempel Höjt bidrag", on_change=callback(state.rename), args=(NAME_FIELD,),
        )  # fmt: skip
    with buttons_before_link:
        untouched = scenarios.at_work == TODAY
        st.button("Jämför", icon=":material/add:", on_click=callback(state.keep_for_comparison), disabled=untouched)
        st.button(
            "Återställ scenariot",
            icon=":material/restart_alt:",
            on_click=callback(state.start_over),
            disabled=untouched,
        )
        st.download_button(
            "Excel", file(lambda: _workbook(scenarios)), "tank-om.xlsx", EXCEL, icon=":material/download:",
            on_click="ignore", key="tank_om_fil",
        )  # fmt: skip
    if scenarios.fault:
        st.warning(inert(scenarios.fault))
    return scenarios


def _workbook(scenarios: Scenarios) -> bytes:
    """The scenario as Excel. The import waits for the click: the page itself does not need what writes the file."""
    from dashboard.subjects.what_if.files import workbook_of

    return workbook_of(scenarios)
