"""What each view shows of a version, kept beside its database: so that the next version can say which of them have lost
their figure.
"""

import json
from pathlib import Path

from finsam_data.writing import write_whole

FIGURE, NOTICE, FAILURE = "figur", "meddelande", "fel"
VIEWS = "views.json"


def keep_views(folder: Path, views: list[list[str]], before: list[list[str]]) -> None:
    """Writes in a version's folder what its views show, [name, kind, what it says] each, and which of them showed a
    figure in the version `before` and none now. Raises WriteFailed.
    """
    written = {"views": views, "warnings": _lost(views, before)}
    write_whole(folder / VIEWS, json.dumps(written, ensure_ascii=False, indent=1), "Uppgiften om vyerna")


def kept_views(folder: Path) -> tuple[list[list[str]], list[str]]:
    """(views, warnings) of a version's folder; empty where an older program built it."""
    try:
        written = json.loads((folder / VIEWS).read_text(encoding="utf-8"))
        return written["views"], written["warnings"]
    except (OSError, ValueError, LookupError, TypeError):
        return [], []


def _lost(views: list[list[str]], before: list[list[str]]) -> list[str]:
    had = {name: said for name, kind, said in before if kind == FIGURE}
    return [
        f"vyn {name} visade en figur i den förra versionen, ”{had[name]}”, men har ingen nu: ”{said}”. Åtgärd: se "
        "efter vad som har lagts till eller tagits bort i det som vyn visar."
        for name, kind, said in views
        if kind == NOTICE and name in had
    ]
