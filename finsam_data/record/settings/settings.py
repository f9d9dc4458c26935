"""The installation's settings: the mode (styrelse or publik) and the limits for small groups."""

import os
from dataclasses import dataclass
from pathlib import Path

from finsam_data.faults import Fault, RecordRefused
from finsam_data.record.files.form import Fields, Whole, form_faults
from finsam_data.record.files.read_yaml import read_yaml

NAME = "settings.yaml"
MODES = ("styrelse", "publik")
LIMITS = ("mark_below_n", "hide_counts_below", "hide_shares_below_n")
FORM = Fields({"small_group": Fields({limit: Whole(high=1_000) for limit in LIMITS})})


@dataclass(frozen=True)
class Settings:
    """mode: `styrelse` shows every figure, `publik` hides small groups. The limits count persons."""

    mode: str
    mark_below_n: int
    hide_counts_below: int
    hide_shares_below_n: int


def read_settings(folder: Path) -> Settings:
    """Settings from `folder`/settings.yaml; FINSAM_MODE wins over the file. Raises RecordRefused with every fault
    found.
    """
    faults: list[Fault] = []
    stored = read_yaml(folder / NAME, NAME, faults)
    if faults:
        raise RecordRefused(faults)
    given = stored if isinstance(stored, dict) else {}
    mode = os.environ.get("FINSAM_MODE") or given.get("mode")
    if mode not in MODES:
        faults.append(Fault(NAME, None, "mode", f"läget ”{mode}” är okänt", f"skriv något av {', '.join(MODES)}"))
    rest = {name: part for name, part in given.items() if name != "mode"}
    faults += form_faults(rest, FORM, folder / NAME, NAME)
    if faults:
        raise RecordRefused(faults)
    return Settings(mode, **rest["small_group"])
