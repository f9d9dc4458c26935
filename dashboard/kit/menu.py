"""The pages of the dashboard, out of data/codes/pages.csv. File names are English and addresses Swedish. The two must
never be equal: for the first link to such a page after a start, Streamlit runs the page without app.py.
"""

import streamlit as st

from finsam_data.paths import ROOT
from finsam_data.record.settings.known_views import known_pages

_FOLDER = ROOT / "pages"


def pages() -> dict:
    """The menu in order, by file name; the first is the start page."""
    return {
        name: st.Page(str(_FOLDER / f"{name}.py"), title=page.title, url_path=page.address, default=name == "overview")
        for name, page in known_pages().items()
    }


def address_of(name: str) -> str:
    """The Swedish address of the page with this file name."""
    return known_pages()[name].address


def title_of(name: str) -> str:
    """The title of the page with this file name."""
    return known_pages()[name].title
