"""What each code table in data/codes must have, declared once: its columns and, after a colon, what may stand in each.

A column without a kind holds text; `?` after a kind lets the cell be empty. A table may have more columns than these.
A table or column that is not named here is checked by its column's name alone (EVERYWHERE).
"""

import re
from collections.abc import Callable

from finsam_data.faults import Fault
from finsam_data.record.rules.dates import is_date
from finsam_data.record.rules.places import lines_fault

COLUMNS = {
    "account_totals": "total parts",
    "account_parts": "part label explanation sort_order",
    "accounts": "item account quantity opening_of kind part platform label result_step:whole? in_budget:yes_no? "
    "sort_order",
    "areas": "area label sort_order colour",
    "benefits": "item label short_label sector kind sort_order colour",
    "board_reasons": "period:year goal_id platform part effect pulled_down lines:lines?",
    "capital_bounds": "year:year figure label explanation",
    "capital_steps": "allocated_from_tkr:whole allocated_below_tkr:whole? largest_capital_tkr:whole source",
    "comparability": "group_code period earlier_period comparable:yes_no reason",
    "decisions": "number kind meeting_date paragraph title owner kr:amount? indicator page choices due",
    "details": "code label",
    "development_plan": "number title start lone_date owner participants report report_to follow_up due",
    "figure_notes": "figure period note",
    "follow_up_answers": "register number date state text source_id section lines",
    "follow_up_states": "state label symbol colour explanation sort_order",
    "goal_areas": "goal_area:whole label description sort_order",
    "grade_scales": "period:year step:whole label",
    "groups": "group_code label area members has_goals:yes_no kind sort_order",
    "indicators": "period:year item category respondent goal_area:whole label kind platforms weight:number sort_order "
    "outcome",
    "measures": "topic measure unit label",
    "members": "item member kind area label sort_order",
    "municipalities": "area label presets",
    "organisations": "code label sort_order",
    "other_colours": "name colour meaning",
    "outcomes": "category label label_in_sentence short_label noun_in_sentence main_outcome sort_order colour",
    "parties": "item label short_label sort_order",
    "periods": "period label kind sort_order separate_in_whole:yes_no? goal_note",
    "platforms": "platform label area kind sort_order short_label name own_survey:yes_no?",
    "presets": "preset label sort_order",
    "question_pairs": "pair period item:question respondent other_item:question other_respondent label caution",
    "questions": "period:year item:question category respondent goal_area:whole description scale nns:whole? "
    "goal:number? comparable_with comparable:yes_no? reason",
    "recommendations": "number title convener owner follow_up approved_by organisations areas due due_by",
    "report_lines": "line:whole measure category label shown",
    "respondents": "respondent label label_in_sentence sort_order",
    "scales": "scale answer position:whole is_top_three:yes_no in_share:yes_no colour text_colour",
    "signals": "signal symbol label explanation colour",
    "sources": "source_id title kind date:date status reading file short_title",
    "statements": "name section about subject account says:statement sort_order",
    "states": "state label phrase signals sort_order",
    "steering_groups": "platform members",
    "strategic_criteria": "period:year goal_id weight_order:whole? part label items sort_order",
    "strategic_goals": "period:year goal_id number:whole label description platforms",
    "totals": "topic item category parts parts_are measure",
}
# what a förbund has may come and go: a row of these tables may say the first and the last year that it is valid, and is
# otherwise valid always. So a row that is added for a later year changes nothing that an earlier one says
TIMED = ("accounts", "account_totals", "goal_areas", "groups", "members", "outcomes", "platforms", "totals")
VALIDITY = {"valid_from": "year?", "valid_to": "year?"}
# columns that mean the same in every table; the registers' dates and places have rules of their own
EVERYWHERE = {
    "sort_order": "whole", "colour": "colour", "text_colour": "colour", "text_lines": "whole?", **VALIDITY,
}  # fmt: skip
# what each kind looks like, what it is called, and what to write
KINDS: dict[str, tuple[Callable[[str], object], str, str]] = {
    "whole": (re.compile(r"-?[0-9]{1,9}").fullmatch, "ett heltal", "skriv siffror, högst nio"),
    "amount": (re.compile(r"[0-9]{1,12}").fullmatch, "ett belopp i hela kronor", "skriv siffror utan mellanrum"),
    "number": (re.compile(r"[0-9]{1,9}(\.[0-9]{1,6})?").fullmatch, "ett tal",
        "skriv siffror, med punkt som decimaltecken"),
    "year": (re.compile(r"(19|20)[0-9]{2}").fullmatch, "ett år", "skriv fyra siffror, t.ex. 2019"),
    "date": (is_date, "ett datum", "skriv ÅÅÅÅ-MM-DD, en dag som finns i almanackan"),
    "colour": (re.compile(r"#[0-9A-Fa-f]{6}").fullmatch, "en färg", "skriv # och sex tecken, t.ex. #0B4F6C"),
    "yes_no": (re.compile("ja|nej").fullmatch, "ja eller nej", "skriv ja eller nej"),
    "question": (re.compile(r"[0-9]{1,3}\.[0-9]{1,3}").fullmatch, "ett frågenummer", "skriv t.ex. 4.10"),
    "statement": (re.compile("blev|gick|ändrades").fullmatch, "blev, gick eller ändrades", "skriv ett av de tre orden"),
    "lines": (lambda text: lines_fault(text) is None, "rader i papperet", "skriv t.ex. 1852 eller 1789-1791"),
}  # fmt: skip
LONGEST_SHOWN = 30


def column_faults(table: str, rows: list[dict]) -> list[Fault]:
    """Everything in the rows of a code table that is not of its column's kind, and columns that the table lacks."""
    kinds = kinds_of(table)
    faults = [] if not rows else _missing(rows[0], kinds)
    for row in rows:
        for column in row.keys() & (kinds.keys() | EVERYWHERE.keys()):
            kind = kind_of(table, column)
            is_kind, name, remedy = KINDS.get(kind.rstrip("?"), (None, "", ""))
            if is_kind and not (kind.endswith("?") and row[column] == "") and not is_kind(row[column]):
                message = f"”{shortened(row[column])}” är inte {name}"
                faults.append(Fault(row["in_file"], row["in_row"], column, message, remedy))
        if row.get("valid_from") and row.get("valid_to") and row["valid_to"] < row["valid_from"]:
            message = f"raden gäller till {row['valid_to']} men börjar gälla först {row['valid_from']}"
            faults.append(Fault(row["in_file"], row["in_row"], "valid_to", message, "rätta det ena året"))
    return sorted(faults, key=lambda fault: (fault.row, fault.column))


def with_validity(table: str, rows: list[dict]) -> list[dict]:
    """The rows of a table whose rows come and go, each with both years, empty where it does not say them."""
    return [dict.fromkeys(VALIDITY, "") | row for row in rows] if table in TIMED else rows


def kinds_of(table: str) -> dict[str, str]:
    """The declared columns of a code table, each with its kind (empty for text)."""
    return dict(column.partition(":")[::2] for column in COLUMNS.get(table, "").split())


def kind_of(table: str, column: str) -> str:
    """What may stand in a column of a code table: a key of KINDS, perhaps with `?`; empty for text."""
    return kinds_of(table).get(column) or EVERYWHERE.get(column, "")


def shortened(text: str) -> str:
    """A cell's text as a message can hold it."""
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def _missing(row: dict, kinds: dict[str, str]) -> list[Fault]:
    return [
        Fault(row["in_file"], 1, column, "kolumnen saknas", "återställ den från versionshanteringen")
        for column in kinds
        if column not in row
    ]
