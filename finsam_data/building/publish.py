"""Makes a database of the mode `publik`: hides the small figures, takes away the words that would tell them, and proves
that what is left gives nothing away.
"""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from finsam_data.building.hiding.rules import Rules, hidden_rows, rules_of
from finsam_data.building.hiding.silence import silence
from finsam_data.building.proving.known import PERIOD, Cell, Known, what_is_known
from finsam_data.building.proving.numbers import forms_without_persons
from finsam_data.building.proving.proof import Proof, Telling, neighbours, tellings_of, text_faults
from finsam_data.building.proving.readings import Readings
from finsam_data.building.proving.replay import replay
from finsam_data.building.proving.texts import FINDING, NOTE, PRINTED, Names, Text, texts_of
from finsam_data.faults import Fault, RecordRefused
from finsam_data.record.reading import Record
from finsam_data.record.rules.row_rules import finding_ids
from finsam_data.record.settings.forbund import read_forbund
from finsam_data.record.settings.settings import Settings

# how often the figures around an exposed one are hidden too, where the rules of hiding have left it exposed
RINGS = 5


@dataclass(frozen=True)
class Public:
    """What was made public, and what the proof is about. `silenced` are the texts that the proof took away, beside
    those whose own row is hidden.
    """

    known: Known
    proof: Proof
    texts: int
    silenced: list[Telling]


def make_public(connection: duckdb.DuckDBPyConnection, record: Record, settings: Settings, folder: Path) -> Public:
    """Takes the small figures out of the file itself, and the words about them: what is not there cannot leak.

    Raises RecordRefused with every text that gives a hidden count away and that only its author can reword.
    """
    facts, shares = rows(connection, "fact"), rows(connection, "survey_share")
    goals = connection.execute("SELECT period, category, value FROM outcome_goals()").df().to_dict("records")
    rules = rules_of(record.codes, read_forbund(folder), settings)
    hidden = hidden_rows(facts, shares, rules)
    forms, faults = forms_without_persons()
    if faults:
        raise RecordRefused(faults)
    for _ in range(RINGS):
        known = what_is_known(facts, shares, hidden, goals, rules)
        proof = Proof(known, replay(known, facts, shares, rules, hidden), settings.hide_counts_below)
        texts = _texts(record, facts, hidden[0], known, rules, folder)
        readings = Readings(known, set(rules.groups()), _goals(facts))
        tellings = tellings_of(texts, readings, forms)
        gone, exposed = proof.too_telling(tellings)
        if not exposed:
            break
        hidden = _with_ring(hidden, known, exposed)
    else:
        raise RecordRefused([_table_fault(exposed)])
    if faults := text_faults(gone, readings, forms):
        raise RecordRefused(faults)
    silence(
        connection,
        hidden,
        {kind: {t.text.key for t in gone if t.text.kind == kind} for kind in (FINDING, NOTE, PRINTED)},
        settings.hide_counts_below,
    )
    return Public(known, proof, len(texts), gone)


def rows(connection: duckdb.DuckDBPyConnection, table: str) -> list[dict]:
    """A whole table as dicts, with None for what is missing."""
    frame = connection.execute(f"SELECT * FROM {table}").df()
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


def _texts(record: Record, facts: list[dict], hidden: set[int], known: Known, rules: Rules, folder: Path) -> list[Text]:
    """The texts that stay visible beside the hidden rows."""
    of_row = {row["fact_id"]: finding_ids(fact) for row, fact in zip(facts, record.facts, strict=True)}
    silent = {name for fact_id in hidden for name in of_row[fact_id]}
    names = Names(record, rules.groups(), {cell[PERIOD] for cell in known.counts})
    return texts_of(record, [row for row in facts if row["fact_id"] not in hidden], folder, names, silent)


def _goals(facts: list[dict]) -> set[float]:
    """The percentages that are goals."""
    return {row["value"] for row in facts if row["measure"] == "mal_andel" and row["value"] is not None}


def _with_ring(hidden: tuple[set[int], set[int]], known: Known, exposed: set[Cell]) -> tuple[set[int], set[int]]:
    """Hidden with the visible figures around the exposed ones hidden too."""
    more = neighbours(known, exposed, lambda cell: cell not in known.hidden and bool(known.counts[cell]))
    facts = {fact_id for fact_id, cell in known.count_rows.items() if cell in more}
    facts |= {fact_id for fact_id, part, whole, _ in known.share_rows if {part, whole} & (more | exposed)}
    shares = {share_id for share_id, (top, _) in known.tables.items() if top in more}
    return hidden[0] | facts, hidden[1] | shares


def _table_fault(exposed: set[Cell]) -> Fault:
    places = "; ".join(sorted(" ".join(str(name) for name in cell if name) for cell in exposed))
    message = f"i det publika läget går dolda antal att räkna ut ur de synliga ({places})"
    return Fault(
        "settings.yaml", None, "mode", message, "bygg med läget styrelse, eller ta bort de raderna ur underlaget"
    )
