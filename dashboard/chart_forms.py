"""Makes the file of chart forms that kit/charts/forms.py reads. Run as `python -m dashboard.chart_forms`.

A form is the Vega-Lite specification of a chart without its data. The file is made anew when it is missing, or older
than what it is made of, so that a changed colour shows without a restart.
"""

import importlib
import json
import os
import sys
from collections.abc import Callable

from dashboard.kit.charts.forms import FILE
from finsam_data.paths import ROOT, data_folder

# each holds its chart functions in FORMS. Named, not imported: a page shall not load Altair
MODULES = (
    "kit.charts.shares",
    "kit.charts.amounts",
    *(f"subjects.{subject}.charts" for subject in ("full_year", "economy", "social", "surveys", "follow_up")),
    "subjects.what_if.views.charts",
)
_MADE_OF = (
    *(
        ROOT / "dashboard" / f"{name.replace('.', '/')}.py"
        for name in (*MODULES, "kit.charts.row_parts", "kit.charts.theme")
    ),
    ROOT / "finsam_data" / "scb" / "shapes.py",
)


def bring_up_to_date() -> None:
    """Makes the file where it is missing or older than what it is made of. Cheap otherwise: a look at some file dates."""
    made_of = (*_MADE_OF, data_folder() / "codes" / "other_colours.csv")
    if not FILE.exists() or FILE.stat().st_mtime_ns <= max(path.stat().st_mtime_ns for path in made_of):
        write()


def chart_functions() -> dict[str, Callable]:
    """Every chart function by its form's name. Loads Altair."""
    importlib.import_module("dashboard.kit.charts.theme")
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


def write() -> None:
    """Writes the file beside the old one and then puts it in its place: several processes may do so at once."""
    FILE.parent.mkdir(exist_ok=True)
    unfinished = FILE.with_suffix(f".{os.getpid()}.new")
    unfinished.write_text(json.dumps(build_forms(), ensure_ascii=False), encoding="utf-8")
    unfinished.replace(FILE)


if __name__ == "__main__":
    sys.exit(write())
