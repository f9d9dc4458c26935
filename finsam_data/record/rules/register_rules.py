"""The rules that the registers of what is to be followed up must hold: recommendations, development plan, decisions and
the answers to them.

They are code tables and not figures, so what figures must hold does not reach them: dates, references, who answers for
what.
"""

import re

from finsam_data.faults import Fault
from finsam_data.record.rules.dates import is_date
from finsam_data.record.rules.places import lengths_of, lines_fault
from finsam_data.record.rules.table_rules import personal_number_faults

REGISTERS = {"rekommendation": "recommendations", "utvecklingsplan": "development_plan", "beslut": "decisions"}
ANSWERS = "follow_up_answers"
PLACE = ("source_id", "section", "lines")
ITEM = ("organisations", "areas", "due", "due_by")
COLUMNS = {
    "recommendations": ("number", "title", "convener", "owner", "follow_up", "approved_by", *ITEM, *PLACE),
    "development_plan": (
        "number",
        "title",
        "start",
        "lone_date",
        "owner",
        "participants",
        "report",
        "report_to",
        "follow_up",
        *ITEM,
        *PLACE,
    ),
    "decisions": (
        "number",
        "kind",
        "meeting_date",
        "paragraph",
        "title",
        "owner",
        "kr",
        "indicator",
        "page",
        "choices",
        *ITEM,
        *PLACE,
    ),
    ANSWERS: ("register", "number", "date", "state", "text", *PLACE),
    "organisations": ("code", "label", "sort_order"),
    "follow_up_states": ("state", "label", "symbol", "colour", "explanation", "sort_order"),
}
DATES = ("start", "due_by", "lone_date", "meeting_date", "date")
REQUIRED = ("number", "title", "text", "register", "source_id", "section")
# states that only a paper can give; the others follow from the dates
ANSWER_STATES = ("pagar", "framlagd", "klar")
_MUNICIPALITY = re.compile(r"[0-9]{4}")


def register_faults(codes: dict[str, list[dict]], sources: list[dict]) -> list[Fault]:
    """Every fault of the three registers and of their answers, in Swedish. Empty when all is well."""
    paper_dates = {source["source_id"]: source["date"] for source in sources}
    paper_lines = lengths_of(sources)
    organisations = {row["code"] for row in codes["organisations"]}
    areas = {row["area"] for row in codes["areas"]}
    numbers = {name: {row["number"] for row in codes[table]} for name, table in REGISTERS.items()}
    faults: list[Fault] = []
    for table in (*REGISTERS.values(), ANSWERS):
        for row in codes[table]:
            faults += _row_faults(row, paper_dates, paper_lines)
    for table in REGISTERS.values():
        faults += _repeated(codes[table], ("number",), "number", "skilj dem åt med a och b")
        for row in codes[table]:
            faults += _item_faults(row, organisations, areas)
    faults += _repeated(codes[ANSWERS], ("register", "number", "date"), "date", "slå ihop svaren från samma dag")
    for row in codes[ANSWERS]:
        faults += _answer_faults(row, numbers, paper_dates)
    return faults


def _row_faults(row: dict, paper_dates: dict[str, str], paper_lines: dict[str, int]) -> list[Fault]:
    """What every row of the registers must hold: dates that exist, a source, a place in it, no personal number."""
    faults = []
    for column in DATES:
        if row.get(column) and not is_date(row[column]):
            faults.append(
                _fault(
                    row, column, f"”{row[column]}” är inte ett datum", "skriv ÅÅÅÅ-MM-DD, en dag som finns i almanackan"
                )
            )
    for column in REQUIRED:
        if column in row and not row[column]:
            faults.append(_fault(row, column, "uppgiften saknas", "fyll i fältet"))
    if row["source_id"] and row["source_id"] not in paper_dates:
        faults.append(
            _fault(
                row, "source_id", f"källan ”{row['source_id']}” finns inte i sources.csv", "skriv en källa som finns"
            )
        )
    if wrong := lines_fault(row["lines"], paper_lines.get(row["source_id"])):
        faults.append(_fault(row, "lines", *wrong))
    texts = {column: text for column, text in row.items() if column not in ("in_file", "in_row")}
    return faults + personal_number_faults(row["in_file"], row["in_row"], texts)


def _item_faults(row: dict, organisations: set[str], areas: set[str]) -> list[Fault]:
    """What a recommendation, a point of the plan or a decision must hold by itself."""
    faults = []
    for code in row["organisations"].split():
        if code not in organisations:
            faults.append(
                _fault(row, "organisations", f"organisationen ”{code}” är okänd", "se codes/organisations.csv")
            )
    for code in row["areas"].split() or [""]:
        if code not in areas and not _MUNICIPALITY.fullmatch(code):
            faults.append(
                _fault(row, "areas", f"området ”{code}” är okänt", "skriv en kommunkod eller en kod ur codes/areas.csv")
            )
    if row["due_by"] and not row["due"]:
        faults.append(_fault(row, "due", "sista dagen står utan papperets egna ord", "skriv i due vad papperet säger"))
    if row.get("start") and row["due_by"] and row["due_by"] < row["start"]:
        faults.append(
            _fault(row, "due_by", f"slutet {row['due_by']} är före starten {row['start']}", "rätta det ena datumet")
        )
    return faults


def _answer_faults(row: dict, numbers: dict[str, set[str]], paper_dates: dict[str, str]) -> list[Fault]:
    """An answer belongs to something that exists, and no paper can tell of a day after its own."""
    faults = []
    if row["number"] not in numbers.get(row["register"], set()):
        message = f"”{row['register']} {row['number']}” finns inte"
        faults.append(
            _fault(row, "number", message, f"skriv något av {', '.join(REGISTERS)} och ett nummer som finns där")
        )
    if row["state"] not in ANSWER_STATES:
        faults.append(
            _fault(row, "state", f"läget ”{row['state']}” är okänt", f"skriv något av {', '.join(ANSWER_STATES)}")
        )
    if not row["date"]:
        faults.append(_fault(row, "date", "dagen saknas", "skriv sammanträdets eller papperets dag"))
    elif row["date"] > paper_dates.get(row["source_id"], row["date"]):
        message = f"{row['date']} är efter papperets dag {paper_dates[row['source_id']]}"
        faults.append(_fault(row, "date", message, "skriv den dag som papperet är från, eller en tidigare"))
    return faults


def _repeated(rows: list[dict], key: tuple[str, ...], column: str, remedy: str) -> list[Fault]:
    """The rows whose key stands on an earlier row too."""
    seen: set[tuple] = set()
    faults = []
    for row in rows:
        name = tuple(row[part] for part in key)
        if name in seen:
            faults.append(_fault(row, column, f"{' '.join(name)} finns redan", remedy))
        seen.add(name)
    return faults


def _fault(row: dict, column: str, message: str, remedy: str) -> Fault:
    return Fault(row["in_file"], row["in_row"], column, message, remedy)
