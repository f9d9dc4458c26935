"""The curated record: data/<topic>/<source_id>.csv, one row per published figure, and the code tables it refers to.

A file's folder is its topic and its name is its source, so that neither can be mistyped in a row. Every rule that a row can break
is in this module; what the figures must satisfy together is in checks.py.
"""

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import yaml

from finsam_data.faults import Fault, RecordRefused

FACT_COLUMNS = (
    "measure", "period", "area", "platform", "respondent", "item", "category", "sex", "value", "unit", "status", "used",
    "finding_id", "section", "lines", "printed", "note",
)  # fmt: skip
KEY_COLUMNS = ("topic", "measure", "period", "area", "platform", "respondent", "item", "category", "sex", "unit")
CODE_TABLES = ("areas", "platforms", "groups", "outcomes", "parties", "periods", "signals", "measures", "comparability", "other_colours")
FINDING_FIELDS = ("finding_id", "kind", "severity", "title", "explanation", "treatment", "explains")
FINDING_KINDS = ("contradiction", "arithmetic", "reading", "gap", "comparability")
SEVERITIES = ("hög", "medel", "låg")

_PERIOD = re.compile(r"\d{4}(H[12]|T[123]|-\d{2}(-\d{2})?|-\d{4})?")
_AREA = re.compile(r"\d{4}|SE|UR|KR")
_LINES = re.compile(r"\d+(-\d+)?(, \d+(-\d+)?)*")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_PERSONAL_NUMBER = re.compile(r"\b(19|20)?\d{6}[-+ ]\d{4}\b")
_RESPONDENTS = {"", "deltagare", "personal", "styrgrupp", "styrelse", "forbundschef"}
_STATUSES = {"printed", "restored", "derived", "missing"}


@dataclass(frozen=True)
class Record:
    """The whole record as read: fact rows, findings, sources and code tables, each row a dict of text."""

    facts: list[dict]
    findings: list[dict]
    sources: list[dict]
    codes: dict[str, list[dict]]


def read_record(folder: Path) -> Record:
    """Reads and checks everything below `folder`. Raises RecordRefused with every fault found."""
    faults: list[Fault] = []
    codes = {name: _read_table(folder, f"codes/{name}.csv", None, faults) for name in CODE_TABLES}
    sources = _read_table(folder, "sources.csv", None, faults)
    findings = _read_findings(folder, faults)
    if faults:
        raise RecordRefused(faults)
    facts = []
    for file in sorted(folder.glob("*/*.csv")):
        if file.parent.name not in ("codes",):
            facts += _read_facts(folder, file, faults)
    vocabulary = _vocabulary(codes, sources, findings)
    for fact in facts:
        faults += _row_faults(fact, vocabulary)
    faults += _duplicate_faults(facts)
    if not facts and not faults:
        faults.append(Fault(str(folder), None, None, "det finns inga tabeller", "lägg in data/<ämne>/<källa>.csv"))
    if faults:
        raise RecordRefused(faults)
    return Record(facts, findings, sources, codes)


def _read_table(folder: Path, name: str, columns: tuple | None, faults: list[Fault]) -> list[dict]:
    """Rows of one CSV as dicts of stripped text, with `in_file` and `in_row`. Faults of form are appended, not raised."""
    path = folder / name
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.reader(stream, strict=True))
    except FileNotFoundError:
        faults.append(Fault(name, None, None, "filen saknas", "återställ den från versionshanteringen"))
        return []
    except UnicodeDecodeError:
        faults.append(Fault(name, None, None, "filen är inte UTF-8", "spara den som CSV UTF-8"))
        return []
    except csv.Error as error:
        faults.append(Fault(name, None, None, f"filen går inte att läsa som CSV ({error})", "se efter citattecken som inte stängs"))
        return []
    header = tuple(rows[0]) if rows else ()
    if columns and header != columns:
        wrong = sorted(set(header) ^ set(columns)) or ["ordningen"]
        message = f"kolumnerna stämmer inte ({', '.join(wrong)})"
        faults.append(Fault(name, 1, ", ".join(wrong), message, f"rubrikraden ska vara {','.join(columns)}"))
        return []
    table = []
    for row in range(2, len(rows) + 1):
        cells = rows[row - 1]
        if len(cells) != len(header):
            message = f"raden har {len(cells)} fält men ska ha {len(header)}"
            faults.append(Fault(name, row, None, message, "se efter kommatecken och citattecken"))
            continue
        table.append({"in_file": name, "in_row": row} | {c: v.strip() for c, v in zip(header, cells, strict=True)})
    return table


