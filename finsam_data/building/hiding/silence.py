"""Takes hidden figures and telling words out of the database."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
import pandas as pd

from finsam_data.building.proving.texts import FINDING, NOTE, PRINTED

HIDDEN_TEXT = "Dolt: små grupper visas inte i det publika läget."


def silence(
    connection: duckdb.DuckDBPyConnection,
    hidden: tuple[set[int], set[int]],
    words: dict[str, set],
    hide_counts_below: int,
) -> None:
    """Takes away the hidden facts and survey shares, and the words: `words` gives the findings, and the facts that lose
    their note or printed form, besides those that are hidden themselves.
    """
    hidden_facts, hidden_shares = hidden
    connection.execute(
        "UPDATE survey_share SET top = NULL, is_hidden = true WHERE list_contains(?::BIGINT[], share_id)",
        [sorted(hidden_shares)],
    )
    connection.execute("UPDATE survey_share SET n = NULL WHERE n < ?", [hide_counts_below])
    with _registered(connection, hidden_facts):
        connection.execute(
            "UPDATE fact SET value = NULL, printed = NULL, note = ?, status = 'suppressed' WHERE fact_id IN (FROM ids)",
            [HIDDEN_TEXT],
        )
    for column in (NOTE, PRINTED):
        with _registered(connection, words[column]):
            connection.execute(
                f"UPDATE fact SET {column} = NULL WHERE fact_id IN (FROM ids) AND status <> 'suppressed'"
            )
    _silence_findings(connection, words[FINDING])
    # a note may spell out the calculation that gave a figure, with the parts that are hidden
    connection.execute(
        """UPDATE fact SET note = NULL WHERE status IN ('derived', 'restored')
           AND (coalesce(platform, area), period) IN
           (SELECT (coalesce(platform, area), period) FROM fact WHERE status = 'suppressed')"""
    )


def _silence_findings(connection: duckdb.DuckDBPyConnection, more: set[str]) -> None:
    """A finding about a small group is kept without its words, and without a name that tells."""
    connection.execute(
        """CREATE TEMP TABLE silenced AS
           SELECT finding_id, 'dolt-fynd-' || row_number() OVER (ORDER BY finding_id) AS new_id,
             row_number() OVER (ORDER BY finding_id) AS number
           FROM (SELECT DISTINCT finding_facts.finding_id FROM finding_facts JOIN fact USING (fact_id)
             WHERE status = 'suppressed' UNION SELECT unnest(?::VARCHAR[]))""",
        [sorted(more)],
    )
    connection.execute(
        """UPDATE findings SET finding_id = new_id, title = 'Fynd om en liten grupp, nummer ' || number,
            explanation = $text, treatment = $text
           FROM silenced WHERE findings.finding_id = silenced.finding_id""",
        {"text": HIDDEN_TEXT},
    )
    for table in ("fact", "finding_facts"):
        connection.execute(
            f"UPDATE {table} SET finding_id = new_id FROM silenced WHERE {table}.finding_id = silenced.finding_id"
        )
    connection.execute("DROP TABLE silenced")


@contextmanager
def _registered(connection: duckdb.DuckDBPyConnection, ids: set[int]) -> Iterator[None]:
    """Ids as the table `ids` while a statement runs."""
    connection.register("ids", pd.DataFrame({"fact_id": sorted(ids)}, dtype="int64"))
    yield
    connection.unregister("ids")
