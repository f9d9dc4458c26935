"""The agenda of the page Mötet: its name and date, its points in order with § and own words, and the ready-made
ones.
"""

from dataclasses import replace
from datetime import date

import streamlit as st

from dashboard.catalogue import PAGES
from dashboard.kit import views
from dashboard.kit.cached import prepared
from dashboard.kit.guard import callback, guarded
from dashboard.kit.inert import inert, inert_lines
from dashboard.kit.menu import pages
from dashboard.meeting import model, readers_meeting
from dashboard.meeting.model import Meeting, MeetingUnreadable, Point
from dashboard.meeting.ready import ready_agendas
from dashboard.meeting.resolve import finding_of, resolve
from dashboard.meeting_tabs import portions
from dashboard.meeting_tabs.frozen import is_frozen
from dashboard.meeting_tabs.opening import file_to_open
from finsam_data.swedish import in_words, number

# longer than this and some mail programs cut the link in two
LONG_LINK = 4_000
UNTITLED = "Mötet"
FROZEN = "Det här är ett fryst möte. Öppna det under Som visat."


def show() -> None:
    """Draws the agenda, the ready-made ones beside it, and what saves and opens."""
    wide, narrow = st.columns([3, 2], gap="large")
    with wide:
        _name_and_date()
        _points()
    with narrow:
        _ready_made()
        _keep()


def _name_and_date() -> None:
    meeting, stamp = readers_meeting.meeting(), readers_meeting.stamp()
    with st.container(horizontal=True):
        st.text_input(
            "Mötets namn",
            meeting.title,
            key=f"title_{stamp}",
            max_chars=model.MAX_TITLE,
            width=360,
            on_change=callback(_rename),
            placeholder="till exempel Styrelsemöte",
        )
        # longer than a date, so that a day written in another way fits: a full field ignores further letters, and
        # the warning below would quote only half of what was typed
        st.text_input(
            "Datum",
            meeting.date,
            key=f"date_{stamp}",
            max_chars=60,
            width=150,
            on_change=callback(_set_date),
            placeholder="ÅÅÅÅ-MM-DD",
        )
    typed = st.session_state.get(f"date_{stamp}", "")
    if typed and typed != readers_meeting.meeting().date:
        st.warning(f"”{inert(typed)}” är inget datum. Skriv år, månad och dag: 2026-03-20.")


def _rename() -> None:
    readers_meeting.change(
        title=model.clean(st.session_state[f"title_{readers_meeting.stamp()}"], model.MAX_TITLE).strip()
    )


def _set_date() -> None:
    typed = st.session_state[f"date_{readers_meeting.stamp()}"].strip()
    try:
        readers_meeting.change(date=date.fromisoformat(typed).isoformat() if typed else "")
    except ValueError:
        return


def _points() -> None:
    meeting = readers_meeting.meeting()
    if not meeting.points:
        st.info(
            "Mötet har inga punkter än. Gå till en vy och välj **Lägg till i mötet** under den, eller börja med en "
            "färdig dagordning."
        )
    count = len(meeting.points)
    for place, point in enumerate(meeting.points[: portions.how_many("agenda", count)]):
        with st.container(border=True):
            # whatever a point holds, it can be taken away
            with guarded("agenda"):
                _point(place, point)
            _buttons(place, point, count)
    portions.show_more("agenda", count)


def _point(place: int, point: Point) -> None:
    shown = resolve(point)
    where = " · ".join(part for part in (point.paragraph, shown.page_title, shown.view_name) if part)
    st.caption(inert(f"{place + 1}. {where}"))
    st.markdown(f"**{inert(shown.heading)}**")
    if point.heading:
        st.markdown(f"Fyndet: {inert(finding_of(shown.items[0]))}")
    st.caption(inert(shown.choice_sentence or shown.notices[0].text))
    if point.note:
        st.markdown(f"*Anteckning: {inert_lines(point.note)}*")


def _buttons(place: int, point: Point, count: int) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        _button("Upp", "arrow_upward", place, _move, (place, -1), place == 0)
        _button("Ned", "arrow_downward", place, _move, (place, 1), place == count - 1)
        _edit(place, point)
        if point.page in PAGES and not views.unread(PAGES[point.page], dict(point.address)):
            st.page_link(
                pages()[point.page],
                label="Öppna vyn",
                icon=":material/arrow_forward:",
                query_params=dict(point.address),
            )
        _button("Ta bort", "delete", place, _remove, (place,), False)


