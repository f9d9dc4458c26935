"""The rules that rows of the record can break, one by one or against each other. What the figures must satisfy in sum
is in checks.py.
"""

import re
from collections import defaultdict
from difflib import get_close_matches
from itertools import chain

from finsam_data.faults import Fault
from finsam_data.record.rules.code_tables import shortened
from finsam_data.record.rules.dates import is_period
from finsam_data.record.rules.places import lengths_of, lines_fault
from finsam_data.record.rules.printed import is_readable
from finsam_data.record.rules.table_rules import personal_number_faults
from finsam_data.record.rules.topics import read_topics

# [0-9], not \d, which also matches the digits of other scripts: the rest of the code cannot read those
_MUNICIPALITY = re.compile(r"[0-9]{4}")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
# no amount of the papers has more digits, and a float still holds every one of these
DIGITS = 12
_TOO_LONG = re.compile(rf"-?[0-9]{{{DIGITS + 1},}}(\.[0-9]*)?|-?[0-9]*\.[0-9]{{{DIGITS + 1},}}")
TEXT_COLUMNS = ("item", "category", "section", "printed", "note")
_RESPONDENTS = {"", "deltagare", "personal", "styrgrupp", "styrelse", "forbundschef"}
TOP_THREE = "De tre översta svaren"  # what the papers' text says of a question, where its table gives each answer
_STATUSES = {"printed", "restored", "derived", "missing"}


def vocabulary_of(codes: dict, sources: list[dict], findings: list[dict]) -> dict[str, set]:
    """The sets that the rows' codes must be drawn from."""
    return {
        "source_id": {row["source_id"] for row in sources},
        # measured by its own instrument, with other questions
        "own survey": {row["platform"] for row in codes["platforms"] if row["own_survey"] == "ja"},
        "area": {row["area"] for row in codes["areas"]},
        "platform": {row["platform"] for row in codes["platforms"]} | {""},
        "category": {row["category"] for row in codes["outcomes"]},
        "measure": {(row["topic"], row["measure"]) for row in codes["measures"]},
        "unit": {(row["topic"], row["measure"], row["unit"]) for row in codes["measures"]},
        "finding_id": {finding["finding_id"] for finding in findings},
        "account": {row["item"] for row in codes["accounts"]},
        "answer": _answers_by_question(codes),
        "paper_lines": lengths_of(sources),
        **_topics_by_rule(codes),
    }


def _topics_by_rule(codes: dict) -> dict[str, set]:
    """The topics whose items or outcomes must be in a table of codes, by the rule's name."""
    topics = read_topics(codes)
    return {
        "topics with accounts": topics.with_word("items_are", "konton"),
        "topics with questions": topics.with_word("items_are", "enkatfragor"),
        "topics with outcomes": topics.with_word("categories_are", "utfall"),
    }


def _answers_by_question(codes: dict) -> dict[tuple, set]:
    """The answers that each question of a survey has: (period, item, respondent) to a set."""
    answers = defaultdict(set)
    for row in codes["scales"]:
        answers[row["scale"]].add(row["answer"])
    return {(row["period"], row["item"], row["respondent"]): answers[row["scale"]] for row in codes["questions"]}


def finding_ids(fact: dict) -> list[str]:
    """The findings that a row takes part in: one, several with a space between, or none."""
    return fact["finding_id"].split()


def row_faults(fact: dict, vocabulary: dict[str, set]) -> list[Fault]:
    """Every rule that one row alone can break."""
    parts = (_word_rules(fact, vocabulary), _group_rules(fact, vocabulary), _value_rules(fact))
    rules = [*chain.from_iterable(parts), *_place_rules(fact, vocabulary)]
    faults = [
        Fault(fact["in_file"], fact["in_row"], column, message, remedy)
        for column, holds, message, remedy in rules
        if not holds
    ]
    return faults or _value_faults(fact) + _survey_faults(fact, vocabulary)