def _read_facts(folder: Path, file: Path, faults: list[Fault]) -> list[dict]:
    rows = _read_table(folder, file.relative_to(folder).as_posix(), FACT_COLUMNS, faults)
    return [{"topic": file.parent.name, "source_id": file.stem} | row for row in rows]


def _read_findings(folder: Path, faults: list[Fault]) -> list[dict]:
    findings = []
    for file in sorted(folder.glob("findings/*.yaml")):
        name = file.relative_to(folder).as_posix()
        try:
            entries = yaml.safe_load(file.read_text(encoding="utf-8")) or []
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            row = mark.line + 1 if mark else None
            faults.append(Fault(name, row, None, "filen går inte att läsa som YAML", "se efter indrag och citattecken"))
            continue
        for entry in entries:
            finding = {"in_file": name, "in_row": None, "explains": {}} | entry
            faults += _finding_faults(name, finding)
            findings.append(finding)
    return findings


def _finding_faults(name: str, finding: dict) -> list[Fault]:
    label = finding.get("finding_id", "(utan finding_id)")
    faults = []
    for field in FINDING_FIELDS:
        if not finding.get(field) and field != "explains":
            faults.append(Fault(name, None, field, f"{label} saknar {field}", "fyll i fältet"))
    for field, allowed in (("kind", FINDING_KINDS), ("severity", SEVERITIES)):
        if finding.get(field) not in allowed:
            message = f"{label}: ”{finding.get(field)}” är inte tillåtet"
            faults.append(Fault(name, None, field, message, f"skriv något av {', '.join(allowed)}"))
    return faults


def _vocabulary(codes: dict, sources: list[dict], findings: list[dict]) -> dict[str, set]:
    """The sets that the rows' codes must be drawn from."""
    return {
        "source_id": {row["source_id"] for row in sources},
        "platform": {row["platform"] for row in codes["platforms"]} | {""},
        "category": {row["category"] for row in codes["outcomes"]},
        "measure": {(row["topic"], row["measure"]) for row in codes["measures"]},
        "unit": {(row["topic"], row["measure"], row["unit"]) for row in codes["measures"]},
        "finding_id": {finding["finding_id"] for finding in findings} | {""},
    }


