"""The charts' forms as finished specifications in a file, so that the server shows its first page without loading
Altair (0.7 s).

`make data` writes the file beside the database. A file that is missing, or older than what it is made of, is not used:
the form is then built on the spot.
"""

import importlib
import json
import sys
from collections.abc import Callable

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


def read_forms() -> dict[str, dict]:
    """Every form by name: from the file when it is fresh, otherwise built with Altair."""
    here = ROOT / "dashboard"
    made_of = (
        *(here / f"{name.replace('.', '/')}.py" for name in (*MODULES, "kit.charts.row_parts")),
        ROOT / "finsam_data" / "scb" / "shapes.py",
        data_folder() / "codes" / "other_colours.csv",
    )
    try:
        if FILE.stat().st_mtime_ns > max(path.stat().st_mtime_ns for path in made_of):
            return json.loads(FILE.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        pass
    return build_forms()


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
    FILE.write_text(json.dumps(build_forms(), ensure_ascii=False), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
