"""Writes the folder of a new förbund. The tables of data/codes are of two kinds: what the product knows (outcomes,
signals, measures, scales, ...), which is read from the product's own folder, and what a förbund has (platforms,
accounts, indicators, ...), which is written here. See KNOWN_TO_THE_PRODUCT in finsam_data/paths.py.
"""

import csv
import io
import shutil
from pathlib import Path

import yaml

from finsam_data.paths import ROOT
from finsam_data.record.settings.forbund import COUNTRY, WHOLE_AREA
from finsam_data.record.settings.forbund import NAME as FORBUND_FILE

PRODUCT = ROOT / "data"
# what only the förbund itself can fill in: its tables begin with their headings alone
OF_THE_FORBUND = (
    "account_parts", "account_totals", "accounts", "board_reasons", "capital_bounds", "capital_steps",
    "comparability", "decisions", "development_plan", "figure_notes", "follow_up_answers", "grade_scales",
    "indicators", "organisations",
    "periods", "presets", "question_pairs", "questions", "recommendations", "steering_groups", "strategic_criteria",
    "strategic_goals",
)  # fmt: skip
# settings and words that every förbund begins with
COPIED = ("agendas", "overview.yaml", "scenarios.yaml", "settings.yaml")
WHOLE = "hela-forbundet"
WHOLE_LABEL = "Hela förbundet"
TINTS = ("#0B4F6C", "#8A5A00", "#4E7D3A", "#C4456B", "#5B4FA8", "#808890")


def write_folder(folder: Path, name: str, municipalities: dict[str, str]) -> None:
    """Writes the record of a förbund without figures. `municipalities` are SCB's codes with their names, in the order
    to show them. Raises OSError.
    """
    codes = folder / "codes"
    codes.mkdir(parents=True)
    (folder / "findings").mkdir()
    for part in COPIED:
        copy = shutil.copytree if (PRODUCT / part).is_dir() else shutil.copyfile
        copy(PRODUCT / part, folder / part)
    for agenda in sorted((folder / "agendas").glob("*.yaml")):
        # a point about a municipality is that förbund's own
        kept = [line for line in agenda.read_text(encoding="utf-8").splitlines() if "kommun:" not in line]
        agenda.write_text("\n".join(kept) + "\n", encoding="utf-8")
    for table in OF_THE_FORBUND:
        _write(codes / f"{table}.csv", _header(f"codes/{table}.csv"), [])
    for table, rows in _from_municipalities(municipalities).items():
        header = _header(f"codes/{table}.csv")
        _write(codes / f"{table}.csv", header, [[row.get(column, "") for column in header] for row in rows])
    _write(folder / "sources.csv", _header("sources.csv"), [])
    short = name.removeprefix("Samordningsförbundet ")
    stored = {"name": name, "short_name": short, "municipalities": list(municipalities)}
    text = yaml.safe_dump(stored, allow_unicode=True, sort_keys=False)
    (folder / FORBUND_FILE).write_text(f"# Vilket förbund underlaget gäller.\n{text}", encoding="utf-8")


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


def _header(name: str) -> list[str]:
    with (PRODUCT / name).open(encoding="utf-8-sig", newline="") as stream:
        return next(csv.reader(stream))


def _write(file: Path, header: list[str], rows: list[list]) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([header, *rows])
    file.write_text(text.getvalue(), encoding="utf-8")