def _row_faults(fact: dict, vocabulary: dict[str, set]) -> list[Fault]:
    """Every rule that one row alone can break."""
    topic, measure = fact["topic"], fact["measure"]
    outcome_rows = {("deltagare", "avslut"), ("deltagare", "andel")}
    value_given = fact["value"] != ""

    def unknown(column: str, what: str) -> str:
        return f"{what} ”{fact[column]}” är {'okänd' if what.endswith('en') else 'okänt'}"

    known_category = (topic, measure) not in outcome_rows or fact["category"] in vocabulary["category"]
    explained = fact["note"] or fact["status"] not in ("restored", "derived")
    rules = [
        ("source_id", fact["source_id"] in vocabulary["source_id"], "källan finns inte i sources.csv", "lägg till den eller byt filnamn"),
        ("measure", (topic, measure) in vocabulary["measure"], f"måttet ”{measure}” finns inte för {topic}", "se codes/measures.csv"),
        ("unit", (topic, measure, fact["unit"]) in vocabulary["unit"], f"enheten ”{fact['unit']}” passar inte {measure}", "se codes/measures.csv"),
        ("period", _PERIOD.fullmatch(fact["period"]), unknown("period", "perioden"), "skriv t.ex. 2019, 2020T2 eller 2019-10"),
        ("area", _AREA.fullmatch(fact["area"]), unknown("area", "området"), "skriv kommunkod, SE, UR eller KR"),
        ("platform", fact["platform"] in vocabulary["platform"], unknown("platform", "plattformen"), "se codes/platforms.csv"),
        ("respondent", fact["respondent"] in _RESPONDENTS, unknown("respondent", "värdet"), f"skriv något av {', '.join(sorted(_RESPONDENTS))}"),
        ("category", known_category, unknown("category", "utfallet"), "se codes/outcomes.csv"),
        ("sex", fact["sex"] in ("K", "M", "T"), unknown("sex", "könet"), "skriv K, M eller T"),
        (
            "value",
            not value_given or _NUMBER.fullmatch(fact["value"]),
            f"”{fact['value']}” är inte ett tal",
            "skriv siffror, med punkt som decimaltecken",
        ),
        ("status", fact["status"] in _STATUSES, unknown("status", "värdet"), f"skriv något av {', '.join(sorted(_STATUSES))}"),
        (
            "value",
            value_given == (fact["status"] != "missing"),
            "värde och status stämmer inte överens",
            "lämna värdet tomt bara när status är missing",
        ),
        ("note", explained, "en beräknad eller återställd siffra saknar förklaring", "skriv i note hur siffran fås"),
        ("used", fact["used"] in ("ja", "nej"), unknown("used", "värdet"), "skriv ja eller nej"),
        ("finding_id", fact["finding_id"] in vocabulary["finding_id"], f"fyndet ”{fact['finding_id']}” finns inte", "lägg till det i data/findings"),
        ("section", fact["section"], "platsen i papperet saknas", "skriv avsnitt eller tabell"),
        ("lines", _LINES.fullmatch(fact["lines"]), f"raderna ”{fact['lines']}” går inte att läsa", "skriv t.ex. 1852 eller 1789-1791"),
    ]
    faults = [Fault(fact["in_file"], fact["in_row"], column, message, remedy) for column, holds, message, remedy in rules if not holds]
    return faults or _value_faults(fact)


def _value_faults(fact: dict) -> list[Fault]:
    """What the value itself must satisfy, once the row's form is right."""
    faults = []
    value = float(fact["value"]) if fact["value"] else None

    def fault(column: str, message: str, remedy: str) -> None:
        faults.append(Fault(fact["in_file"], fact["in_row"], column, message, remedy))

    if value is not None and fact["unit"] == "antal" and (value < 0 or value != int(value)):
        fault("value", f"{fact['value']} är inte ett antal", "skriv ett heltal från 0")
    if value is not None and fact["unit"] == "procent" and not 0 <= value <= 100:
        fault("value", f"{fact['value']} är inte en andel i procent", "skriv ett tal från 0 till 100")
    for column in ("section", "printed", "note"):
        if _PERSONAL_NUMBER.search(fact[column]):
            fault(column, "texten ser ut att innehålla ett personnummer", "ta bort det; här får inga personuppgifter finnas")
    return faults


def _duplicate_faults(facts: list[dict]) -> list[Fault]:
    """A figure may stand in several places, but only once in each, and exactly one of them is used (none, where a finding says so)."""
    faults = []
    places, used = {}, defaultdict(list)
    for fact in facts:
        key = tuple(fact[column] for column in KEY_COLUMNS)
        place = (*key, fact["source_id"], fact["section"])
        if place in places:
            message = f"samma uppgift finns redan på rad {places[place]['file_row']}"
            faults.append(Fault(fact["in_file"], fact["in_row"], None, message, "ta bort den ena eller skilj dem åt med section"))
        places[place] = fact
        used[key].append(fact)
    for rows in used.values():
        shown = [row for row in rows if row["used"] == "ja"]
        all_disputed = all(row["finding_id"] for row in rows)
        if len(shown) > 1 or not (shown or all_disputed):
            places_in_words = "; ".join(f"{row['file']} rad {row['file_row']}" for row in rows)
            message = f"{len(shown)} av {len(rows)} rader om samma uppgift har used=ja ({places_in_words})"
            faults.append(
                Fault(rows[0]["in_file"], rows[0]["in_row"], "used", message, "låt precis en rad vara ja (eller ingen, om ett fynd förklarar varför)")
            )
    return faults
