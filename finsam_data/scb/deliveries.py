"""SCB's deliveries: data/scb/YYYY-MM-DD/ with values.parquet, areas.csv and delivery.yaml, as finsam_data.scb fetched
them that day.

A delivery is never edited. It is checked before it gets its place and again in every build; queries/build/7x_scb_*.sql
make the tables that pages read. Without a delivery the same tables are there, empty.
"""

import csv
import hashlib
import re
from datetime import date
from math import prod
from pathlib import Path

import duckdb
import pyarrow as pa
import yaml

from finsam_data.faults import Fault, RecordRefused
from finsam_data.record.files.read_yaml import read_yaml

BENEFITS = (
    "sjukpenning", "sjuk-och-aktivitetsersattning", "arbetsloshet", "arbetsmarknadsatgarder", "ekonomiskt-bistand",
    "etableringsersattning",
)  # fmt: skip
ITEMS = (*BENEFITS, "totalt", "folkmangd")
SEXES = ("K", "M", "T")
# the ages that the summary tables are made of
AGES = "20-64"
COLUMNS = {
    "area": "VARCHAR", "sex": "VARCHAR", "age_group": "VARCHAR", "item": "VARCHAR", "month": "VARCHAR",
    "value": "DOUBLE", "status": "VARCHAR",
}  # fmt: skip
COUNTED = ("first_month", "last_month", "regions", "rows")
ABOUT = (
    {"table": str, "title": str, "updated": str, "retrieved_at": str}
    | dict(zip(COUNTED, (str, str, int, int), strict=True))
    | {"sha256": str}
)
REMEDY = "hämta igen med python -m finsam_data.scb, eller ta bort leveransens mapp"


