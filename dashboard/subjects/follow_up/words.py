"""How a point of a register is said: its name, how far it has come, who answers for it, where it stands. Pure functions
of one row.
"""

import re

from finsam_data.swedish import NO_BREAK, day_in_words, is_missing, lower_first, number

WHOLE = "Hela förbundet"


def day(iso: str) -> str:
    """2020-10-30 → `30 oktober 2020`, on one line."""
    return day_in_words(iso).replace(" ", NO_BREAK)


def label(row) -> str:
    """`21a. Primärvården tydligare med på plattformarna`; a decision has its meeting and paragraph."""
    if row.register == "beslut":
        return f"{row.title} ({row.meeting_date}, {row.paragraph})".replace("§ ", f"§{NO_BREAK}")
    return f"{row.number}. {row.title}"


def state(row) -> str:
    """`! Förfallen: sista dag 31 maj 2020.`: the symbol and the word always go together."""
    words = f"{row.state_symbol}{NO_BREAK}{row.state_label}"
    if not is_missing(row.due_by) and row.state in ("forfallen", "kommande", "pagar"):
        printed = "" if row.due == row.due_by else f" ({row.due})"
        return f"{words}: sista dag {day(row.due_by)}{printed}."
    if not is_missing(row.lone_date):
        return f"{words}. Ensamt datum {day(row.lone_date)}."
    return f"{words}."


def answer(row) -> str:
    """`30 oktober 2020: Försökets provrum har inte använts.`: what the latest paper up to the chosen day says; empty
    when none says anything.
    """
    return "" if is_missing(row.answer_text) else f"{day(row.answer_date)}: {row.answer_text}"


def owner(row) -> str:
    """Who answers for the point."""
    return "Ingen ansvarig utpekad" if is_missing(row.owner) else row.owner


def details(row) -> list[str]:
    """What else the paper says of a point, a line each: who answers for it and where, how it is followed up."""
    convener = None if is_missing(row.convener) or row.convener == row.owner else f"Sammankallande: {row.convener}"
    where = None if row.area_label == WHOLE else f"Gäller {row.area_label.replace(WHOLE, lower_first(WHOLE))}"
    money = None if is_missing(row.kr) else f"Högst {number(row.kr / 1000)}{NO_BREAK}tkr"
    first = [f"Ansvarig: {owner(row)}" if not is_missing(row.owner) else owner(row), convener, where, money]
    second = [
        None if is_missing(row.participants) else row.participants,
        report(row),
        None if is_missing(row.follow_up) else f"Följs upp: {follow_up(row)}",
        approval(row),
    ]
    return [f"{'. '.join(part for part in parts if part)}." for parts in (first, second) if any(parts)]


def follow_up(row) -> str:
    """How it is followed up; a date of the plan in words."""
    return day(row.follow_up) if re.fullmatch(r"\d{4}-\d\d-\d\d", row.follow_up) else lower_first(row.follow_up)


def report(row) -> str | None:
    """`Rapporteras i juni till styrgruppen`, as far as the paper says."""
    if is_missing(row.report) and is_missing(row.report_to):
        return None
    when = "" if is_missing(row.report) else f" {_when(row.report)}"
    return f"Rapporteras{when}" + ("" if is_missing(row.report_to) else f" till {lower_first(row.report_to)}")


def _when(text: str) -> str:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return f"den {day(text)}"
    return text if text == "löpande" else f"i {text}"


def approval(row) -> str | None:
    """Who approved a recommendation, by role."""
    if row.register != "rekommendation":
        return None
    return "Inte godkänd" if is_missing(row.approved_by) else f"Godkänd av: {row.approved_by}"


def places(row) -> str:
    """Where the point stands, and where the answer to it."""
    own = f"{row.source}, {row.locator}."
    return own if is_missing(row.answer_text) else f"{own} Svaret: {row.answer_source}, {row.answer_locator}."
