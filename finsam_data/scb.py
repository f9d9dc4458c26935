"""Fetches SCB's helårsekvivalenter as a dated delivery in data/scb/ and builds the database anew: `python -m finsam_data.scb [--url ADDRESS]`.

Answers are kept page by page beside the database until the delivery is whole: who is interrupted goes on where it stopped. What is wrong
is said in Swedish, and nothing half-written gets a delivery's name.
"""

import argparse
import csv
import json
import os
import shutil
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet

from finsam_data import build
from finsam_data.deliveries import delivery_faults, put_in_place, store_delivery
from finsam_data.faults import RecordRefused
from finsam_data.paths import data_folder, database_file
from finsam_data.pxweb import Client, FetchFailed
from finsam_data.scb_table import Selection, TableCodes, read_codes, select

UNFINISHED = "scb-pagaende"


def fetch(folder: Path, unfinished: Path, client: Client, codes: TableCodes, *, today: date | None = None, say: Callable = print) -> Path:
    """Fetches the whole table and returns the new `folder`/scb/YYYY-MM-DD. Pages are kept in `unfinished` until then.

    Raises FetchFailed when SCB's answers cannot be had or used, RecordRefused when the values in them cannot be; no delivery is then touched.
    """
    client.read_limits()
    selection = select(client.metadata(codes.table), codes, _own_areas(folder))
    pages = selection.pages(client.max_cells)
    _open_unfinished(unfinished, client.address, selection, pages)
    say(f"Hämtar {selection.table} från {client.address}: {len(selection.labels)} områden, {len(selection.codes['month'])} månader.")
    for number, page in enumerate(pages, 1):
        file = unfinished / f"{number:04}.parquet"
        if _is_whole(file, page):
            say(f"Del {number} av {len(pages)} är redan hämtad.")
            continue
        cells, updated = client.data(selection.table, page)
        if updated not in (None, selection.updated):
            raise FetchFailed(f"SCB uppdaterade tabellen {selection.table} under hämtningen. Kör kommandot igen, så hämtas den nya från början.")
        _write_whole(_translated(cells, selection), file)
        say(f"Del {number} av {len(pages)} är hämtad.")
    delivery = _store(folder / "scb", unfinished, selection, len(pages), today or date.today())
    shutil.rmtree(unfinished)
    return delivery


def _own_areas(folder: Path) -> set[str]:
    """The förbund's own municipalities: the four-digit codes of data/codes/areas.csv."""
    try:
        with (folder / "codes" / "areas.csv").open(encoding="utf-8-sig", newline="") as stream:
            return {row["area"] for row in csv.DictReader(stream) if row["area"].isdecimal()}
    except (OSError, UnicodeDecodeError, csv.Error, KeyError):
        raise FetchFailed("data/codes/areas.csv saknas eller går inte att läsa. Återställ den från versionshanteringen.") from None


def _open_unfinished(unfinished: Path, address: str, selection: Selection, pages: list[dict]) -> None:
    """Makes the folder of finished pages, empty unless it holds pages of the very same questions to the very same table."""
    plan = json.dumps({"address": address, "table": selection.table, "updated": selection.updated, "codes": selection.codes, "pages": pages})
    file = unfinished / "plan.json"
    if file.exists() and file.read_bytes() == plan.encode():
        return
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    file.write_text(plan, encoding="utf-8")


def _is_whole(file: Path, page: dict[str, list[str]]) -> bool:
    rows = 1
    for codes in page.values():
        rows *= len(codes)
    try:
        return file.exists() and len(pa.parquet.read_table(file)) == rows
    except (OSError, pa.ArrowException):
        return False


def _translated(cells: pa.Table, selection: Selection) -> pa.Table:
    """SCB's codes as ours, column by column; only the dictionaries are touched."""
    columns = {}
    for column, variable in selection.variables.items():
        codes = cells[variable].combine_chunks()
        ours = pa.array([selection.codes[column][code] for code in codes.dictionary.to_pylist()])
        columns[column] = pa.DictionaryArray.from_arrays(codes.indices, ours)
    return pa.table(columns | {"value": cells["value"], "status": cells["status"]})


def _write_whole(table: pa.Table, file: Path) -> None:
    part = file.with_suffix(".part")
    pa.parquet.write_table(table, part, compression="zstd")
    part.replace(file)


def _store(root: Path, unfinished: Path, selection: Selection, pages: int, today: date) -> Path:
    """Puts the pages together, checks them as the build does, and gives them their day's folder in one step."""
    # dictionaries differ between pages: the one thing that pyarrow cannot simply put one after another
    tables = [pa.parquet.read_table(unfinished / f"{number:04}.parquet") for number in range(1, pages + 1)]
    about = {
        "table": selection.table, "title": selection.title, "updated": selection.updated,
        "retrieved_at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }  # fmt: skip
    root.mkdir(parents=True, exist_ok=True)
    new = root / f".ny-{os.getpid()}" / today.isoformat()
    try:
        store_delivery(new, pa.concat_tables(tables).unify_dictionaries(), selection.labels, about)
        with duckdb.connect() as connection:
            faults = delivery_faults(connection, new)
        if faults:
            # what SCB sent is wrong in itself: the next run must ask anew
            shutil.rmtree(unfinished)
            raise RecordRefused(faults)
        put_in_place(new, root / today.isoformat())
    finally:
        shutil.rmtree(new.parent, ignore_errors=True)
    return root / today.isoformat()


def main(arguments: list[str] | None = None, *, sleep: Callable = time.sleep) -> int:
    """The command. The exit code is 0 when delivery and database are in place, 1 when not, 130 when the user broke off."""
    parser = argparse.ArgumentParser(prog="python -m finsam_data.scb", description="Hämtar SCB:s helårsekvivalenter och bygger om databasen.")
    parser.add_argument("--url", help="adress till PxWeb API v2 (annars FINSAM_SCB, annars den i data/codes/scb_table.yaml)")
    choice = parser.parse_args(arguments)
    unfinished = database_file().parent / UNFINISHED
    try:
        codes = read_codes(data_folder())
        client = Client(choice.url or os.environ.get("FINSAM_SCB") or codes.address, sleep=sleep)
        delivery = fetch(data_folder(), unfinished, client, codes)
        print(f"Leveransen ligger i {delivery}.")
        return build.main()
    except FetchFailed as failed:
        print(failed, file=sys.stderr)
    except RecordRefused as refused:
        print("SCB:s svar går inte att använda, och ingen leverans är sparad:", file=sys.stderr)
        for fault in refused.faults:
            print(f"  - {fault}", file=sys.stderr)
    except (OSError, duckdb.Error) as error:
        print(f"Leveransen kunde inte skrivas ({error}). Se efter plats och rättigheter i {data_folder()} och {unfinished}.", file=sys.stderr)
    except KeyboardInterrupt:
        print("Avbrutet. Det som är hämtat finns kvar; kör samma kommando igen för att fortsätta.", file=sys.stderr)
        return 130
    return 1


if __name__ == "__main__":
    sys.exit(main())