def _unknown(fact: dict, column: str, what: str) -> str:
    return f"{what} ”{fact[column]}” är {'okänd' if what.endswith('en') else 'okänt'}"


def _nearest(code: str, known: set[str], remedy: str) -> str:
    """The remedy for an unknown code, with the code that it is most like where it is much like one."""
    like = get_close_matches(code, sorted(filter(None, known)), 1) if code not in known else []
    return f"{remedy}; menades ”{like[0]}”?" if like else remedy


def _word_rules(fact: dict, vocabulary: dict[str, set]) -> list[tuple]:
    """(column, holds, message, remedy) for what is measured, when and where."""
    topic, measure = fact["topic"], fact["measure"]
    return [
        (
            "source_id",
            fact["source_id"] in vocabulary["source_id"],
            "källan finns inte i sources.csv",
            "lägg till den eller byt filnamn",
        ),
        (
            "measure",
            (topic, measure) in vocabulary["measure"],
            f"måttet ”{measure}” finns inte för {topic}",
            "se codes/measures.csv",
        ),
        (
            "unit",
            (topic, measure, fact["unit"]) in vocabulary["unit"],
            f"enheten ”{fact['unit']}” passar inte {measure}",
            "se codes/measures.csv",
        ),
        (
            "period",
            is_period(fact["period"]),
            _unknown(fact, "period", "perioden"),
            "skriv t.ex. 2019, 2020T2 eller 2019-10",
        ),
        (
            "area",
            _MUNICIPALITY.fullmatch(fact["area"]) or fact["area"] in vocabulary["area"],
            _unknown(fact, "area", "området"),
            "skriv en kommunkod eller en kod ur codes/areas.csv",
        ),
    ]


def _group_rules(fact: dict, vocabulary: dict[str, set]) -> list[tuple]:
    """(column, holds, message, remedy) for whom the figure is of, and which part of them."""
    topic = fact["topic"]
    tells_outcome = topic in vocabulary["topics with outcomes"] and fact["measure"] in ("avslut", "andel")
    known_category = not tells_outcome or fact["category"] in vocabulary["category"]
    return [
        (
            "platform",
            fact["platform"] in vocabulary["platform"],
            _unknown(fact, "platform", "plattformen"),
            _nearest(fact["platform"], vocabulary["platform"], "se codes/platforms.csv"),
        ),
        (
            "respondent",
            fact["respondent"] in _RESPONDENTS,
            _unknown(fact, "respondent", "värdet"),
            f"skriv något av {', '.join(sorted(_RESPONDENTS))}",
        ),
        (
            "category",
            known_category,
            _unknown(fact, "category", "utfallet"),
            _nearest(fact["category"], vocabulary["category"], "se codes/outcomes.csv"),
        ),
        (
            "item",
            topic not in vocabulary["topics with accounts"] or fact["item"] in vocabulary["account"],
            _unknown(fact, "item", "kontot"),
            _nearest(fact["item"], vocabulary["account"], "se codes/accounts.csv"),
        ),
        ("sex", fact["sex"] in ("K", "M", "T"), _unknown(fact, "sex", "könet"), "skriv K, M eller T"),
    ]


def _value_rules(fact: dict) -> list[tuple]:
    """(column, holds, message, remedy) for the number, and how it came into the record."""
    value_given = fact["value"] != ""
    explained = fact["note"] or fact["status"] not in ("restored", "derived")
    return [
        (
            "value",
            not value_given or _NUMBER.fullmatch(fact["value"]),
            f"”{shortened(fact['value'])}” är inte ett tal",
            "skriv siffror, med punkt som decimaltecken",
        ),
        (
            "value",
            not _TOO_LONG.fullmatch(fact["value"]),
            f"”{shortened(fact['value'])}” har fler än {DIGITS} siffror i rad",
            "se efter i papperet; siffror kan ha skrivits två gånger",
        ),
        (
            "status",
            fact["status"] in _STATUSES,
            _unknown(fact, "status", "värdet"),
            f"skriv något av {', '.join(sorted(_STATUSES))}",
        ),
        (
            "value",
            value_given == (fact["status"] != "missing"),
            "värde och status stämmer inte överens",
            "lämna värdet tomt bara när status är missing",
        ),
        ("note", explained, "en beräknad eller återställd siffra saknar förklaring", "skriv i note hur siffran fås"),
        ("used", fact["used"] in ("ja", "nej"), _unknown(fact, "used", "värdet"), "skriv ja eller nej"),
    ]


