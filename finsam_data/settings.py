"""The installation's settings: the mode (styrelse or publik) and the limits for small groups."""

import os
from dataclasses import dataclass
from pathlib import Path

import yaml

from finsam_data.faults import Fault, RecordRefused

MODES = ("styrelse", "publik")


@dataclass(frozen=True)
class Settings:
    """mode: `styrelse` shows every figure, `publik` hides small groups. The limits count persons."""

    mode: str
    mark_below_n: int
    hide_counts_below: int
    hide_shares_below_n: int


def read_settings(folder: Path) -> Settings:
    """Settings from `folder`/settings.yaml; FINSAM_MODE wins over the file. Raises RecordRefused for an unknown mode."""
    stored = yaml.safe_load((folder / "settings.yaml").read_text(encoding="utf-8"))
    mode = os.environ.get("FINSAM_MODE") or stored["mode"]
    if mode not in MODES:
        raise RecordRefused([Fault("settings.yaml", None, "mode", f"läget ”{mode}” är okänt", f"skriv något av {', '.join(MODES)}")])
    return Settings(mode=mode, **stored["small_group"])
