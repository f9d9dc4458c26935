"""The files that name views: the ready-made agendas in data/agendas, one YAML file each in the order of their names,
and data/overview.yaml, what Översikt tells of other pages.
"""

from pathlib import Path

from finsam_data.faults import Fault, RecordRefused
from finsam_data.page_files import PageFile
from finsam_data.record.files.form import Fields, ListOf, Named, OneOf, Text, form_faults
from finsam_data.record.files.read_yaml import read_yaml
from finsam_data.record.settings.known_views import known_pages

OVERVIEW = "overview.yaml"
# what an agenda may write where a view asks for a period: what it means is found when the agenda is opened
RELATIVE = LATEST_YEAR, YEAR_BEFORE, LATEST_TERTIAL = ("senaste året", "året före", "senaste tertialen")
MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
    "december")  # fmt: skip


def read_agendas(folder: Path | PageFile) -> list[dict]:
    """Every agenda below `folder` as it is written. Raises RecordRefused with every file that is not one."""
    files = sorted((folder / "agendas").glob("*.yaml"))
    return _read(folder, [file.relative_to(folder).as_posix() for file in files], agenda_form(folder))


def read_overview(folder: Path | PageFile) -> list[dict]:
    """The views that Översikt tells of. Raises RecordRefused with every fault."""
    return _read(folder, [OVERVIEW], overview_form(folder))[0]


def agenda_form(folder: Path | PageFile) -> Fields:
    """What an agenda must look like; its choices are checked against the views in settings_files.py."""
    words = {"paragraph": Text(), "heading": Text(), "note": Text()}
    point = Fields({"page": _page(folder), "choices": Named(Text())}, words)
    return Fields({"title": Text(), "month": OneOf(MONTHS, "en månad"), "points": ListOf(point)})


def overview_form(folder: Path | PageFile) -> ListOf:
    """What overview.yaml must look like."""
    return ListOf(Fields({"page": _page(folder), "topic": Text(), "choices": Named(Text())}, {"nothing": Text()}))


def pages_with_views(folder: Path | PageFile) -> tuple[str, ...]:
    """The pages that have views to name, by file name."""
    return tuple(name for name, page in known_pages(folder).items() if page.views)


def _page(folder: Path | PageFile) -> OneOf:
    return OneOf(pages_with_views(folder), "en sida med vyer")


def _read(folder: Path | PageFile, names: list[str], form: Fields | ListOf) -> list:
    faults: list[Fault] = []
    contents = []
    for name in names:
        before = len(faults)
        contents.append(read_yaml(folder / name, name, faults))
        if len(faults) == before:
            faults += form_faults(contents[-1], form, folder / name, name)
    if faults:
        raise RecordRefused(faults)
    return contents
