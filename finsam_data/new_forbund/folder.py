"""Writes the folder of a new förbund. The tables of data/codes are of two kinds: what the product knows (outcomes,
signals, measures, scales, ...), which is read from the product's own folder, and what a förbund has (platforms,
accounts, indicators, ...), which is written here. See KNOWN_TO_THE_PRODUCT in finsam_data/paths.py.
"""

import csv
import io
from pathlib import Path

import yaml

from finsam_data.paths import ROOT
from finsam_data.record.settings.forbund import COUNTRY, WHOLE_AREA
from finsam_data.record.settings.forbund import NAME as FORBUND_FILE
from finsam_data.writing import write_whole

PRODUCT = ROOT / "data"
# what only the förbund itself can fill in: its tables begin with their headings alone
OF_THE_FORBUND = (
    "account_parts", "account_totals", "accounts", "board_reasons", "capital_bounds", "capital_steps",
    "comparability", "decisions", "development_plan", "figure_notes", "follow_up_answers", "grade_scales",
    "indicators", "organisations", "periods", "presets", "question_pairs", "questions", "recommendations",
    "statements", "steering_groups", "strategic_criteria", "strategic_goals",
)  # fmt: skip
# settings and words that every förbund begins with
COPIED = ("agendas", "overview.yaml", "scenarios.yaml", "settings.yaml")
WHOLE = "hela-forbundet"
WHOLE_LABEL = "Hela förbundet"
TINTS = ("#0B4F6C", "#8A5A00", "#4E7D3A", "#C4456B", "#5B4FA8", "#808890")


def write_folder(folder: Path, name: str, municipalities: dict[str, str]) -> None:
    """Writes the record of a förbund without figures. `municipalities` are SCB's codes with their names, in the order
    to show them. Raises WriteFailed.
    """
    for part in COPIED:
        for file in sorted((PRODUCT / part).glob("*.yaml")) or [PRODUCT / part]:
            _write(folder / file.relative_to(PRODUCT), _without_places(file.read_text(encoding="utf-8")))
    for table in OF_THE_FORBUND:
        _write_table(folder, f"codes/{table}.csv", [])
    for table, rows in _from_municipalities(municipalities).items():
        _write_table(folder, f"codes/{table}.csv", rows)
    _write_table(folder, "sources.csv", [])
    short = name.removeprefix("Samordningsförbundet ")
    stored = {"name": name, "short_name": short, "municipalities": list(municipalities)}
    text = yaml.safe_dump(stored, allow_unicode=True, sort_keys=False)
    _write(folder / FORBUND_FILE, f"# Vilket förbund underlaget gäller.\n{text}")


def _from_municipalities(municipalities: dict[str, str]) -> dict[str, list[dict]]:
    own = list(municipalities.items())
    areas = [(WHOLE_AREA, WHOLE_LABEL), *own, (COUNTRY, "Riket")]
    members = [("Staten", "staten", "stat", WHOLE_AREA), ("Regionen", "region", "region", WHOLE_AREA)]
    members += [(f"{label} kommun", area, "kommun", area) for area, label in own]
    return {
        "areas": [
            {"area": area, "label": label, "sort_order": place, "colour": TINTS[(place - 1) % len(TINTS)]}
            for place, (area, label) in enumerate(areas)
        ],
        "members": [
            {"item": item, "member": member, "kind": kind, "area": area, "sort_order": place,
                "label": municipalities.get(area, item)}
            for place, (item, member, kind, area) in enumerate(members, 1)
        ],
        "municipalities": [{"area": area, "label": label} for area, label in own],
        "platforms": [{"platform": WHOLE, "label": WHOLE_LABEL, "area": WHOLE_AREA, "kind": "total", "sort_order": 0}],
        "groups": [{"group_code": WHOLE, "label": WHOLE_LABEL, "area": WHOLE_AREA, "members": "", "has_goals": "ja",
            "kind": "total", "sort_order": 0}],
    }  # fmt: skip


def _without_places(text: str) -> str:
    """A file of settings without its points about one municipality, which are another förbund's own."""
    return "".join(line for line in text.splitlines(keepends=True) if "kommun:" not in line)


def _write_table(folder: Path, name: str, rows: list[dict]) -> None:
    """A table with the columns that the product's own has, and `rows`, in which what is not named is empty."""
    with (PRODUCT / name).open(encoding="utf-8-sig", newline="") as stream:
        header = next(csv.reader(stream))
    text = io.StringIO()
    table = csv.DictWriter(text, header, restval="", lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    _write(folder / name, text.getvalue())


def _write(file: Path, text: str) -> None:
    write_whole(file, text, "Underlaget")
