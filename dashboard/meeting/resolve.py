"""What the points of a meeting show: each view with its choices, in the data as it is now.

A view that no longer exists, has no data any more or fails still gives a point, with a notice that says so; the other
points are shown as usual.
"""

import logging
from dataclasses import dataclass

from dashboard.catalogue import PAGES
from dashboard.kit import views
from dashboard.kit.figures.figure import Figure, Notice
from dashboard.kit.menu import title_of
from dashboard.meeting.model import Meeting, Point
from finsam_data.database import DatabaseUnavailable
from finsam_data.swedish import in_words

LONGEST_KEY = 40
UNREAD = "är inget val i vyn. Ta bort punkten, eller lägg till vyn på nytt."


@dataclass(frozen=True)
class Shown:
    """A point with what it shows. `heading` is its own or else the finding; `choice_sentence` repeats every choice of
    the view.

    `items` are its figures and notices in the order of the page, at least one. The tables inside are shared by all
    readers: do not change them.
    """

    point: Point
    page_title: str
    view_name: str
    choice_sentence: str
    heading: str
    items: tuple[Figure | Notice, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures in order."""
        return tuple(item for item in self.items if isinstance(item, Figure))

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What stands where a figure would, in order."""
        return tuple(item for item in self.items if isinstance(item, Notice))


def resolve_all(meeting: Meeting) -> tuple[Shown, ...]:
    """Every point of the meeting, in order."""
    return tuple(resolve(point) for point in meeting.points)


def resolve(point: Point) -> Shown:
    """What the point shows now. Never raises: a notice stands for what cannot be shown."""
    page, address = PAGES.get(point.page), dict(point.address)
    if page is None:
        return _lost(
            point,
            "",
            "",
            "Sidan som punkten visar finns inte längre i verktyget. Ta bort punkten, eller lägg till en annan vy i "
            "stället.",
        )
    name = address.get(page.tabs_key, page.views[0].name)
    if not views.view_named(page, name):
        return _lost(
            point,
            title_of(page.name),
            name,
            f"Vyn ”{name}” finns inte längre på sidan {title_of(page.name)}. Lägg till en annan vy i stället.",
        )
    try:
        if unread := views.unread(page, address):
            return _lost(point, title_of(page.name), name, f"{in_words([_short(key) for key in unread[:3]])} {UNREAD}")
        choice = views.sentence(page, address)
        items = (*_lost_choices(views.lost_choices(page, address), choice), *views.restored(page, address))
    except DatabaseUnavailable as unavailable:
        return _lost(point, title_of(page.name), name, str(unavailable))
    except Exception:
        logging.getLogger("finsam").exception("The point %s of a meeting failed", point)
        return _lost(
            point,
            title_of(page.name),
            name,
            "Vyn gick inte att visa. Säg till kansliet vilken vy och vilka val det gäller.",
        )
    return Shown(point, title_of(page.name), name, choice, point.heading or finding_of(items[0]), items)


def _short(key: str) -> str:
    return f"”{key if len(key) <= LONGEST_KEY else f'{key[:LONGEST_KEY]}…'}”"


def finding_of(item: Figure | Notice) -> str:
    """What a figure or a notice says in its heading."""
    return item.title if isinstance(item, Notice) else item.heading


def _lost_choices(lost: list[str], choice: str) -> list[Notice]:
    """The notice that the view shows another choice than the one that was asked for."""
    if not lost:
        return []
    said = in_words([f"”{value}”" for value in lost])
    return [
        Notice(
            f"Valet {said} finns inte längre",
            f"Vyn visar i stället: {choice} Ta bort punkten, eller lägg till vyn på nytt med andra val.",
        )
    ]


def _lost(point: Point, page_title: str, view_name: str, reason: str) -> Shown:
    notice = Notice(" – ".join(part for part in (page_title, view_name) if part) or "Vyn finns inte", reason)
    return Shown(point, page_title, view_name, "", point.heading or notice.title, (notice,))
