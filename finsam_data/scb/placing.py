"""How a delivery comes to its place in data/scb by one rename, and what becomes of one whose fetch was killed."""

import os
import re
from pathlib import Path

from finsam_data.writing import abandoned, remove


def put_in_place(new: Path, target: Path) -> None:
    """Gives the whole folder `new` the name `target` by one rename; an earlier folder of that name goes when the new
    one stands.
    """
    aside = target.with_name(f".gammal-{target.name}.{os.getpid()}")
    if target.exists():
        target.rename(aside)
    try:
        new.rename(target)
    except BaseException:
        if aside.exists():
            aside.rename(target)
        raise
    remove(aside)


def tidy_deliveries(root: Path) -> None:
    """Takes care of what killed fetches left: a delivery on its way in goes, one that was being replaced comes back."""
    for left in list(root.glob(".*")):
        found = re.fullmatch(r"\.(ny|gammal)-([0-9-]{10})(?:\.([0-9]+))?", left.name)
        if not found or (found[3] and not abandoned(left, int(found[3]))):
            continue
        target = root / found[2]
        if found[1] == "gammal" and not target.exists():
            left.rename(target)
        else:
            remove(left)
