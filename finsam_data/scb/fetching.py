"""Fetches SCB's table of helårsekvivalenter as a dated delivery in data/scb/.

What is fetched is said by data/codes/scb_table.yaml and scb_contents.csv; the codes are read from the table's own
metadata. Fetched pages are kept in data/scb/.pagaende until all are there, so that a new run goes on where the last one
stopped.
"""

import csv
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from math import prod
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as parquet
import yaml

from finsam_data.paths import home_of
from finsam_data.record.files.plain_text import plain
from finsam_data.record.settings.forbund import read_forbund
from finsam_data.scb.deliveries import ITEMS, delivery_faults, store_delivery
from finsam_data.scb.placing import put_in_place, tidy_deliveries
from finsam_data.scb.pxweb import Client, FetchFailed
from finsam_data.writing import remove

COUNTRY = "00"
TABLE, CONTENTS = "codes/scb_table.yaml", "codes/scb_contents.csv"
ADD_LABEL = "Lägg till en rad i data/codes/scb_contents.csv om det är samma sak under nytt namn"
# SCB's own limit makes about fifteen; a server that allows a few cells at a time would be asked for ever
MOST_PARTS = 1_000
CHECK_TABLE = "Se efter i SCB:s statistikdatabas och rätta data/codes/scb_table.yaml"


@dataclass(frozen=True)
class Plan:
    """What is to be asked for: codes per variable of the table, and what each code is called here."""

    table: str
    title: str
    updated: str
    variables: dict[str, str]  # our column → the table's variable
    meaning: dict[str, dict[str, str]]  # our column → code → our code
    labels: dict[str, str]  # our area → name

    @property
    def selection(self) -> dict[str, list[str]]:
        """The codes asked for, per variable of the table."""
        return {self.variables[column]: list(codes) for column, codes in self.meaning.items()}


def make_plan(client: Client, folder: Path) -> Plan:
    """Reads the table's metadata and matches its codes. Raises FetchFailed, naming what is unknown or gone."""
    wanted = yaml.safe_load((home_of(TABLE, folder) / TABLE).read_text(encoding="utf-8"))
    metadata = client.metadata(wanted["table"])
    names = {}
    for column, variable in wanted["variables"].items():
        if variable not in metadata["id"]:
            raise FetchFailed(f"Tabellen {wanted['table']} har inte längre variabeln {variable}. {CHECK_TABLE}.")
        category = metadata["dimension"][variable]["category"]
        codes = (
            category["index"]
            if isinstance(category["index"], list)
            else sorted(category["index"], key=category["index"].get)
        )
        names[column] = {code: str(category.get("label", {}).get(code, code)).strip() for code in codes}
    unknown = set(metadata["id"]) - set(wanted["variables"].values())
    if unknown:
        raise FetchFailed(
            f"Tabellen {wanted['table']} har fått en ny variabel: {', '.join(sorted(unknown))}. {CHECK_TABLE}."
        )
    areas = {
        code: "SE" if code == COUNTRY else code
        for code in names["area"]
        if code == COUNTRY or re.fullmatch("[0-9]{4}", code)
    }
    missing = {"SE", *read_forbund(folder).municipalities} - set(areas.values())
    if missing:
        raise FetchFailed(f"Tabellen {wanted['table']} saknar områdena {', '.join(sorted(missing))}. {CHECK_TABLE}.")
    meaning = {
        "area": areas, "sex": _sexes(names["sex"], wanted["sex"]),
        "age_group": _ages(names["age_group"], wanted["age_group"]),
        "item": _items(names["item"], folder), "month": _months(names["month"]),
    }  # fmt: skip
    labels = {
        area: "Riket" if area == "SE" else names["area"][code].removeprefix(code).strip()
        for code, area in areas.items()
    }
    return Plan(
        wanted["table"],
        str(metadata.get("label", "")),
        str(metadata.get("updated", "")),
        wanted["variables"],
        meaning,
        labels,
    )


def _same(one: str, other: str) -> bool:
    return " ".join(plain(one).split()).casefold() == " ".join(plain(other).split()).casefold()


def _sexes(names: dict[str, str], wanted: dict) -> dict[str, str]:
    for code, expected in wanted.items():
        if code not in names or not _same(names[code], expected["label"]):
            found = f"heter nu ”{names[code]}”" if code in names else "finns inte längre"
            raise FetchFailed(f"Könet med koden {code} ({expected['label']}) {found}. {CHECK_TABLE}.")
    return {code: expected["sex"] for code, expected in wanted.items()}


def _ages(names: dict[str, str], wanted: list[str]) -> dict[str, str]:
    missing = [code for code in wanted if code not in names]
    if missing:
        raise FetchFailed(f"Åldersgruppen {missing[0]} finns inte längre i tabellen. {CHECK_TABLE}.")
    return {code: code for code in wanted}


def _items(names: dict[str, str], folder: Path) -> dict[str, str]:
    with (home_of(CONTENTS, folder) / CONTENTS).open(encoding="utf-8", newline="") as stream:
        known = [(row["label"], row["item"]) for row in csv.DictReader(stream)]
    items = {}
    for code, label in names.items():
        item = next((item for other, item in known if _same(label, other)), None)
        if item is None:
            raise FetchFailed(f"Tabellens innehåll ”{label}” (kod {code}) är okänt. {ADD_LABEL}.")
        # shares are recomputed from counts and population, never fetched
        if item != "andel":
            items[code] = item
    if sorted(items.values()) != sorted(ITEMS):
        wrong = sorted(set(ITEMS) - set(items.values())) or sorted(
            {item for item in items.values() if list(items.values()).count(item) > 1}
        )
        raise FetchFailed(
            f"Tabellens innehåll stämmer inte: {', '.join(wrong)} saknas eller står dubbelt. {ADD_LABEL}."
        )
    return items


