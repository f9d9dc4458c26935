"""The tab ”Dela ut”: the meeting as PowerPoint, PDF and Excel, on the reader's own template if wanted, and the tables
of a tertial or a year.

A file is made when its button is clicked, on another thread; meanwhile the page says how far it has come. The
modules that make files are imported only then.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from dashboard.handouts.powerpoint import template
from dashboard.kit.cached import prepared
from dashboard.kit.guard import file
from dashboard.kit.inert import inert
from dashboard.meeting import readers_meeting
from dashboard.meeting.model import Meeting
from dashboard.meeting.resolve import resolve_all
from dashboard.meeting_tabs.agenda import file_name
from finsam_data.record.settings.limits import limits

POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# how long the page waits for the work on a file to begin and to end, and how often it looks
BEGUN_SECONDS, DONE_SECONDS, LOOK_SECONDS = 5, 300, 0.1
_TEMPLATE = "_handout_template"


@dataclass
class Work:
    """How far one file has come: told by the thread that makes it, read by the page."""

    done: int = 0
    total: int = 0
    text: str = ""
    is_running: bool = False
    is_finished: bool = False
    has_failed: bool = False

    def tell(self, done: int, total: int, text: str) -> None:
        """Called by the functions that make files, to report progress."""
        self.done, self.total, self.text = done, total, text


def show() -> None:
    """Draws the meeting's files, and beside them the tables."""
    wide, narrow = st.columns([3, 2], gap="large")
    with wide:
        _meeting_files(readers_meeting.meeting())
    with narrow:
        _tables()


def _meeting_files(meeting: Meeting) -> None:
    st.header("Mötet som fil", anchor=False)
    if not meeting.points:
        st.info("Mötet har inga punkter än. Lägg till vyer under Dagordning, så kan det delas ut här.")
        return
    st.markdown(
        "Allt byggs ur siffrorna: diagram som går att redigera i PowerPoint och Excel, tabeller som är tabeller, "
        "källa vid varje figur. "
        "Anteckningarna följer bara med i PowerPoint."
    )
    own = _own_template()
    files = (
        ("PowerPoint", "pptx", POWERPOINT, "slideshow", partial(_powerpoint, meeting, own)),
        ("PDF", "pdf", "application/pdf", "picture_as_pdf", partial(_pdf, meeting)),
        ("Excel", "xlsx", EXCEL, "table", partial(_excel, meeting)),
    )
    with st.container(horizontal=True):
        started = [
            _download(label, file_name(meeting, ending), mime, icon, make) for label, ending, mime, icon, make in files
        ]
    for work in filter(None, started):
        _watch(work)


def _own_template() -> bytes | None:
    """The reader's own PowerPoint template, when one has been chosen and fits."""
    with st.expander("Egen PowerPoint-mall"):
        st.markdown(
            "Välj förbundets egen mall så följer färger och typsnitt med. Den ska ha layouterna Rubrikbild och "
            "Endast rubrik."
        )
        chosen = st.file_uploader(
            "PowerPoint-mall",
            ["pptx", "potx"],
            key="handout_template",
            max_upload_size=limits().files["template"],
            label_visibility="collapsed",
        )
        if chosen is None:
            return None
        if unfit := template.why_unfit(chosen.getvalue()):
            st.warning(f"{inert(unfit)} Tills vidare används verktygets egen mall.")
            return None
        st.success(f"Mallen {inert(chosen.name)} används.")
        return chosen.getvalue()


def _download(label: str, name: str, mime: str, icon: str, make: Callable) -> Work | None:
    """The button of one file. Returns its work when it has just been clicked."""
    work = st.session_state.setdefault(f"_work_{label}", Work())
    clicked = st.download_button(
        label,
        file(partial(_made, make, work)),
        name,
        mime,
        key=f"handout_{label}",
        icon=f":material/{icon}:",
        on_click="rerun",
    )
    return work if clicked else None


def _made(make: Callable, work: Work) -> bytes:
    """The file, made on the thread of the download."""
    work.__init__(is_running=True)
    try:
        return make(work.tell)
    except Exception:
        work.has_failed = True
        raise
    finally:
        work.is_finished = True


def _watch(work: Work) -> None:
    """Says how far the file has come until it is done."""
    bar = st.progress(0.0, "Börjar …")
    deadline = time.monotonic() + BEGUN_SECONDS
    while not work.is_running and time.monotonic() < deadline:
        time.sleep(LOOK_SECONDS)
    deadline = time.monotonic() + DONE_SECONDS
    while work.is_running and not work.is_finished and time.monotonic() < deadline:
        if work.total:
            bar.progress(work.done / work.total, f"{work.done + 1} av {work.total}: {inert(work.text)}")
        time.sleep(LOOK_SECONDS)
    bar.empty()
    work.is_running = False
    if work.has_failed:
        st.error(
            "Filen gick inte att göra. Försök igen. Kommer felet tillbaka, säg till kansliet vilka punkter mötet har."
        )


def _powerpoint(meeting: Meeting, own: bytes | None, tell: Callable) -> bytes:
    from dashboard.handouts.powerpoint.deck import as_powerpoint

    return as_powerpoint(meeting.title, meeting.date, resolve_all(meeting), own, tell)


def _pdf(meeting: Meeting, tell: Callable) -> bytes:
    from dashboard.handouts.pdf.typeset import as_pdf

    return as_pdf(meeting.title, meeting.date, resolve_all(meeting), tell)


def _excel(meeting: Meeting, tell: Callable) -> bytes:
    from dashboard.handouts.excel.book import as_excel

    return as_excel(meeting.title, meeting.date, resolve_all(meeting), tell)


def _tables() -> None:
    from dashboard.handouts.annual import report

    st.header("Tertialrapport och årsbilaga", anchor=False)
    st.markdown("Deltagare och utfall per insats: kvinnor, män, totalt och procent, med källa under varje tabell.")
    periods = prepared(report.periods)
    label = st.selectbox("Period", list(periods), key="handout_period", width=220)
    with st.container(horizontal=True):
        for name, ending, mime, icon, make in (
            ("Tabeller i PDF", "pdf", "application/pdf", "picture_as_pdf", _table_pdf),
            ("Tabeller i Word", "docx", WORD, "description", _table_word),
            ("Tabeller i Excel", "xlsx", EXCEL, "table", _table_excel),
        ):
            st.download_button(
                name,
                file(partial(make, periods[label])),
                f"tabeller_{label.lower().replace(' ', '_')}.{ending}",
                mime,
                key=f"table_{ending}",
                icon=f":material/{icon}:",
                on_click="ignore",
            )


def _table_pdf(period: str) -> bytes:
    from dashboard.handouts.annual import report

    return report.as_pdf(period)


def _table_word(period: str) -> bytes:
    from dashboard.handouts.annual import word

    return word.as_word(period)


def _table_excel(period: str) -> bytes:
    from dashboard.handouts.annual import excel

    return excel.as_excel(period)
