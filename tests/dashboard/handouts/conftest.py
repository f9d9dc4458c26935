"""A meeting of every view, resolved once, and the means to look into the files that are made of it."""

import re

import pytest

from dashboard.catalogue import PAGES
from dashboard.meeting.model import Point
from dashboard.meeting.resolve import Shown, resolve

NOTE = "Påminn om att målet gäller hela året."


def point(page: str, view: str, **more: str) -> Point:
    choices = {name: value for name, value in more.items() if name not in ("paragraph", "heading", "note")}
    own = {name: more[name] for name in ("paragraph", "heading", "note") if name in more}
    return Point(page, tuple({PAGES[page].tabs_key: view, **choices}.items()), **own)


def squeezed(text: str) -> str:
    """A text without spaces and hyphens: lines are broken and words divided where the page wants."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", text)


@pytest.fixture(scope="session")
def every_view() -> tuple[Shown, ...]:
    """Every view of the catalogue for one municipality where the page has such, then a view without data and one that
    is gone.
    """
    return (
        resolve(point("results", "Utfall", paragraph="§ 14", heading="Målet för arbete nåddes inte", note=NOTE)),
        *(resolve(point(name, view.name, kommun="Nordmaling")) for name, page in PAGES.items() for view in page.views),
        resolve(point("results", "Utfall", kommun="Vännäs", plattform="Ungdomstorget")),
        resolve(Point("borttagen", ())),
    )
