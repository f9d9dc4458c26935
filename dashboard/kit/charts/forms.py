"""The charts' forms as finished specifications in a file, so that the server shows its first page without loading
Altair (0.7 s).

`make data` writes the file beside the database. A file that is missing, or made of other files than now, is not used:
the form is then built on the spot.
"""

import importlib
import json
import sys
from collections.abc import Callable
from pathlib import Path

from finsam_data.kept import version_of
from finsam_data.paths import ROOT, data_folder

FILE = ROOT / "build" / "chart_forms.json"
# the form of a figure that is a table and no chart: its `rows` say which lines are totals (is_total)
TABLE_FORM = "table"
# each holds its chart functions in FORMS; charts comes first, for it sets the theme of all
MODULES = (
    "kit.charts.charts",
    *(
        f"subjects.{name}.charts"
        for name in ("full_year", "economy", "social", "surveys", "follow_up", "what_if.views")
    ),
)


def made_of() -> tuple[Path, ...]:
    """The files that the forms are made of."""
    here = ROOT / "dashboard"
    return (
        *(here / f"{name.replace('.', '/')}.py" for name in (*MODULES, "kit.charts.row_parts")),
        ROOT / "finsam_data" / "scb" / "shapes.py",
        data_folder() / "codes" / "other_colours.csv",
    )


def read_forms() -> dict[str, dict]:
    """Every form by name: from the file when it is made of these very files, otherwise built with Altair."""
    try:
        stored = json.loads(FILE.read_text(encoding="utf-8"))
        if stored["made_of"] == _fingerprint():
            return stored["forms"]
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return build_forms()


def _fingerprint() -> list[list]:
    return [[str(file), *version_of(file)] for file in made_of()]


def chart_functions() -> dict[str, Callable]:
    """Every chart by its form's name. Loads Altair."""
    modules = [importlib.import_module(f"dashboard.{name}") for name in MODULES]
    return {function.__name__: function for module in modules for function in module.FORMS}


def build_forms() -> dict[str, dict]:
    """The Vega-Lite specification of every chart, without data."""
    import altair as alt

    forms = {}
    for name, function in chart_functions().items():
        specification = function(alt.NamedData(name="table")).to_dict()
        forms[name] = {key: value for key, value in specification.items() if key not in ("data", "datasets")}
    return forms


def main() -> int:
    """Writes the file."""
    FILE.parent.mkdir(exist_ok=True)
    content = {"made_of": _fingerprint(), "forms": build_forms()}
    FILE.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
