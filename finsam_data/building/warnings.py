"""What the build warns of without stopping: each file in queries/warnings is one thing that is allowed, and rare."""

import duckdb
import pandas as pd

from finsam_data.faults import Fault, told
from finsam_data.paths import QUERIES


def keep_warnings(connection: duckdb.DuckDBPyConnection, found: list[Fault]) -> list[str]:
    """Writes every warning as a Swedish sentence in the table warning, those of one cause as one, and returns them:
    the ones that were `found` while building, and the answers of queries/warnings.

    It is asked of the finished tables, so in the mode publik no warning can tell what is hidden.
    """
    faults = found + [
        Fault(in_file, None, None, message, remedy)
        for file in sorted((QUERIES / "warnings").glob("*.sql"))
        for in_file, message, remedy in connection.execute(file.read_text(encoding="utf-8")).fetchall()
    ]
    texts = told(faults)
    connection.register("incoming", pd.DataFrame({"text": pd.array(texts, dtype="string")}))
    connection.execute("CREATE TABLE warning AS SELECT text FROM incoming")
    connection.unregister("incoming")
    return texts
