"""Presentera: the deck of slides, and the choices of the slide that a question is about.

The deck is one component (present/): it gets every slide at once and moves between them without the server. Only a
question asks it.
"""

from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from zlib import crc32

import streamlit as st

from dashboard.catalogue import PAGES
from dashboard.handouts.slides.slides import Slide, point_slides, slides_of
from dashboard.kit import version, views
from dashboard.kit.cached import prepared
from dashboard.kit.choices.arrival import take_as_chosen
from dashboard.kit.guard import callback, fragment
from dashboard.meeting import readers_meeting
from dashboard.meeting.model import Meeting, Point, encode
from dashboard.meeting_tabs import portions
from finsam_data.record.settings.colours import colour

_FOLDER = Path(__file__).parent / "present"
_BEFORE = "_choices_before_the_question"


def _file(*names: str) -> str:
    return "\n".join((_FOLDER / name).read_text(encoding="utf-8") for name in names)


_DECK = st.components.v2.component(
    "finsam_deck",
    html=_file("deck.html"),
    css=_file("slide.css", "deck.css"),
    js=_file("slide.js", "speaker.js", "deck.js"),
)


def show() -> None:
    """Draws the deck of the reader's meeting, or says how to get one."""
    if not readers_meeting.meeting().points:
        st.info("Mötet har inga punkter att visa. Lägg till vyer, eller ta en färdig dagordning under **Dagordning**.")
        return
    meeting = readers_meeting.meeting()
    count = len(meeting.points)
    with st.spinner("Bilderna ritas"):
        slides = slides_of(replace(meeting, points=meeting.points[: portions.how_many("deck", count)]))
    portions.show_more("deck", count)
    present(slides, meeting, "deck")


@fragment
def present(slides: list[Slide], meeting: Meeting, key: str, may_ask: bool = True) -> None:
    """The deck, and under it the choices of the slide that was asked about. `meeting` is where its points come from,
    `key` the deck's own.
    """
    version.presents()
    deck = st.container(key="presentation")
    askable = [may_ask and point.page in PAGES for point in meeting.points]
    asked = st.session_state.get(key, {}).get("asked")
    asked = asked if isinstance(asked, int) and 0 <= asked < len(askable) and askable[asked] else None
    live = None
    if asked is not None:
        with st.container(key="slide_controls"):
            live = _question(meeting.points[asked])
    with deck:
        _DECK(
            key=key,
            data=_data(slides, meeting, askable, asked, live),
            on_asked_change=callback(partial(_ask, meeting, key)),
        )


def _data(slides: list[Slide], meeting: Meeting, askable: list[bool], asked: int | None, live: Point | None) -> dict:
    """What the component gets. `stamp` tells one meeting from another; the deck and the speaker's window meet on
    `channel`.
    """
    stamp = encode(meeting)
    changed = None if live is None else {
        "place": asked, "changed": _differs(live, meeting.points[asked]),
        "slides": [asdict(slide) | {"place": asked} for slide in prepared(point_slides, live)],
    }  # fmt: skip
    return {
        "slides": [asdict(slide) for slide in slides], "asked": asked, "live": changed, "stamp": stamp,
        "channel": f"finsam-{crc32(stamp.encode())}", "may_ask": askable,
        "colours": {name: colour(name) for name in ("text", "muted", "accent", "hairline")},
        "frame": _file("frame.css"), "speaker_html": _file("speaker.html"),
        "speaker_css": _file("speaker.css", "slide.css"),
    }  # fmt: skip


def _ask(meeting: Meeting, key: str) -> None:
    """Another slide is asked about, or none: the widgets of its view say what the slide shows, and afterwards what they
    said before.
    """
    take_as_chosen()
    for name, value in st.session_state.pop(_BEFORE, {}).items():
        st.session_state[name] = value
    asked = st.session_state[key].asked
    if asked is None or not 0 <= asked < len(meeting.points) or meeting.points[asked].page not in PAGES:
        return
    point = meeting.points[asked]
    page, address = PAGES[point.page], dict(point.address)
    values, usual = (
        views.widget_values(page, address),
        views.widget_values(page, {page.tabs_key: address.get(page.tabs_key, "")}),
    )
    st.session_state[_BEFORE] = {name: st.session_state.get(name, usual[name]) for name in values}
    for name, value in values.items():
        st.session_state[name] = value


def _differs(live: Point, point: Point) -> bool:
    page = PAGES[point.page]
    return views.restore(page, dict(live.address)) != views.restore(page, dict(point.address))


def _question(point: Point) -> Point:
    """Draws the choices of the point's view and returns the point as they now are; its own heading holds only for its
    own choices.
    """
    page = PAGES[point.page]
    view, _ = views.restore(page, dict(point.address))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = [control.draw() for control in views.controls_of(page, view)]
    if view.ask:
        view.ask(*chosen)
    live = replace(point, address=tuple(views.address_of_choices(page, view, st.session_state).items()))
    return replace(live, heading="") if _differs(live, point) else live
