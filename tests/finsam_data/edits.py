"""Small damages to a copy of the record, made in the files as an editor would make them."""

import csv
from pathlib import Path


def change(folder: Path, name: str, where: dict, **cells: str) -> int:
    """Writes `cells` into the first row of `folder`/`name` that matches `where`, and returns its line."""
    file = folder / name
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    found = [number for number, row in enumerate(rows) if where.items() <= row.items()]
    assert found, where
    row = rows[found[0]]
    if row.get("status") == "printed" and "value" in cells and "printed" not in cells:
        # as if the paper said so: a printed row must say its value
        cells["printed"] = cells["value"]
    row |= cells
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return found[0] + 2
