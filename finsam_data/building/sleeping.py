"""Laws that fell asleep: that compared figures in an earlier period and do not compare them in the latest, though such
figures are there. A row that is absent, or spelt in another way, disarms a law in silence.

What a law tries is found by trying it: every value of the record is changed, each in another way, and a law that then
finds nothing wrong had nothing to compare.
"""

from collections import defaultdict
from dataclasses import dataclass

import duckdb

from finsam_data.building.checks import law, violations
from finsam_data.faults import Fault
from finsam_data.swedish import in_words, lower_first, number

# two ways to change every value: what is too small in the one is too large in the other
CHANGES = ("value * (2 + hash(fact_id) % 997) / 99 + 17", "value * 99 / (2 + hash(fact_id) % 997) + 3")
LOOK = (
    "se efter om en rad saknas som reglerna behöver, till exempel en del, en summa eller en andel, eller är skriven "
    "med en annan kod än förut; ger papperen den inte är allt som det ska"
)
# tries only what stands in two places: that a later paper says a thing once is no fault
OF_REPEATED = "same_quantity"
ROWS = """
    SELECT fact_id, topic, measure, kind, period, periods.sort_order AS place, periods.label AS period_label,
        topics.label AS topic_label, in_file
    FROM fact JOIN periods USING (period) JOIN topics USING (topic) WHERE used
"""


@dataclass(frozen=True)
class Row:
    """A row of the record in a period that can be chosen; `place` is the period's among them."""

    fact_id: int
    topic: str
    measure: str
    kind: str
    period: str
    place: float
    period_label: str
    topic_label: str
    in_file: str


def sleeping_laws(connection: duckdb.DuckDBPyConnection) -> list[Fault]:
    """One warning per topic and kind of period where laws fell asleep. `connection` has the record's rows and the laws'
    macros; the values are as before afterwards.
    """
    rows = [Row(*values) for values in connection.execute(ROWS).fetchall()]
    tried = _tried(connection, {row.fact_id: row for row in rows})
    kinds_of, latest = defaultdict(set), {}
    for row in rows:
        kinds_of[row.period].add((row.topic, row.measure))
        of_topic = latest.setdefault((row.kind, row.topic), row)
        if row.place > of_topic.place:
            latest[row.kind, row.topic] = row
    warnings = []
    for (kind, topic), last in sorted(latest.items()):
        asleep = {
            check: before
            for check, periods in sorted(tried.items())
            if (before := _before(periods, kind, topic, last, kinds_of[last.period]))
        }
        if asleep:
            warnings.append(Fault(last.in_file, None, None, _said(asleep, last), LOOK))
    return warnings


def _tried(connection: duckdb.DuckDBPyConnection, rows: dict[int, Row]) -> dict[str, dict[Row, set[frozenset]]]:
    """What each law compares: by the law and a row of the latest period of what it compares, the sets of (topic,
    measure).
    """
    tried = defaultdict(lambda: defaultdict(set))
    for change in CHANGES:
        connection.execute("BEGIN")
        try:
            connection.execute(f"UPDATE fact SET value = {change} WHERE value IS NOT NULL")
            found = violations(connection)
        finally:
            connection.execute("ROLLBACK")
        for check, fact_ids, _ in found:
            compared = [rows[fact_id] for fact_id in fact_ids if fact_id in rows]
            if compared and check != OF_REPEATED:
                last = max(compared, key=lambda row: row.place)
                tried[check][last].add(frozenset((row.topic, row.measure) for row in compared))
    return tried


def _before(tried: dict[Row, set[frozenset]], kind: str, topic: str, last: Row, there: set) -> str:
    """The name of the last earlier period where a law compared figures of the topic that the latest has too, and does
    not compare there; else nothing. `there` is what the latest has.
    """
    of_topic = [(row, kinds) for row, every in tried.items() for kinds in every if topic in {of for of, _ in kinds}]
    now = {kinds for row, kinds in of_topic if row.period == last.period}
    before = [
        row
        for row, kinds in of_topic
        if row.kind == kind and row.place < last.place and kinds <= there and kinds not in now
    ]
    return lower_first(max(before, key=lambda row: row.place).period_label) if before else ""


def _said(asleep: dict[str, str], last: Row) -> str:
    """`Deltagare 2022: en regel jämförde tal 2019 som inte jämförs nu: ...`"""
    rules = f"{number(len(asleep))} regler" if len(asleep) > 1 else "en regel"
    laws = "; ".join(f"{law(check)} ({check})" for check in asleep)
    return (
        f"{last.topic_label} {lower_first(last.period_label)}: {rules} jämförde tal "
        f"{in_words(sorted(set(asleep.values())))} som inte jämförs nu: {laws}"
    )
