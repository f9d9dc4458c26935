"""Builds the DuckDB file from data/: read and check the record, hide small groups where the mode asks for it, make the
summary tables, read everything back, and only then put the new file in the old one's place.
"""

import hashlib
from dataclasses import replace
from pathlib import Path

import duckdb
import pandas as pd

from finsam_data.building.checks import check_faults
from finsam_data.building.publish import make_public
from finsam_data.building.sleeping import sleeping_laws
from finsam_data.building.warnings import keep_warnings
from finsam_data.database import seal
from finsam_data.faults import Fault, RecordRefused
from finsam_data.page_files import OF_THE_PROGRAM, keep_page_files, read_page_files
from finsam_data.paths import KNOWN_TO_THE_PRODUCT, QUERIES, ROOT, home_of
from finsam_data.record.reading import (
    CODE_COLUMNS,
    FACT_COLUMNS,
    METADATA_FIELDS,
    OPTIONAL_COLUMNS,
    SEVERITIES,
    Record,
    read_record,
)
from finsam_data.record.rules.code_tables import TIMED, VALIDITY, kinds_of
from finsam_data.record.rules.row_rules import finding_ids
from finsam_data.record.rules.topics import read_topics
from finsam_data.record.settings.forbund import Forbund, read_forbund
from finsam_data.record.settings.settings import Settings, read_settings
from finsam_data.record.settings.settings_files import settings_faults
from finsam_data.scb.deliveries import load_deliveries
from finsam_data.scb.shapes import municipality_shapes
from finsam_data.scenarios.settings import read_scenario_settings
from finsam_data.writing import replacing

# an empty record has these columns too
FACT_TABLE = ("topic", "source_id", "in_file", "in_row", *FACT_COLUMNS, *OPTIONAL_COLUMNS)
FINDING_TABLE = ("finding_id", "kind", "severity", "title", "explanation", "treatment")
_CHANGED = Fault("underlaget", None, None, "en fil ändrades medan databasen byggdes", "kör make data igen")
SOURCE_TABLE = ("source_id", "title", "kind", "date", "status", "reading", "file", "short_title", "text_lines")


def build(folder: Path, target: Path, mode: str = "") -> dict:
    """Builds `target` from the record in `folder` and returns {facts, findings, version, mode, warnings, public}:
    `public` is what was hidden and proved in the mode publik, else None. `mode` goes before that of the settings.

    Raises RecordRefused with every fault, and WriteFailed; `target` is then untouched.
    """
    before, page_files = record_version(folder, ""), read_page_files(folder)
    settings = read_settings(folder)
    settings = replace(settings, mode=mode or settings.mode)
    read_scenario_settings(folder)
    record = read_record(folder)
    # pages read them as they are: a faulty one is said here
    if faults := settings_faults(folder, record.codes):
        raise RecordRefused(faults)
    with replacing(target, "Databasen") as new_file:
        summary = _write(record, settings, folder, new_file)
        if faults := keep_page_files(new_file, folder, page_files):
            raise RecordRefused(faults)
        # the version would name what is not in the file
        if record_version(folder, "") != before:
            raise RecordRefused([_CHANGED])
        _read_back(new_file)
        seal(new_file)
    return summary


def _write(record: Record, settings: Settings, folder: Path, file: Path) -> dict:
    with duckdb.connect(str(file)) as connection:
        _load(connection, record, read_forbund(folder))
        faults = check_faults(connection, record.findings)
        if faults:
            raise RecordRefused(faults)
        asleep = sleeping_laws(connection)
        for step in sorted((QUERIES / "sums").glob("*.sql")):
            connection.execute(step.read_text(encoding="utf-8"))
        public = make_public(connection, record, settings, folder) if settings.mode == "publik" else None
        version = record_version(folder, settings.mode)
        hide_shares_below_n = settings.hide_shares_below_n if settings.mode == "publik" else 0
        connection.execute(
            "CREATE TABLE build AS SELECT ? AS data_version, ? AS mode, ?::INTEGER AS mark_below_n, ?::INTEGER AS "
            "hide_shares_below_n",
            [version, settings.mode, settings.mark_below_n, hide_shares_below_n],
        )
        _create(connection, "shape", municipality_shapes())
        load_deliveries(connection, folder)
        for step in sorted((QUERIES / "build").glob("*.sql")):
            connection.execute(step.read_text(encoding="utf-8"))
        warnings = keep_warnings(connection, asleep)
        connection.execute("CHECKPOINT")
    counts = {"facts": len(record.facts), "findings": len(record.findings)}
    return counts | {"version": version, "mode": settings.mode, "warnings": warnings, "public": public}


