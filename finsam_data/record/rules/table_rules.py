"""Rules between the rows of a table: codes and figures that stand twice, and what looks like a personal number."""

import re
from collections import Counter, defaultdict

from finsam_data.faults import Fault

_PERSONAL_NUMBER = re.compile(r"(?<![0-9])(19|20)?[0-9]{6}[-+ ]?[0-9]{4}(?![0-9])")
KEY_COLUMNS = ("topic", "measure", "period", "area", "platform", "respondent", "item", "category", "sex", "unit")


def personal_number_faults(file: str, row: int | None, texts: dict[str, str]) -> list[Fault]:
    """The texts, by column or field, that seem to hold a personnummer."""
    return [
        Fault(
            file,
            row,
            column,
            "texten ser ut att innehålla ett personnummer",
            "ta bort det; här får inga personuppgifter finnas",
        )
        for column, text in texts.items()
        if _PERSONAL_NUMBER.search(str(text))
    ]


def doubled_code_faults(rows: list[dict], column: str, may_be_renamed: bool = False) -> list[Fault]:
    """Codes that stand twice in a table that says what they are called: a figure would then be told twice. A code that
    `may_be_renamed` can have another row for other years.
    """
    remedy = "ta bort den ena raden" + ", eller skilj deras år åt med valid_from och valid_to" * may_be_renamed
    earlier, faults = defaultdict(list), []
    for row in rows:
        same = [other for other in earlier[row[column]] if not may_be_renamed or _share_a_year(row, other)]
        if same:
            where = "" if same[0]["in_file"] == row["in_file"] else f" i {same[0]['in_file']}"
            message = f"koden ”{row[column]}” finns redan på rad {same[0]['in_row']}{where}"
            faults.append(Fault(row["in_file"], row["in_row"], column, message, remedy))
        earlier[row[column]].append(row)
    return faults


def _share_a_year(one: dict, other: dict) -> bool:
    return all(
        (first["valid_from"] or "0000") <= (second["valid_to"] or "9999")
        for first, second in ((one, other), (other, one))
    )


def duplicate_faults(facts: list[dict]) -> list[Fault]:
    """A figure may stand in several places, but only once in each, and exactly one of them is used (none, where a
    finding says so).
    """
    faults = []
    places, used = {}, defaultdict(list)
    for fact in facts:
        key = tuple(fact[column] for column in KEY_COLUMNS)
        place = (*key, fact["source_id"], fact["section"])
        if place in places:
            message = f"samma uppgift finns redan på rad {places[place]['in_row']}"
            faults.append(
                Fault(fact["in_file"], fact["in_row"], None, message, "ta bort den ena eller skilj dem åt med section")
            )
        places[place] = fact
        used[key].append(fact)
    for rows in used.values():
        shown = [row for row in rows if row["used"] == "ja"]
        all_disputed = all(row["finding_id"] for row in rows)
        if len(shown) > 1 or not (shown or all_disputed):
            places_in_words = "; ".join(f"{row['in_file']} rad {row['in_row']}" for row in rows)
            message = f"{len(shown)} av {len(rows)} rader om samma uppgift har used=ja ({places_in_words})"
            faults.append(
                Fault(
                    rows[0]["in_file"],
                    rows[0]["in_row"],
                    "used",
                    message,
                    "låt precis en rad vara ja (eller ingen, om ett fynd förklarar varför)",
                )
            )
    return faults


def scale_faults(codes: dict[str, list[dict]]) -> list[Fault]:
    """Every question that is said to be comparable with one whose scale has another number of steps."""
    steps = Counter(row["scale"] for row in codes["scales"])
    scale_of = {(row["period"], row["item"], row["respondent"]): row["scale"] for row in codes["questions"]}
    faults = []
    for row in codes["questions"]:
        period, _, item = row["comparable_with"].partition(" ")
        earlier = scale_of.get((period, item, row["respondent"]))
        own = steps[row["scale"]]
        if row["comparable"] == "ja" and earlier and steps[earlier] != own:
            message = (
                f"fråga {row['item']} {row['period']} har {own} svar att välja på men fråga {item} {period} har "
                f"{steps[earlier]}, så andelarna går inte att jämföra"
            )
            faults.append(
                Fault(row["in_file"], row["in_row"], "comparable", message, "skriv nej, och skälet i kolumnen reason")
            )
    return faults
