"""The pages of the dashboard, out of data/codes/pages.csv. File names are English and addresses Swedish. The two must
never be equal: for the first link to such a page after a start, Streamlit runs the page without app.py.
"""

import streamlit as st

from dashboard.kit.needs import with_something
from finsam_data.database import DatabaseUnavailable
from finsam_data.page_files import pages_folder
from finsam_data.paths import ROOT
from finsam_data.record.settings.known_views import KnownPage, known_pages

_FOLDER = ROOT / "pages"


def pages() -> dict:
    """The menu in order, by file name; the first is the start page. A page that the record has nothing of is not in the
    menu, but a link to it says so.
    """
    return {
        name: st.Page(
            str(_FOLDER / f"{name}.py"), title=page.title, url_path=page.address, default=name == "overview",
            visibility="visible" if _has_something(name, page) else "hidden",
        )
        for name, page in _known().items()
    }  # fmt: skip


def _has_something(name: str, page: KnownPage) -> bool:
    try:
        return not page.views or bool(with_something(name, tuple(page.views)))
    except DatabaseUnavailable:
        return True


def address_of(name: str) -> str:
    """The Swedish address of the page with this file name."""
    return _known()[name].address


def title_of(name: str) -> str:
    """The title of the page with this file name."""
    return _known()[name].title


def _known() -> dict[str, KnownPage]:
    """The pages as they were built; without a database the program's own list, for the sentence that says so."""
    try:
        return known_pages(pages_folder())
    except DatabaseUnavailable:
        return known_pages()
