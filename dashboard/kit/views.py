"""What a view is, and how it is found again from its address alone.

The views themselves are listed in dashboard/catalogue.py and drawn by dashboard/page.py.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from dashboard.kit.cached import prepared
from dashboard.kit.choices.control import Control, NothingToChoose
from dashboard.kit.choices.repair import repaired_option
from dashboard.kit.figures.figure import Figure, Notice
from dashboard.kit.needs import nothing_yet


@dataclass(frozen=True)
class View:
    """One tab: its name in the address, the pure function that gives its figures, and its own controls beside the
    page's.

    `work(page's choice, *own choices)` returns Figures and Notices. `draw`, with the same arguments, is only for a view
    whose tab shows more than its figures. `ask`, also with these arguments, is for a view with more to change than its
    controls: it draws that at a meeting, when somebody asks what would happen if. `fixed` are the keys of the page's
    filters that the view ignores; when that is the municipality, `about` is whom its
    figures are about instead, or finds it in the data. `needs` is what the data must have for the view to show a
    figure, where the page's control has a word for it: then the control begins with the latest period that has.
    """

    name: str
    work: Callable
    controls: tuple[Control, ...] = ()
    draw: Callable | None = None
    ask: Callable | None = None
    fixed: tuple[str, ...] = ()
    about: str | Callable[[], str] = ""
    needs: str = ""


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


def controls_of(page: ViewPage, view: View) -> tuple[Control, ...]:
    """The page's control, as it stands over the view, and the view's own."""
    return page.control.over(view.needs), *view.controls


def restore(page: ViewPage, address: Mapping[str, str]) -> tuple[View, tuple]:
    """(view, arguments) that an address of the page points out: `prepared(view.work, *arguments)` gives what it
    shows.
    """
    view = view_named(page, address.get(page.tabs_key, "")) or page.views[0]
    return view, tuple(control.read(address) for control in controls_of(page, view))


def view_named(page: ViewPage, name: str) -> View | None:
    """The view that a name in an address means; None when the page has no such view."""
    names = [view.name for view in page.views]
    found = repaired_option(name, names)
    return page.views[names.index(found)] if found else None


def restored(page: ViewPage, address: Mapping[str, str]) -> list[Figure | Notice]:
    """What the view at an address of the page shows. Shared by all readers: do not change it."""
    view, arguments = restore(page, address)
    return in_its_place(page, view, arguments) or prepared(view.work, *arguments)


def in_its_place(page: ViewPage, view: View, arguments: tuple) -> list[Notice]:
    """What stands in place of a view: that the record has nothing of it, or why its choice shows nothing."""
    missing = nothing_yet(page.name, view.name)
    return [Notice(*missing)] if missing else refused(page, arguments)


def refused(page: ViewPage, arguments: tuple) -> list[Notice]:
    """What stands in place of a view when there is nothing to choose or the page refuses the choice; else empty."""
    for argument in arguments:
        if isinstance(argument, NothingToChoose):
            return argument.notices()
    return prepared(page.refuse, arguments[0]) if page.refuse else []


def sentence(page: ViewPage, address: Mapping[str, str]) -> str:
    """Every choice at an address of the page in one sentence, for print: `Hela förbundet, 2019, kvinnor och män.
    Utfall: Studier.`
    """
    view, (choice, *own) = restore(page, address)
    about = view.about() if callable(view.about) else view.about
    of_page = choice.said(view.fixed, *filter(None, [about])) if view.fixed else getattr(choice, "sentence", "")
    return " ".join(f"{part}." for part in (of_page, *map(_said, view.controls, own)) if part)


def _said(control: Control, chosen) -> str:
    """A choice of the view's own in words: by the control itself, by the choice, or its label and value."""
    if hasattr(control, "said") and not isinstance(chosen, NothingToChoose):
        return control.said(chosen)
    return getattr(chosen, "sentence", "") or f"{control.label}: {chosen}"


def address_of_choices(page: ViewPage, view: View, chosen: Mapping[str, object]) -> dict[str, str]:
    """The address that restores a view with what the widgets say: `chosen` maps each widget's key to its value
    (st.session_state).

    Defaults are written out too, so that the address means the same when a default has moved on; and so is what there
    is no widget for as long as it is the only one, such as the one year that has accounts.
    """
    fields = [field for control in controls_of(page, view) for field in control.fields()]
    alone = {field.key: field.default for field in fields if not field.is_widget}
    values = {field.key: alone.get(field.key, chosen.get(field.key)) for field in fields}
    return {page.tabs_key: view.name} | {key: _in_address(value) for key, value in values.items() if value is not None}


def widget_values(page: ViewPage, address: Mapping[str, str]) -> dict[str, object]:
    """What every widget of the view at an address says, by key."""
    view, _ = restore(page, address)
    return {key: value for control in controls_of(page, view) for key, value in control.widgets(address).items()}


def lost_choices(page: ViewPage, address: Mapping[str, str]) -> list[str]:
    """What the address asks for that does not exist any more; the view shows the default in its place."""
    view, _ = restore(page, address)
    return [lost for control in controls_of(page, view) for lost in control.lost(address)]


def unread(page: ViewPage, address: Mapping[str, str]) -> list[str]:
    """The keys of an address that its view does not read: they would lead somewhere else than to the view."""
    view, _ = restore(page, address)
    keys = {field.key for control in controls_of(page, view) for field in control.fields()}
    return [key for key in address if key not in keys and key != page.tabs_key]


def _in_address(value) -> str:
    """A widget's value as Streamlit writes it in the address."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(int(value)) if isinstance(value, float) and value == int(value) else str(value)
