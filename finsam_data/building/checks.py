"""What the figures must satisfy together, and how a finding may explain that they do not.

Each file in queries/checks is one law. A violation is explained when one of its rows carries a finding that names the
check in `explains`. The number must be right too: a finding that explains three violations may not quietly cover a
fourth, and one that no longer explains anything stops the build.
"""

import re
from collections import Counter, defaultdict

import duckdb

from finsam_data.faults import Fault
from finsam_data.paths import QUERIES
from finsam_data.swedish import in_words, lower_first, number

COMPARE = (
    "jämför talen med papperet och rätta det som är fel avskrivet; är det papperet som inte går ihop, skriv ett fynd"
)
MORE_THAN_SAID = (
    "jämför fyndets rader med papperet: den som är fel avskriven rättas; är också den nya avvikelsen papperets egen, "
    "skriv den i fyndet"
)
LESS_THAN_SAID = (
    "något som fyndet förklarade går ihop nu, eller prövas inte längre: se efter vilken av dess rader som har ändrats "
    "eller saknas. Stämmer ändringen mot papperet, skriv om fyndet"
)
# how a finding is written, said once after all faults of laws
HOW_TO_WRITE_A_FINDING = """Så skriver du ett fynd, när papperet självt inte går ihop. I en fil i mappen findings:
  - finding_id: ett-kort-namn
    kind: arithmetic
    severity: medel
    title: Vad som inte går ihop, i en mening
    explanation: Vad papperet skriver, och vad som skulle följa av delarna.
    treatment: Vilket tal sidorna visar, och varför.
    explains: {KONTROLLEN: 1}
KONTROLLEN är kontrollens namn ur felet och talet hur många avvikelser av det slaget som fyndet förklarar. Skriv sedan
ett-kort-namn i kolumnen finding_id på de rader som felet nämner."""

# what the scan damaged was given back, or is lost, or was read another way: a finding about it cannot have printed rows
# alone
READING_STATUSES = ("restored", "missing", "derived")


def check_faults(connection: duckdb.DuckDBPyConnection, findings: list[dict]) -> list[Fault]:
    """Every violation without a finding, and every finding whose `explains` does not match what was found. Empty when
    all is well.
    """
    rows = _rows_by_id(connection)
    explained: dict[str, Counter] = defaultdict(Counter)
    faults = []
    promised = {finding["finding_id"]: finding.get("explains") or {} for finding in findings}
    for check, fact_ids, message in violations(connection):
        carriers = {name for fact_id in fact_ids for name in rows[fact_id]["finding_ids"]}
        # two findings may name the same check: the first by name takes it, so that the count is the same in every build
        names = sorted(name for name in carriers if check in promised[name])
        if names:
            explained[names[0]][check] += 1
        else:
            first = rows[fact_ids[0]]
            places = _places(rows, fact_ids)
            said = f"kontrollen {check}: {as_swedes_write(message)} (regeln: {law(check)}; talen står på {places})"
            faults.append(Fault(first["in_file"], first["in_row"], "value", said, COMPARE))
    for finding in findings:
        faults += _promise_faults(finding, explained[finding["finding_id"]], rows)
    return faults


def violations(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, list[int], str]]:
    """(check, fact_ids, message in Swedish) for every figure that breaks a law, in a stable order."""
    found = []
    for file in sorted((QUERIES / "checks").glob("*.sql")):
        for fact_ids, message in connection.execute(file.read_text(encoding="utf-8")).fetchall():
            found.append((file.stem, sorted(fact_ids), message))
    return sorted(found)


def law(check: str) -> str:
    """What a check says must hold: the first line of its query, as a part of a sentence."""
    first = (QUERIES / "checks" / f"{check}.sql").read_text(encoding="utf-8").splitlines()[0]
    return lower_first(first.removeprefix("-- ").rstrip("."))


def as_swedes_write(message: str) -> str:
    """A message with decimal commas and its thousands apart; the numbers of questions and indicators keep their full
    stop.
    """
    with_commas = re.sub(r"(?<!fråga )(?<!indikator )\b([0-9]+)\.([0-9]+)(?![0-9.])", r"\1,\2", message)
    return re.sub(r"(?<![0-9,])[0-9]{5,}(?![0-9])", lambda found: number(int(found[0])), with_commas)


def _places(rows: dict[int, dict], fact_ids: list[int]) -> str:
    """The rows of a violation by file: `rad 12, 13 och 15 i deltagare/….csv`."""
    by_file: dict[str, list[str]] = {}
    for fact_id in fact_ids:
        by_file.setdefault(rows[fact_id]["in_file"], []).append(str(rows[fact_id]["in_row"]))
    return " och ".join(f"rad {in_words(lines)} i {file}" for file, lines in by_file.items())


def _rows_by_id(connection: duckdb.DuckDBPyConnection) -> dict[int, dict]:
    cursor = connection.execute(
        """SELECT fact_id, in_file, in_row, status,
               coalesce((SELECT list(pair.finding_id) FROM finding_facts AS pair WHERE pair.fact_id = fact.fact_id),
                 []) AS finding_ids
           FROM fact"""
    )
    names = [column[0] for column in cursor.description]
    return {row[0]: dict(zip(names, row, strict=True)) for row in cursor.fetchall()}


def _promise_faults(finding: dict, explained: Counter, rows: dict[int, dict]) -> list[Fault]:
    """A finding must be carried by rows, and explain exactly as much as it says."""
    name, promised = finding["finding_id"], finding.get("explains") or {}
    carriers = [row for row in rows.values() if name in row["finding_ids"]]
    faults = []
    if carriers and finding.get("without_figures"):
        message, remedy = (
            f"fyndet {name} sägs vara utan tal men rader bär det",
            "ta bort without_figures eller ta bort fyndet från raderna",
        )
        faults.append(Fault(finding["in_file"], None, "without_figures", message, remedy))
    if not carriers and not finding.get("without_figures"):
        message, remedy = (
            f"fyndet {name} hör inte till någon rad",
            "ta bort fyndet eller skriv dess finding_id på raderna",
        )
        faults.append(Fault(finding["in_file"], None, "finding_id", message, remedy))
    for check in sorted(promised.keys() | explained.keys()):
        if promised.get(check, 0) != explained[check]:
            message = (
                f"fyndet {name} ska förklara {promised.get(check, 0)} avvikelser i kontrollen {check} "
                f"men förklarar {explained[check]}"
            )
            remedy = MORE_THAN_SAID if explained[check] > promised.get(check, 0) else LESS_THAN_SAID
            faults.append(Fault(finding["in_file"], None, "explains", message, remedy))
    if finding["kind"] == "reading" and not any(row["status"] in READING_STATUSES for row in carriers):
        message = f"fyndet {name} är en läsning men alla dess rader är tryckta"
        faults.append(
            Fault(finding["in_file"], None, "kind", message, "ta bort fyndet eller sätt status restored eller missing")
        )
    return faults
