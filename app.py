"""The frame: page settings, menu, footer, and what a reader sees when something is wrong. No figures."""

import logging
from pathlib import Path

import streamlit as st

from finsam_data import register
from finsam_data.database import DatabaseUnavailable
from pages.shared.cached import ask, prepared
from pages.shared.menu import pages

HERE = Path(__file__).parent


def footer_text() -> str:
    """Data version, date of the latest paper, mode."""
    facts = ask(register.build_facts).iloc[0]
    mode = "Små grupper är dolda. " if facts["mode"] == "publik" else ""
    return (
        f"Samordningsförbundet Umeåregionen. Siffrorna kommer ur fem papper, det senaste {facts['latest_source']}. {mode}"
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
try:
    page.run()
    st.divider()
    st.caption(prepared(footer_text))
except DatabaseUnavailable as unavailable:
    st.title("Siffrorna går inte att visa just nu", anchor=False)
    st.error(str(unavailable))
except Exception:
    logging.getLogger("finsam").exception("The page %s failed", page.url_path)
    st.error("Något gick fel på sidan. Ladda om den. Kommer felet tillbaka, säg till kansliet vilken sida och vilka val det gällde.")
