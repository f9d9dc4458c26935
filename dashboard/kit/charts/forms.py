"""The charts' forms as finished specifications in a file beside the database, so that no page loads Altair (0.7 s).

dashboard/chart_forms.py makes the file; here it is only read. It is believed only where it says what it is made of and
its content has the digest that it names: a file that is valid JSON and wrong is no file.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from finsam_data.database import DatabaseUnavailable
from finsam_data.kept import version_of
from finsam_data.versions.pointer import STAY, database_file

# the form of a figure that is a table and no chart: its `rows` say which lines are totals (is_total)
TABLE_FORM = "table"


@dataclass(frozen=True)
class Forms:
    """Every form by name, and the fingerprint of what they are made of."""

    made_of: str
    forms: dict[str, dict]


# what pages draw with, by file, and the version of the file when that was decided: a file that cannot be written, or
# is damaged meanwhile, takes no chart away
_held: dict[str, tuple[Forms, tuple]] = {}


def forms_file() -> Path:
    """The file of the forms. It lies beside the database, so that each installation has its own."""
    return database_file().with_name("chart_forms.json")


def chart_form(name: str) -> dict:
    """The Vega-Lite specification of a chart, without data. Shared by all readers: do not change it. Raises
    DatabaseUnavailable where there are no forms.
    """
    found = held() or stored()
    if not found:
        raise DatabaseUnavailable("Diagrammens former finns inte ännu. Kör make data och ladda om sidan.")
    return found.forms[name]


def hold(forms: Forms) -> None:
    """Lets every page draw with these from now on. Those of versions that nobody reads any more are let go."""
    while len(_held) > STAY:
        _held.pop(next(iter(_held)))
    _held[str(forms_file())] = forms, version_of(forms_file())


def held() -> Forms | None:
    """What pages draw with."""
    return _held.get(str(forms_file()), (None, ()))[0]


def is_as_held() -> bool:
    """Whether the file is the one that was there when it was decided what pages draw with."""
    return _held.get(str(forms_file()), (None, ()))[1] == version_of(forms_file())


def stored() -> Forms | None:
    """What the file holds; None where it is missing, damaged or of another shape."""
    file = forms_file()
    return _stored(file, version_of(file))


@lru_cache(maxsize=4)
def _stored(file: Path, version: tuple) -> Forms | None:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        is_whole = found["sha256"] == digest(found["made_of"], found["forms"])
        return Forms(found["made_of"], found["forms"]) if is_whole else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def digest(made_of: str, forms: dict[str, dict]) -> str:
    """The SHA-256 of the forms and of what they are made of."""
    text = json.dumps([made_of, forms], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
