"""The frame around every page: settings, menu, footer, and a sentence when something is wrong. It shows no figures."""

from pathlib import Path

import streamlit as st

from dashboard.chart_forms import bring_up_to_date
from dashboard.kit import version
from dashboard.kit.cached import ask, prepared
from dashboard.kit.guard import guarded
from dashboard.kit.inert import inert
from dashboard.kit.logo import logo
from dashboard.kit.menu import pages
from finsam_data.database import DatabaseUnavailable
from finsam_data.questions import register
from finsam_data.record.settings.forbund import forbund
from finsam_data.swedish import counted_in_words

HERE = Path(__file__).parent


def name_and_logo() -> tuple[str, str]:
    """The name and the mark of the förbund; without a database only what it is."""
    try:
        return forbund().name, prepared(logo)
    except DatabaseUnavailable:
        return "Samordningsförbundet", ""


def papers(count: int) -> str:
    """`fem papper`, `ett papper`."""
    return "ett papper" if count == 1 else f"{counted_in_words(count)} papper"


def footer_text() -> str:
    """The line at the foot of every page: the latest paper, whether small groups are hidden, and the data version."""
    facts = ask(register.build_facts).iloc[0]
    mode = "Små grupper är dolda. " if facts["mode"] == "publik" else ""
    count = facts["source_count"]
    origin = (
        f"Siffrorna kommer ur {papers(count)}, det senaste {facts['latest_source']}" if count else "Inga papper ännu"
    )
    return f"{forbund().name}. {origin}. {mode}Dataversion {facts['data_version']}."


is_kept = version.choose()
name, mark = name_and_logo()
st.set_page_config(
    page_title=name,
    page_icon=str(HERE / "static" / "icon.png"),
    layout="wide",
    menu_items={"Get help": None, "Report a bug": None, "About": None},
)
if mark:
    st.logo(mark, size="large")
page = st.navigation(list(pages().values()), position="top")
with guarded(page.url_path):
    bring_up_to_date()
    if notice := version.fallback():
        st.warning(inert(notice))
    page.run()
    st.divider()
    st.caption(inert(prepared(footer_text)))
if is_kept and not version.is_presenting():
    # the presentation that kept an older version has just been closed
    st.rerun()
