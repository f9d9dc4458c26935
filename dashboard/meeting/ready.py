"""The ready-made agendas of data/agendas: what their points show in the data as it is now."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from dashboard.catalogue import PAGES
from dashboard.kit import views
from dashboard.kit.figures.figure import Figure
from dashboard.meeting import model
from dashboard.meeting.model import Meeting, Point
from finsam_data.page_files import pages_folder
from finsam_data.record.settings.agendas import LATEST_TERTIAL, LATEST_YEAR, RELATIVE, YEAR_BEFORE, read_agendas

_IS_YEAR = re.compile("[0-9]{4}")


class ReadyAgenda(NamedTuple):
    """An agenda with only the points that show something. `left_out` are the names of the other points' views."""

    month: str
    meeting: Meeting
    left_out: list[str]


def ready_agendas() -> list[ReadyAgenda]:
    """Each ready agenda that shows something. Ask through `prepared`."""
    agendas = []
    for agenda in read_agendas(pages_folder()):
        meeting = model.checked(agenda, model.BROKEN_FILE)
        found = [(point, _with_figure(point)) for point in meeting.points]
        points = tuple(shown for _, shown in found if shown)
        if points:
            left_out = [_view_of(point).name for point, shown in found if not shown]
            agendas.append(ReadyAgenda(agenda["month"], replace(meeting, points=points), left_out))
    return agendas


def _view_of(point: Point) -> views.View:
    view, _ = views.restore(PAGES[point.page], dict(point.address))
    return view


def _with_figure(point: Point) -> Point | None:
    """The point with its relative choices filled in by the latest period that gives its view a figure; None where the
    view has nothing to show.
    """
    page, address = PAGES[point.page], dict(point.address)
    relative = {key: word for key, word in address.items() if word in RELATIVE}
    for chosen in _candidates(page, address, relative):
        now = address | chosen
        if any(isinstance(item, Figure) for item in views.restored(page, now)):
            return Point(point.page, tuple(now.items()), point.paragraph, point.heading, point.note)
    return None


def _candidates(page: views.ViewPage, address: dict[str, str], relative: dict[str, str]) -> Iterator[dict[str, str]]:
    """What relative choices can mean, the latest first; at most one key of a view names a period."""
    if not relative:
        yield {}
        return
    ((key, word),) = relative.items()
    view, _ = views.restore(page, address)
    fields = (field for control in views.controls_of(page, view) for field in control.fields())
    options = next(tuple(map(str, field.options)) for field in fields if field.key == key)
    years = sorted((option for option in options if _IS_YEAR.fullmatch(option)), reverse=True)
    tertials = sorted((option for option in options if not _IS_YEAR.fullmatch(option)), key=_in_time, reverse=True)
    for option in {LATEST_YEAR: years, YEAR_BEFORE: years[1:], LATEST_TERTIAL: tertials}[word]:
        yield {key: option}


def _in_time(label: str) -> tuple[str, str]:
    """What sorts the names of parts of years: `Tertial 2 2020` by its year and then by its number."""
    return label[-4:], label
