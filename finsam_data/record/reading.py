"""The curated record: data/<topic>/<source_id>.csv, one row per published figure, and the code tables it refers to.

A file's folder is its topic and its name is its source, so that neither can be mistyped in a row. The rules that a row
can break are in rules/row_rules.py; what the figures must satisfy together is in finsam_data/building/checks.py.
"""

from dataclasses import dataclass
from pathlib import Path

from finsam_data.faults import Fault, RecordRefused
from finsam_data.paths import KNOWN_TO_THE_PRODUCT, home_of
from finsam_data.record.files.form import Typed, at
from finsam_data.record.files.read_csv import read_table
from finsam_data.record.files.read_yaml import read_yaml
from finsam_data.record.rules.answer_columns import answer_column_faults
from finsam_data.record.rules.code_tables import column_faults, with_validity
from finsam_data.record.rules.register_rules import COLUMNS as REGISTER_COLUMNS
from finsam_data.record.rules.register_rules import register_faults
from finsam_data.record.rules.row_rules import row_faults, vocabulary_of
from finsam_data.record.rules.table_rules import (
    doubled_code_faults,
    duplicate_faults,
    personal_number_faults,
    scale_faults,
)
from finsam_data.record.rules.topics import base_faults, read_topics, topic_faults, unregistered_faults

FACT_COLUMNS = (
    "measure", "period", "area", "platform", "respondent", "item", "category", "sex", "value", "unit", "status", "used",
    "finding_id", "section", "lines", "printed", "note",
)  # fmt: skip
# `base` stands only in the tables whose shares are of something else than share_bases.csv says of their measure
OPTIONAL_COLUMNS = ("base",)
CODE_TABLES = (
    "areas", "platforms", "groups", "outcomes", "parties", "periods", "signals", "measures", "comparability",
    "other_colours", "benefits",
    "capital_bounds",
    "municipalities", "presets", "details", "figure_notes", "totals", "accounts", "account_parts", "account_totals",
    "statements",
    "members", "capital_steps", "recommendations",
    "development_plan",
    "decisions", "follow_up_answers", "organisations", "follow_up_states", "questions", "scales", "report_lines",
    "goal_areas", "indicators",
    "steering_groups", "strategic_goals", "strategic_criteria", "board_reasons", "grade_scales", "respondents",
    "states", "question_pairs",
    "topics", "bases", "share_bases", "units", "columns",
)  # fmt: skip
# a table that may stay without rows until its source is known: its columns must be said, since no row says them
CODE_COLUMNS = {
    "capital_steps": ("allocated_from_tkr", "allocated_below_tkr", "largest_capital_tkr", "source"),
    "topics": (
        "topic", "label", "subject", "counts_people", "protection", "measures_without_people", "items_are",
        "categories_are", "searched", "why",
    ),
    "bases": ("base", "label", "small_groups", "why"),
    "share_bases": (
        "topic", "measure", "respondent", "item", "category", "base", "count_measure", "count_item", "count_category",
        "count_sex",
    ),
    "units": ("unit", "label", "of_people", "is_share"),
    "columns": ("column", "figure", "name", "kind", "unit"),
    **REGISTER_COLUMNS,
}  # fmt: skip
# the tables that say what a code is called, once
NAMING_COLUMNS = {
    "details": "code",
    "parties": "item",
    "benefits": "item",
    "platforms": "platform",
    "areas": "area",
    "accounts": "item",
    "topics": "topic",
    "bases": "base",
    "units": "unit",
    "goal_areas": "goal_area",
}
# of these, those whose name may be another from a year on: one row for each name, with the years that it is valid
RENAMED = ("goal_areas",)
# where a record adds rows to the tables that the product lends
OWN = "codes/own"
NOT_LENT = "skriv raderna i förbundets egen tabell i mappen codes"
METADATA_FIELDS = ("title", "population", "lines", "transcription")
FINDING_FIELDS = ("finding_id", "kind", "severity", "title", "explanation", "treatment", "explains")
# what each field holds where it is filled in; which must be is checked in _finding_faults
FINDING_TYPES = Typed({**dict.fromkeys(FINDING_FIELDS[:-1], str), "explains": dict})
FINDING_KINDS = ("contradiction", "arithmetic", "reading", "gap", "comparability")
SEVERITIES = ("hög", "medel", "låg")


@dataclass(frozen=True)
class Record:
    """The whole record as read: fact rows, findings, sources and code tables, each row a dict of text."""

    facts: list[dict]
    findings: list[dict]
    sources: list[dict]
    tables: list[dict]
    codes: dict[str, list[dict]]