def load_deliveries(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Makes the tables scb_delivery and scb_area, and for the build's queries the temporary view scb_value over every
    delivery in `folder`/scb.

    scb_value: one row per delivery, area, sex, age group, item and month, with `is_newest`. Raises RecordRefused with
    every fault.
    """
    connection.execute(
        """CREATE TABLE scb_delivery (delivery VARCHAR, table_id VARCHAR, title VARCHAR, updated VARCHAR,
            retrieved_at VARCHAR,
               first_month VARCHAR, last_month VARCHAR, regions INTEGER, "rows" INTEGER, is_newest BOOLEAN);
           CREATE TABLE scb_area (area VARCHAR, label VARCHAR)"""
    )
    faults: list[Fault] = []
    deliveries = _delivery_folders(folder / "scb", faults)
    for delivery in deliveries:
        faults += delivery_faults(connection, delivery)
    if faults:
        raise RecordRefused(faults)
    for delivery in deliveries:
        about = yaml.safe_load((delivery / "delivery.yaml").read_text(encoding="utf-8"))
        row = [about[field] for field in ABOUT if field != "sha256"]
        connection.execute(
            "INSERT INTO scb_delivery VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [delivery.name, *row, delivery == deliveries[-1]],
        )
    if deliveries:
        connection.executemany("INSERT INTO scb_area VALUES (?, ?)", sorted(_labels(deliveries[-1]).items()))
    none = ", ".join(f"NULL::{kind} AS {column}" for column, kind in COLUMNS.items())
    parts = [f"SELECT NULL::VARCHAR AS delivery, false AS is_newest, {none} WHERE false"]
    for delivery in deliveries:
        source = _literal(delivery / "values.parquet")
        parts.append(
            f"SELECT '{delivery.name}', {delivery == deliveries[-1]}, {', '.join(COLUMNS)} FROM read_parquet({source})"
        )
    connection.execute(f"CREATE TEMP VIEW scb_value AS {' UNION ALL '.join(parts)}")


def delivery_faults(connection: duckdb.DuckDBPyConnection, delivery: Path) -> list[Fault]:
    """Everything that is wrong with one delivery folder: its files, checksum, columns, codes, missing or doubled cells,
    impossible values.
    """
    name = f"scb/{delivery.name}"
    faults: list[Fault] = []
    about = read_yaml(delivery / "delivery.yaml", f"{name}/delivery.yaml", faults)
    about = about if isinstance(about, dict) else {}
    wrong = [field for field, kind in ABOUT.items() if type(about.get(field)) is not kind]
    if wrong and not faults:
        faults.append(
            Fault(f"{name}/delivery.yaml", None, ", ".join(wrong), "uppgiften saknas eller är av fel slag", REMEDY)
        )
    values = delivery / "values.parquet"
    try:
        found = hashlib.sha256(values.read_bytes()).hexdigest()
        labels = _labels(delivery)
    except (OSError, ValueError, KeyError, csv.Error):
        return [
            *faults,
            Fault(name, None, None, "values.parquet eller areas.csv saknas eller går inte att läsa", REMEDY),
        ]
    if not faults and found != about["sha256"]:
        faults.append(
            Fault(f"{name}/values.parquet", None, None, "filen är inte den som hämtades (sha256 stämmer inte)", REMEDY)
        )
    if faults:
        return faults
    try:
        messages = _wrong_columns(connection, values) or _wrong_values(connection, values, about, labels)
    except duckdb.Error:
        messages = [(None, "filen är skadad och går inte att läsa")]
    return [Fault(f"{name}/values.parquet", None, column, message, REMEDY) for column, message in messages]


def store_delivery(folder: Path, table: pa.Table, labels: dict[str, str], about: dict) -> None:
    """Writes a delivery into `folder`, which is made. `table` has COLUMNS; `labels` a name per area; `about` table,
    title, updated, retrieved_at and whatever else should be told. Months, regions, rows and checksum are added here.
    """
    folder.mkdir(parents=True)
    values = folder / "values.parquet"
    with duckdb.connect() as connection:
        connection.register("incoming", table)
        # sorted so that one age group, and in it one area, lie together: smaller, and the build skips the other age
        # group
        connection.execute(
            f"""COPY (SELECT {", ".join(f"{column}::{kind} AS {column}" for column, kind in COLUMNS.items())}
              FROM incoming
                      ORDER BY age_group, area, item, sex, month)
                TO {_literal(values)} (FORMAT parquet, COMPRESSION zstd)"""
        )
        counted = "SELECT min(month), max(month), count(DISTINCT area), count(*) FROM incoming"
        first, last, regions, rows = connection.execute(counted).fetchone()
    with (folder / "areas.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([("area", "label"), *sorted(labels.items())])
    sha256 = hashlib.sha256(values.read_bytes()).hexdigest()
    about = about | {"first_month": first, "last_month": last, "regions": regions, "rows": rows, "sha256": sha256}
    (folder / "delivery.yaml").write_text(
        yaml.safe_dump(about, allow_unicode=True, sort_keys=False, width=150), encoding="utf-8"
    )


def _delivery_folders(root: Path, faults: list[Fault]) -> list[Path]:
    """The delivery folders, oldest first. Hidden ones are on their way in or out."""
    folders = sorted(path for path in root.glob("[!.]*") if path.is_dir())
    for folder in folders:
        if not _is_date(folder.name):
            faults.append(
                Fault(
                    f"scb/{folder.name}",
                    None,
                    None,
                    "mappens namn är inte ett datum",
                    "döp den till hämtningens dag, t.ex. 2026-11-24",
                )
            )
    return [folder for folder in folders if _is_date(folder.name)]


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _labels(delivery: Path) -> dict[str, str]:
    with (delivery / "areas.csv").open(encoding="utf-8", newline="") as stream:
        return {row["area"]: row["label"] for row in csv.DictReader(stream, strict=True)}


def _literal(path: Path) -> str:
    """A path as an SQL literal; a view takes no parameters."""
    return f"'{str(path.resolve()).replace(chr(39), chr(39) * 2)}'"


def _wrong_columns(connection: duckdb.DuckDBPyConnection, values: Path) -> list[tuple]:
    found = {
        row[0]: row[1]
        for row in connection.execute(f"DESCRIBE SELECT * FROM read_parquet({_literal(values)})").fetchall()
    }
    wrong = sorted(column for column in found.keys() | COLUMNS.keys() if found.get(column) != COLUMNS.get(column))
    return [(", ".join(wrong), f"kolumnerna ska vara {', '.join(COLUMNS)}")] if wrong else []


def _wrong_values(
    connection: duckdb.DuckDBPyConnection, values: Path, about: dict, labels: dict[str, str]
) -> list[tuple]:
    """(column, message) for codes, cells and values that cannot be; the cells are looked at when the codes hold."""
    source = f"read_parquet({_literal(values)})"
    columns = [column for column in COLUMNS if column not in ("value", "status")]
    lists = ", ".join(f"list_sort(list(DISTINCT {column}))" for column in columns)
    found = connection.execute(f"SELECT {lists} FROM {source}").fetchone()
    codes = [[code or "" for code in codes or []] for codes in found]
    return _wrong_codes(*codes, labels) or _wrong_cells(connection, source, about, *codes)


def _broken(rules: list[tuple]) -> list[tuple]:
    return [(column, message) for column, holds, message in rules if not holds]


def _wrong_codes(
    areas: list[str], sexes: list[str], ages: list[str], items: list[str], months: list[str], labels: dict[str, str]
) -> list[tuple]:
    rules = [
        (
            "area",
            "SE" in areas and _all_like("SE|[0-9]{4}", areas),
            "ett område är inte SE eller en kommunkod, eller SE saknas",
        ),
        ("area", sorted(labels) == areas, "områdena är inte de som står i areas.csv"),
        ("sex", sexes == sorted(SEXES), "könen är inte K, M och T"),
        (
            "age_group",
            AGES in ages and _all_like("[0-9]{2}-[0-9]{2}", ages),
            f"åldersgruppen {AGES} saknas, eller en är okänd",
        ),
        ("item", items == sorted(ITEMS), f"innehållet är inte {', '.join(ITEMS)}"),
        ("month", _all_like("[0-9]{4}-(0[1-9]|1[0-2])", months), "en månad är inte skriven som 2019-10"),
    ]
    return _broken(rules)


def _wrong_cells(
    connection: duckdb.DuckDBPyConnection, source: str, about: dict, areas: list[str], *others: list[str]
) -> list[tuple]:
    """Cells that are missing or doubled, and values that cannot be. `others` are the codes of the other columns, the
    months last.
    """
    months = others[-1]
    counts = "count(*), count(*) FILTER (value < 0), count(*) FILTER (NOT isfinite(value))"
    rows, negative, not_finite = connection.execute(f"SELECT {counts} FROM {source}").fetchone()
    # a bit per month of the year instead of a row per cell: the same answer in a fifth of the time
    year = "count(*) - bit_count(bit_or(1 << right(month, 2)::INTEGER)) AS doubled"
    groups = f"SELECT {year} FROM {source} GROUP BY area, sex, age_group, item, left(month, 4)"
    (doubled,) = connection.execute(f"SELECT sum(doubled) FROM ({groups})").fetchone()
    cells = prod(len(codes) for codes in (areas, *others))
    rules = [
        (None, doubled == 0, f"{doubled} rader står dubbelt"),
        (
            None,
            rows - doubled == cells,
            f"{cells - rows + doubled} rader saknas för några områden, kön, åldrar eller månader",
        ),
        ("value", negative == 0, f"{negative} värden är mindre än noll"),
        ("value", not_finite == 0, f"{not_finite} värden är inte tal"),
        (
            None,
            [about[field] for field in COUNTED] == [months[0], months[-1], len(areas), rows],
            f"{', '.join(COUNTED)} är inte som i delivery.yaml",
        ),
    ]
    return _broken(rules)


def _all_like(pattern: str, codes: list[str]) -> bool:
    return bool(codes) and all(re.fullmatch(pattern, code) for code in codes)