def _button(label: str, icon: str, place: int, do, arguments: tuple, disabled: bool) -> None:
    st.button(
        label,
        key=f"{icon}_{place}",
        icon=f":material/{icon}:",
        type="tertiary",
        on_click=callback(do),
        args=arguments,
        disabled=disabled,
    )


def _edit(place: int, point: Point) -> None:
    stamp = readers_meeting.stamp()
    opened = st.popover(
        "Ändra", key=f"edit_{place}_{stamp}", on_change="rerun", type="tertiary", icon=":material/edit:"
    )
    if not opened.open:
        return
    with opened:
        for name, label, longest, widget in (
            ("paragraph", "§", model.MAX_PARAGRAPH, st.text_input),
            ("heading", "Egen rubrik i stället för fyndet", model.MAX_HEADING, st.text_input),
            ("note", "Anteckning till den som talar", model.MAX_NOTE, st.text_area),
        ):
            key = f"{name}_{place}_{stamp}"
            widget(
                label,
                getattr(point, name),
                key=key,
                max_chars=longest,
                on_change=callback(_write),
                args=(place, name, key, longest),
            )


def _write(place: int, name: str, key: str, longest: int) -> None:
    points = list(readers_meeting.meeting().points)
    points[place] = replace(points[place], **{name: model.clean(st.session_state[key], longest).strip()})
    readers_meeting.change(points=tuple(points))


def _move(place: int, by: int) -> None:
    points = list(readers_meeting.meeting().points)
    points.insert(place + by, points.pop(place))
    readers_meeting.put(replace(readers_meeting.meeting(), points=tuple(points)))


def _remove(place: int) -> None:
    points = readers_meeting.meeting().points
    readers_meeting.put(replace(readers_meeting.meeting(), points=points[:place] + points[place + 1 :]))


def _ready_made() -> None:
    st.header("Färdiga dagordningar", anchor=False)
    st.markdown("Läggs sist i mötet. § är de som papperen hade; ändra dem efter kallelsen.")
    for place, (month, meeting, left_out) in enumerate(prepared(ready_agendas)):
        count = len(meeting.points)
        label = f"{month.capitalize()}: {meeting.title} ({number(count)} {'punkt' if count == 1 else 'punkter'})"
        st.button(
            inert(label),
            key=f"agenda_{place}",
            icon=":material/playlist_add:",
            on_click=callback(_take),
            args=(meeting,),
        )
        if left_out:
            st.caption(f"Inte med, eftersom underlaget saknar uppgifterna: {inert(in_words(left_out))}.")


def _take(ready: Meeting) -> None:
    if not readers_meeting.meeting().title:
        readers_meeting.change(title=ready.title)
    readers_meeting.append(*ready.points)


def _keep() -> None:
    st.header("Spara och öppna", anchor=False)
    meeting = readers_meeting.meeting()
    if meeting.points:
        link = readers_meeting.link_of(meeting)
        if not link:
            st.warning("Mötet är för stort för en adress. Spara det som fil.")
        else:
            st.markdown("Mötet ligger i sidans adress. Kopiera adressen för att spara eller skicka det.")
            if len(link) > LONG_LINK:
                st.warning("Adressen är lång, och en del e-postprogram bryter den. Spara hellre mötet som fil.")
        with st.container(horizontal=True):
            st.download_button(
                "Spara som fil",
                model.to_file(meeting),
                file_name(meeting, "json"),
                "application/json",
                on_click="ignore",
                icon=":material/download:",
            )
            with st.popover(
                "Töm mötet", type="tertiary", icon=":material/delete:", key=f"empty_{readers_meeting.stamp()}"
            ):
                st.markdown("Alla punkter tas bort. Spara mötet som fil först om det ska finnas kvar.")
                st.button("Ta bort alla punkter", on_click=callback(readers_meeting.put), args=(Meeting(),))
    file_to_open("Öppna ett sparat möte", "meeting", f"open_{readers_meeting.stamp()}", _open)


def _open(content: bytes) -> str | None:
    try:
        readers_meeting.take(model.from_file(content))
    except MeetingUnreadable as unreadable:
        return FROZEN if is_frozen(content) else str(unreadable)
    return None


def file_name(meeting: Meeting, ending: str) -> str:
    """A name for a file of the meeting that every system takes: `2020-03-20_Styrelsemote.json`."""
    plain = (meeting.title or UNTITLED).translate(str.maketrans("åäöÅÄÖéÉ ", "aaoAAOeE_"))
    plain = "".join(letter for letter in plain if letter.isascii() and (letter.isalnum() or letter in "_-"))
    return f"{'_'.join(part for part in (meeting.date, plain[:60] or 'Mote') if part)}.{ending}"