def _place_rules(fact: dict, vocabulary: dict[str, set]) -> list[tuple]:
    """(column, holds, message, remedy) for where the figure stands, and the findings that it takes part in."""
    wrong_lines = lines_fault(fact["lines"], vocabulary["paper_lines"].get(fact["source_id"]))
    named = finding_ids(fact)
    unknown_findings = [name for name in named if name not in vocabulary["finding_id"]]
    return [
        (
            "finding_id",
            not unknown_findings,
            f"fyndet ”{' '.join(unknown_findings)}” finns inte",
            "lägg till det i data/findings",
        ),
        (
            "finding_id",
            len(named) == len(set(named)),
            "samma fynd står två gånger på raden",
            "skriv varje fynd en gång, med blanksteg emellan",
        ),
        ("section", fact["section"], "platsen i papperet saknas", "skriv avsnitt eller tabell"),
        ("lines", wrong_lines is None, *(wrong_lines or ("", ""))),
    ]


def _survey_faults(fact: dict, vocabulary: dict[str, set]) -> list[Fault]:
    """A row of a survey must be about a question that was asked of those people, and an answer of its scale."""
    if (
        fact["topic"] not in vocabulary["topics with questions"]
        or not fact["item"]
        or fact["platform"] in vocabulary["own survey"]
    ):
        return []
    asked = vocabulary["answer"].get((fact["period"], fact["item"], fact["respondent"]))
    if asked is None:
        message = f"frågan ”{fact['item']}” finns inte för {fact['respondent']} {fact['period']}"
        return [Fault(fact["in_file"], fact["in_row"], "item", message, "se codes/questions.csv")]
    allowed = (
        asked | ({TOP_THREE} if fact["measure"] == "andel" else set()) if fact["measure"] in ("svar", "andel") else {""}
    )
    if fact["category"] in allowed:
        return []
    message = f"svaret ”{fact['category']}” hör inte till frågans skala"
    return [Fault(fact["in_file"], fact["in_row"], "category", message, "se codes/scales.csv")]


def _value_faults(fact: dict) -> list[Fault]:
    """What the value itself must satisfy, once the row's form is right."""
    faults = []
    value = float(fact["value"]) if fact["value"] else None

    def fault(column: str, message: str, remedy: str) -> None:
        faults.append(Fault(fact["in_file"], fact["in_row"], column, message, remedy))

    if value is not None and fact["unit"] == "antal" and (value < 0 or value != int(value)):
        fault("value", f"{fact['value']} är inte ett antal", "skriv ett heltal från 0")
    is_change = fact["measure"].startswith("forandring")
    if value is not None and fact["unit"] == "procent" and not is_change and not 0 <= value <= 100:
        fault("value", f"{fact['value']} är inte en andel i procent", "skriv ett tal från 0 till 100")
    faults += personal_number_faults(fact["in_file"], fact["in_row"], {column: fact[column] for column in TEXT_COLUMNS})
    if not faults and fact["status"] == "printed" and not is_readable(fact["printed"], value):
        message = f"{fact['value']} går inte att läsa ur det tryckta ”{fact['printed']}”"
        fault(
            "printed",
            message,
            "skriv det som står, med ordet som ger tecknet, eller sätt status restored eller derived och säg i note "
            "hur",
        )
    return faults