def _load(connection: duckdb.DuckDBPyConnection, record: Record, forbund: Forbund) -> None:
    """The tables fact, findings, sources, who the förbund is, and one per code table, in the order of the files."""
    facts = pd.DataFrame(record.facts, columns=FACT_TABLE, dtype=object).replace("", None)
    facts = facts.astype({column: "string" for column in FACT_TABLE if column != "in_row"}).astype({"in_row": int})
    facts.insert(0, "fact_id", range(1, len(facts) + 1))
    pairs = _finding_facts(record)
    # worst first, so the first of each row is its gravest
    facts["finding_id"] = (
        facts["fact_id"].map(pairs.drop_duplicates("fact_id").set_index("fact_id")["finding_id"]).astype("string")
    )
    facts["decimals"] = [len(text.partition(".")[2]) if text else 0 for text in facts["value"].fillna("")]
    facts["value"] = pd.to_numeric(facts["value"]).astype(float)
    facts["used"] = facts["used"] == "ja"
    topics = read_topics(record.codes)
    facts["share_of"] = pd.array([topics.base(fact) for fact in record.facts], dtype="string")
    facts = facts.drop(columns="base")
    facts["locator"] = facts["section"] + ", r. " + facts["lines"]
    findings = pd.DataFrame(record.findings, columns=FINDING_TABLE).astype("string")
    _create(connection, "fact", facts)
    _create(connection, "finding_facts", pairs)
    _create(connection, "findings", findings)
    _create(connection, "sources", _table(record.sources, "date", SOURCE_TABLE))
    _create(
        connection,
        "tables",
        pd.DataFrame(record.tables, columns=["topic", "source_id", *METADATA_FIELDS]).astype("string"),
    )
    _create(connection, "forbund", pd.DataFrame([{"name": forbund.name, "short_name": forbund.short_name}]))
    members = [
        (area, own, place) for area, all_own in forbund.members_of().items() for place, own in enumerate(all_own)
    ]
    _create(connection, "area_member", pd.DataFrame(members, columns=["group_area", "own_area", "position"]))
    for name, rows in record.codes.items():
        # a table without rows still has its columns
        columns = None if rows else CODE_COLUMNS.get(name) or (*kinds_of(name), *(VALIDITY if name in TIMED else ()))
        _create(connection, name, _table(rows, "sort_order", columns))
    # rules that laws, summaries and questions share
    for step in sorted((QUERIES / "macros").glob("*.sql")):
        connection.execute(step.read_text(encoding="utf-8"))


def _finding_facts(record: Record) -> pd.DataFrame:
    """Every pair of a finding and a row that takes part in it, row by row with the gravest finding first; alike grave
    in the row's own order.
    """
    gravity = {finding["finding_id"]: SEVERITIES.index(finding["severity"]) for finding in record.findings}
    pairs = [
        (name, fact_id)
        for fact_id, fact in enumerate(record.facts, 1)
        for name in sorted(finding_ids(fact), key=gravity.__getitem__)
    ]
    return pd.DataFrame(pairs, columns=["finding_id", "fact_id"]).astype({"finding_id": "string", "fact_id": int})


def _table(rows: list[dict], order: str, columns: tuple[str, ...] | None = None) -> pd.DataFrame:
    """The rows in their order, typed as text; `columns` is needed where there may be no row to tell them."""
    table = pd.DataFrame(rows, columns=columns, dtype=object if columns else None).drop(
        columns=["in_file", "in_row"], errors="ignore"
    )
    # as text also where every cell is empty: DuckDB would take such a column for one of numbers
    table = table.replace("", None).astype("string")
    if "sort_order" in table:
        table["sort_order"] = pd.to_numeric(table["sort_order"]).astype(float)
    return table.sort_values(order, kind="stable") if order in table else table


def _create(connection: duckdb.DuckDBPyConnection, name: str, table: pd.DataFrame) -> None:
    connection.register("incoming", table)
    connection.execute(f"CREATE TABLE {name} AS SELECT * FROM incoming")
    connection.unregister("incoming")


def _read_back(file: Path) -> None:
    """Reads every table of the new file once: a damaged block shows only when it is read."""
    with duckdb.connect(str(file), read_only=True) as connection:
        for (name,) in connection.execute("SELECT table_name FROM information_schema.tables ORDER BY 1").fetchall():
            connection.execute(f'SELECT * FROM "{name}"').to_arrow_table()


def record_version(folder: Path, mode: str) -> str:
    """Twelve characters that change when any file of the record, any query, the mode, or the program that builds
    changes. The same input gives the same version.
    """
    files = [(root, file) for root in (folder, QUERIES) for file in sorted(root.rglob("*")) if file.is_file()]
    files += [(ROOT, file) for file in sorted((ROOT / "finsam_data").rglob("*.py"))]
    files += [(ROOT, ROOT / "data" / name) for name in OF_THE_PROGRAM]
    lent = [(home, home / name) for name in sorted(KNOWN_TO_THE_PRODUCT) if (home := home_of(name, folder)) != folder]
    files += [(home, file) for home, place in lent for file in [place, *sorted(place.glob("*"))] if file.is_file()]
    digest = hashlib.sha256(f"{mode} {duckdb.__version__}".encode())
    for root, file in files:
        digest.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:12]
