"""The files that pages read while they are shown, checked by the build: what would fail on a page is said here, with
its file and line. The record's own tables are checked in reading.py, and scenarios.yaml in finsam_data/scenarios.
"""

import re
import zipfile
from pathlib import Path
from urllib.parse import parse_qsl

from finsam_data.faults import Fault
from finsam_data.paths import ROOT, home_of
from finsam_data.record.files.form import Fields, ListOf, Named, OneOf, Text, Truth, at, form_faults
from finsam_data.record.files.read_csv import read_table
from finsam_data.record.files.read_yaml import read_yaml
from finsam_data.record.settings.agendas import OVERVIEW, RELATIVE, agenda_form, overview_form, pages_with_views
from finsam_data.record.settings.known_views import LABELS, choices_wrong
from finsam_data.record.settings.limits import limit_faults

CONTENTS, SCB_TABLE = "codes/scb_contents.csv", "codes/scb_table.yaml"
RESTORE = "återställ den från versionshanteringen"
# colours and signals that the program asks for by name, on a page or in a file that is handed out
TEXTS = ("definitioner", "maluppfyllelseindex", "om_siffrorna")
WORDS = (
    "page", "of", "contents", "choice", "findings", "no_findings", "treatment", "sources", "sources_intro", "paper",
    "place", "about", "annual_year", "annual_tertial", "annual_title", "table", "women", "men", "total", "percent",
    "line", "annual_intro",
)  # fmt: skip
NEEDED = {
    ("other_colours", "name"): (
        "accent", "text", "muted", "hairline", "goal", "interval", "women", "men", "reference", "own",
        "born_abroad", "born_in_sweden", "participants", "staff", "merged_top", "merged_rest",
    ),
    ("signals", "signal"): ("reached", "reached_uncertain", "missed", "missed_uncertain", "no_data", "not_judged",
        "no_goal", "goal_unknown"),
}  # fmt: skip


def settings_faults(folder: Path, codes: dict[str, list[dict]]) -> list[Fault]:
    """Every fault of the files that pages read. `codes` are the code tables, already read and of the right form."""
    labels = {table: {row["label"] for row in codes[table]} for table, _ in LABELS.values()}
    faults = _overview_faults(folder, labels)
    for file in sorted((folder / "agendas").glob("*.yaml")):
        faults += _agenda_faults(folder, file, labels)
    faults += [fault for row in codes["decisions"] if row["page"] for fault in _link_faults(folder, row, labels)]
    for (table, column), names in NEEDED.items():
        there = {row[column] for row in codes[table]}
        faults += [Fault(f"codes/{table}.csv", None, column, f"raden {name} saknas", RESTORE)
            for name in names if name not in there]  # fmt: skip
    faults += _text_faults(folder) + scb_faults(folder)
    # the program's own words and template are read from its own folder, whatever folder holds the record
    faults += limit_faults()
    for own in {folder.resolve(), (ROOT / "data").resolve()}:
        faults += _phrase_faults(own) + _template_faults(own)
    return faults


def _overview_faults(folder: Path, labels: dict) -> list[Fault]:
    return _checked(folder, OVERVIEW, overview_form(folder), lambda rows: [
        ((place, "choices", key), message, remedy)
        for place, row in enumerate(rows)
        for key, message, remedy in choices_wrong(row["page"], row["choices"], labels)
    ])  # fmt: skip


def _agenda_faults(folder: Path, file: Path, labels: dict) -> list[Fault]:
    return _checked(folder, file.relative_to(folder).as_posix(), agenda_form(folder), lambda agenda: [
        (("points", place, "choices", key), message, remedy)
        for place, row in enumerate(agenda["points"])
        for key, message, remedy in choices_wrong(row["page"], _without_relative(row["choices"]), labels)
    ])  # fmt: skip


def _without_relative(choices: dict[str, str]) -> dict[str, str]:
    """The choices that say a period by name or nothing of one: `senaste året` is whatever there is."""
    return {key: value for key, value in choices.items() if value not in RELATIVE}


def _link_faults(folder: Path, row: dict, labels: dict) -> list[Fault]:
    """A decision leads to a view: its columns page and choices."""
    if row["page"] not in pages_with_views(folder):
        remedy = f"skriv något av {', '.join(pages_with_views(folder))}"
        return [Fault(row["in_file"], row["in_row"], "page", f"sidan ”{row['page']}” finns inte", remedy)]
    wrong = choices_wrong(row["page"], dict(parse_qsl(row["choices"])), labels)
    return [Fault(row["in_file"], row["in_row"], "choices", message, remedy) for _, message, remedy in wrong]


def _text_faults(folder: Path) -> list[Fault]:
    faults = []
    for name in TEXTS:
        try:
            text = (home_of("texts", folder) / "texts" / f"{name}.md").read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            text = ""
        if not text.strip():
            message = "texten saknas, är tom eller är inte UTF-8"
            faults.append(Fault(f"texts/{name}.md", None, None, message, RESTORE))
    return faults + _checked(home_of("texts", folder), "texts/handouts.yaml", Fields(dict.fromkeys(WORDS, Text())))


def _phrase_faults(folder: Path) -> list[Fault]:
    """Streamlit's own words, and what the server puts in their place."""
    text = {name: Text() for name in ("say", "replace", "reason", "test")}
    form = ListOf(Fields({"script": Text(), "find": Text()}, text | {"regex": Truth()}))

    def wrong(phrases: list[dict]) -> list:
        return [((place, "find"), "mönstret går inte att läsa", "rätta det reguljära uttrycket")
            for place, phrase in enumerate(phrases)
            if phrase.get("regex") and not _is_pattern(phrase["find"])]  # fmt: skip

    names = [file.relative_to(folder).as_posix() for file in sorted((folder / "texts").glob("frontend*.yaml"))]
    return [fault for name in names for fault in _checked(folder, name, form, wrong)]


def _is_pattern(text: str) -> bool:
    try:
        re.compile(text)
    except re.error:
        return False
    return True


def scb_faults(folder: Path) -> list[Fault]:
    """What the fetching of SCB's table reads."""
    faults: list[Fault] = []
    sexes = Named(Fields({"sex": OneOf(("K", "M", "T"), "ett kön"), "label": Text()}))
    variables = Fields({name: Text() for name in ("area", "sex", "age_group", "item", "month")})
    form = Fields(
        {"address": Text(), "table": Text(), "variables": variables, "sex": sexes, "age_group": ListOf(Text())}
    )
    rows = read_table(home_of(CONTENTS, folder), CONTENTS, ("label", "item"), faults)
    faults += [
        Fault(row["in_file"], row["in_row"], column, "uppgiften saknas", "fyll i fältet")
        for row in rows for column in ("label", "item") if not row[column]
    ]  # fmt: skip
    return faults + _checked(home_of(SCB_TABLE, folder), SCB_TABLE, form)


def _template_faults(folder: Path) -> list[Fault]:
    name = "templates/finsam.pptx"
    if zipfile.is_zipfile(folder / name) or not (folder / "templates").exists():
        return []
    return [Fault(name, None, None, "mallen saknas eller är ingen PowerPoint-fil", RESTORE)]


def _checked(folder: Path, name: str, form, then=lambda content: ()) -> list[Fault]:
    """The faults of one YAML file: of its form, or else those that `then` finds in what it says."""
    faults: list[Fault] = []
    content = read_yaml(folder / name, name, faults)
    faults += [] if faults else form_faults(content, form, folder / name, name)
    return faults or [at(folder / name, name, *wrong) for wrong in then(content)]
