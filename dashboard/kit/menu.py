"""The pages of the dashboard: file, title, address. File names are English and addresses Swedish. The two must
never be equal: for the first link to such a page after a start, Streamlit runs the page without app.py.
"""

import streamlit as st

from finsam_data.paths import ROOT

_FOLDER = ROOT / "pages"
_PAGES = {
    "overview": ("Översikt", "oversikt"),
    "results": ("Resultat", "resultat"),
    "full_year_equivalents": ("Helårsekvivalenter", "hae"),
    "economy": ("Ekonomi", "ekonomi"),
    "what_if": ("Tänk om", "tank-om"),
    "social_follow_up": ("Uppföljning", "uppfoljning"),
    "surroundings": ("Målgrupp & omvärld", "malgrupp-och-omvarld"),
    "meeting": ("Mötet", "motet"),
    "data_and_sources": ("Data & källor", "data-och-kallor"),
}


def pages() -> dict:
    """The menu in order, by file name; the first is the start page."""
    return {
        name: st.Page(str(_FOLDER / f"{name}.py"), title=title, url_path=address, default=name == "overview")
        for name, (title, address) in _PAGES.items()
    }


def address_of(name: str) -> str:
    """The Swedish address of the page with this file name."""
    return _PAGES[name][1]


def title_of(name: str) -> str:
    """The title of the page with this file name."""
    return _PAGES[name][0]