def _months(names: dict[str, str]) -> dict[str, str]:
    wrong = [code for code in names if not re.fullmatch("[0-9]{4}M(0[1-9]|1[0-2])", code)]
    if wrong or not names:
        raise FetchFailed(
            f"Månaden ”{wrong[0] if wrong else ''}” går inte att läsa; väntat är t.ex. 2019M10. {CHECK_TABLE}."
        )
    return {code: code.replace("M", "-") for code in names}


def pages(selection: dict[str, list[str]], areas: str, months: str, max_cells: int) -> Iterator[dict[str, list[str]]]:
    """The selection in parts of at most `max_cells` cells: whole months while they fit, otherwise fewer areas at a
    time.
    """
    others = prod(len(codes) for variable, codes in selection.items() if variable not in (areas, months))
    area_step = max(1, min(len(selection[areas]), max_cells // others))
    month_step = max(1, max_cells // (others * area_step))
    for first in range(0, len(selection[months]), month_step):
        for start in range(0, len(selection[areas]), area_step):
            yield selection | {
                months: selection[months][first : first + month_step],
                areas: selection[areas][start : start + area_step],
            }  # fmt: skip


def _parts(plan: Plan, client: Client) -> list[dict[str, list[str]]]:
    """What is asked for, question by question. Raises FetchFailed where that would be without end."""
    every = pages(plan.selection, plan.variables["area"], plan.variables["month"], client.max_cells)
    wanted = list(islice(every, MOST_PARTS + 1))
    if len(wanted) > MOST_PARTS:
        raise FetchFailed(
            f"SCB lämnar bara ut {client.max_cells} celler åt gången, och tabellen {plan.table} skulle ta mer än "
            f"{MOST_PARTS} frågor. {CHECK_TABLE}."
        )
    return wanted


def fetch(folder: Path, client: Client, *, today: str, say: Callable = print) -> Path:
    """Fetches the whole table into `folder`/scb/`today` and returns that folder. Raises FetchFailed; nothing
    half-written is left under that name.
    """
    client.read_limits()
    plan = make_plan(client, folder)
    wanted = _parts(plan, client)
    started = _started(folder / "scb" / ".pagaende", plan)
    tidy_deliveries(folder / "scb")
    for number, part in enumerate(wanted, 1):
        place = started / f"{number:04}.parquet"
        if place.exists():
            continue
        cells, updated = client.data(plan.table, part)
        if updated is not None and updated != plan.updated:
            shutil.rmtree(started)
            raise FetchFailed("SCB uppdaterade tabellen medan den hämtades. Kör kommandot igen, så hämtas den nya.")
        unfinished = place.with_suffix(".del")
        parquet.write_table(_renamed(cells, plan), unfinished)
        unfinished.replace(place)
        say(f"Hämtat del {number} av {len(wanted)}.")
    table = _fetched(started, len(wanted))
    about = {
        "table": plan.table,
        "title": plan.title,
        "updated": plan.updated,
        "retrieved_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    new = folder / "scb" / f".ny-{today}.{os.getpid()}"
    try:
        store_delivery(new, table, plan.labels, about)
        with duckdb.connect() as connection:
            faults = delivery_faults(connection, new)
        if faults:
            shutil.rmtree(started)
            raise FetchFailed("Det som hämtades håller inte ihop: " + " ".join(str(fault) for fault in faults))
        put_in_place(new, folder / "scb" / today)
    finally:
        remove(new)
    remove(started)
    return folder / "scb" / today


def _fetched(started: Path, parts: int) -> pa.Table:
    try:
        return pa.concat_tables([parquet.read_table(started / f"{part:04}.parquet") for part in range(1, parts + 1)])
    except (pa.ArrowException, OSError):
        shutil.rmtree(started)
        raise FetchFailed("Det som redan var hämtat är skadat och borttaget. Kör kommandot igen.") from None


def _started(place: Path, plan: Plan) -> Path:
    """The folder of fetched pages: kept when it belongs to the same table, version and selection, otherwise begun
    anew.
    """
    mark = json.dumps([plan.table, plan.updated, plan.meaning], sort_keys=True)
    note = place / "plan.json"
    try:
        same = note.read_text(encoding="utf-8") == mark
    except (OSError, ValueError):
        same = False
    if not same:
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        note.write_text(mark, encoding="utf-8")
    return place


def _renamed(cells: pa.Table, plan: Plan) -> pa.Table:
    """Cells with our columns and codes instead of SCB's."""
    columns = {}
    for column, meaning in plan.meaning.items():
        coded = cells[plan.variables[column]].combine_chunks()
        columns[column] = pa.DictionaryArray.from_arrays(
            coded.indices, pa.array([meaning[code] for code in coded.dictionary.to_pylist()])
        ).cast(pa.string())
    return pa.table(columns | {"value": cells["value"], "status": cells["status"]})