def read_record(folder: Path) -> Record:
    """Reads and checks everything below `folder`. Raises RecordRefused with every fault found."""
    faults: list[Fault] = []
    codes = {name: with_validity(name, _read_codes(folder, name, faults)) for name in CODE_TABLES}
    faults += [
        Fault(f"{OWN}/{file.name}", None, None, "tabellen är inte en av dem som programmet lånar ut", NOT_LENT)
        for file in sorted((folder / OWN).glob("*"))
        if f"codes/{file.name}" not in KNOWN_TO_THE_PRODUCT
    ]
    sources = read_table(folder, "sources.csv", None, faults)
    findings = _read_findings(folder, faults)
    for name, rows in {**codes, "sources": sources}.items():
        faults += column_faults(name, rows)
    faults += [] if faults else register_faults(codes, sources)
    faults += (
        []
        if faults
        else [
            *topic_faults(codes),
            *scale_faults(codes),
            *answer_column_faults(codes["columns"]),
            *unregistered_faults(folder, codes),
        ]
    )
    for name, column in NAMING_COLUMNS.items():
        faults += [] if faults else doubled_code_faults(codes[name], column, name in RENAMED)
    if faults:
        raise RecordRefused(faults)
    facts, tables = [], []
    for file in sorted(folder.glob("*/*.csv")):
        if file.parent.name != "codes":
            facts += _read_facts(folder, file, faults)
            tables.append(_read_metadata(folder, file, faults))
    vocabulary = vocabulary_of(codes, sources, findings)
    topics = read_topics(codes)
    for fact in facts:
        faults += row_faults(fact, vocabulary) or base_faults(fact, topics)
    faults += duplicate_faults(facts)
    if faults:
        raise RecordRefused(faults)
    return Record(facts, findings, sources, tables, codes)


def _read_codes(folder: Path, name: str, faults: list[Fault]) -> list[dict]:
    """The rows of a code table; of one that the product lends, also those that the record adds in codes/own."""
    file, own, columns = f"codes/{name}.csv", f"{OWN}/{name}.csv", CODE_COLUMNS.get(name)
    rows = read_table(home_of(file, folder), file, columns, faults)
    return rows + (read_table(folder, own, columns, faults) if (folder / own).exists() else [])


def _read_facts(folder: Path, file: Path, faults: list[Fault]) -> list[dict]:
    rows = read_table(folder, file.relative_to(folder).as_posix(), FACT_COLUMNS, faults, OPTIONAL_COLUMNS)
    return [
        {"topic": file.parent.name, "source_id": file.stem} | dict.fromkeys(OPTIONAL_COLUMNS, "") | row for row in rows
    ]


def _read_metadata(folder: Path, file: Path, faults: list[Fault]) -> dict:
    """What the table beside it holds: its .meta.yaml, with every field filled in."""
    name = file.with_suffix(".meta.yaml").relative_to(folder).as_posix()
    entry = read_yaml(folder / name, name, faults)
    entry = entry if isinstance(entry, dict) else {}
    for field in METADATA_FIELDS:
        if not entry.get(field):
            faults.append(
                Fault(name, None, field, "uppgiften saknas", f"skriv {', '.join(METADATA_FIELDS)} för tabellen")
            )
    texts = {field: str(entry.get(field, "")) for field in METADATA_FIELDS}
    faults += personal_number_faults(name, None, texts)
    return {"topic": file.parent.name, "source_id": file.stem} | texts


def _read_findings(folder: Path, faults: list[Fault]) -> list[dict]:
    findings = []
    for file in sorted(folder.glob("findings/*.yaml")):
        name = file.relative_to(folder).as_posix()
        entries = read_yaml(file, name, faults) or []
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            faults.append(
                Fault(name, None, None, "filen är inte en lista av fynd", "låt varje fynd börja med ”- finding_id:”")
            )
            continue
        for place, entry in enumerate(entries):
            wrong = FINDING_TYPES.wrong(entry, (place,))
            if wrong:
                faults += [at(file, name, *one) for one in wrong]
                continue
            finding = {"in_file": name, "in_row": None, "explains": {}} | entry
            faults += _finding_faults(
                name, finding, {earlier["finding_id"] for earlier in findings if earlier.get("finding_id")}
            )
            findings.append(finding)
    return findings


def _finding_faults(name: str, finding: dict, taken: set[str]) -> list[Fault]:
    label = finding.get("finding_id", "(utan finding_id)")
    faults = []
    for field in FINDING_FIELDS:
        if not finding.get(field) and field != "explains":
            faults.append(Fault(name, None, field, f"{label} saknar {field}", "fyll i fältet"))
    for field, allowed in (("kind", FINDING_KINDS), ("severity", SEVERITIES)):
        if finding.get(field) not in allowed:
            message = f"{label}: ”{finding.get(field)}” är inte tillåtet"
            faults.append(Fault(name, None, field, message, f"skriv något av {', '.join(allowed)}"))
    if finding.get("finding_id") in taken:
        faults.append(
            Fault(
                name,
                None,
                "finding_id",
                f"fyndet {label} finns redan",
                "ge det ena ett annat finding_id eller slå ihop dem",
            )
        )
    if not isinstance(finding["explains"] or {}, dict):
        faults.append(
            Fault(
                name,
                None,
                "explains",
                f"{label}: explains är inte en lista av kontroller med antal",
                "skriv t.ex. {sexes_add_up: 1}",
            )
        )
    return faults + personal_number_faults(
        name, None, {field: finding.get(field, "") for field in ("title", "explanation", "treatment")}
    )
