"""What a view is, and how it is found again from its address alone.

The views themselves are listed in catalogue.py and drawn by page.py."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from dashboard.kit.cached import prepared
from dashboard.kit.figures import figure
from dashboard.kit.figures.figure import Notice


class Control(Protocol):
    """Something that a reader chooses: see dashboard/kit/choices/."""

    def draw(self):
        """Draws the widgets and returns the choice, which is hashable."""

    def read(self, address: Mapping[str, str]):
        """The same choice out of an address; what the address does not say is the default."""

    def widgets(self, address: Mapping[str, str]) -> dict[str, object]:
        """What its widgets say, by key, for an address: so that a question at a meeting can begin from what a slide
        shows.
        """


@dataclass(frozen=True)
class View:
    """One tab: its name in the address, the pure function that gives its figures, and its own controls beside the
    page's.

    `work(page's choice, *own choices)` returns Figures and Notices. `draw`, with the same arguments, is only for a view
    that is more on its page than its figures, and `ask` for one that has more to change than its controls: it draws
    that, for a question at a meeting. `fixed` are the page's filters, by key, that the view does not follow; `about` is
    then what its figures tell of, where the page chooses no more than that.
    """

    name: str
    work: Callable
    controls: tuple[Control, ...] = ()
    draw: Callable | None = None
    ask: Callable | None = None
    fixed: tuple[str, ...] = ()
    about: str = ""


@dataclass(frozen=True)
class ViewPage:
    """The views of one page. `tabs_key` is the tab's name in the address.

    `refuse(choice)` gives the notices that stand in place of all tabs when the choice does not exist, or an empty list.
    `name` is the page's file name; catalogue.py gives it.
    """

    tabs_key: str
    control: Control
    views: tuple[View, ...]
    refuse: Callable | None = None
    name: str = ""


def named(pages: dict[str, ViewPage]) -> dict[str, ViewPage]:
    """The same pages, each knowing its name."""
    return {name: replace(page, name=name) for name, page in pages.items()}


def restore(page: ViewPage, address: Mapping[str, str]) -> tuple[View, tuple]:
    """(view, arguments) that an address of the page points out: `prepared(view.work, *arguments)` gives what it
    shows.
    """
    view = next((view for view in page.views if view.name == address.get(page.tabs_key)), page.views[0])
    return view, (page.control.read(address), *(control.read(address) for control in view.controls))


def restored(page: ViewPage, address: Mapping[str, str]) -> list["figure.Figure | Notice"]:
    """What the view at an address of the page shows. Shared by all readers: do not change it."""
    view, arguments = restore(page, address)
    refused = prepared(page.refuse, arguments[0]) if page.refuse else []
    return refused or prepared(view.work, *arguments)


def sentence(page: ViewPage, address: Mapping[str, str]) -> str:
    """Every choice at an address of the page in one sentence, for print: `Hela förbundet, 2019, kvinnor och män.
    Utfall: Studier.`
    """
    view, (choice, *own) = restore(page, address)
    of_page = choice.said(view.fixed, *filter(None, [view.about])) if view.fixed else getattr(choice, "sentence", "")
    return " ".join(f"{part}." for part in (of_page, *map(_said, view.controls, own)) if part)


def _said(control: Control, chosen) -> str:
    """A choice of the view's own in words: by the control itself, by the choice, or its label and value."""
    if hasattr(control, "said"):
        return control.said(chosen)
    return getattr(chosen, "sentence", "") or f"{control.label}: {chosen}"


def address_of_choices(page: ViewPage, view: View, chosen: Mapping[str, object]) -> dict[str, str]:
    """The address that restores a view with what the widgets say: `chosen` maps each widget's key to its value
    (st.session_state).

    Defaults are written out too, so that the address means the same when a default has moved on.
    """
    asked = _Asked()
    for control in (page.control, *view.controls):
        control.read(asked)
    return {page.tabs_key: view.name} | {
        key: _in_address(chosen[key]) for key in asked.keys_read if chosen.get(key) is not None
    }


def widget_values(page: ViewPage, address: Mapping[str, str]) -> dict[str, object]:
    """What every widget of the view at an address says, by key."""
    view, _ = restore(page, address)
    return {key: value for control in (page.control, *view.controls) for key, value in control.widgets(address).items()}


def lost_choices(page: ViewPage, address: Mapping[str, str]) -> list[str]:
    """What the address asks for that does not exist any more; the view shows the default in its place."""
    return [
        address[key]
        for key, value in widget_values(page, address).items()
        if key in address and _in_address(value) != address[key]
    ]


class _Asked(dict):
    """An empty address that remembers which keys were asked for."""

    def __init__(self):
        super().__init__()
        self.keys_read: dict[str, None] = {}

    def get(self, key, default=None):
        self.keys_read[key] = None
        return default

    def __getitem__(self, key):
        self.keys_read[key] = None
        raise KeyError(key)

    def __contains__(self, key):
        self.keys_read[key] = None
        return False


def _in_address(value) -> str:
    """A widget's value as Streamlit writes it in the address."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(int(value)) if isinstance(value, float) and value == int(value) else str(value)
