"""The frame around every page: settings, menu, footer, and a sentence when something is wrong. It shows no figures."""

from pathlib import Path

import streamlit as st

from dashboard.chart_forms import bring_up_to_date
from dashboard.kit.cached import ask, prepared
from dashboard.kit.guard import guarded
from dashboard.kit.inert import inert
from dashboard.kit.menu import pages
from finsam_data.questions import register

HERE = Path(__file__).parent


def footer_text() -> str:
    """The line at the foot of every page: the latest paper, whether small groups are hidden, and the data version."""
    facts = ask(register.build_facts).iloc[0]
    mode = "Små grupper är dolda. " if facts["mode"] == "publik" else ""
    return (
        f"Samordningsförbundet Umeåregionen. Siffrorna kommer ur fem papper, det senaste {facts['latest_source']}. "
        f"{mode}"
        f"Dataversion {facts['data_version']}."
    )


st.set_page_config(
    page_title="Samordningsförbundet Umeåregionen",
    page_icon=str(HERE / "static" / "icon.png"),
    layout="wide",
    menu_items={"Get help": None, "Report a bug": None, "About": None},
)
st.logo(str(HERE / "static" / "logo.svg"), size="large")
page = st.navigation(list(pages().values()), position="top")
with guarded(page.url_path):
    bring_up_to_date()
    page.run()
    st.divider()
    st.caption(inert(prepared(footer_text)))
