"""Makes the file of chart forms that kit/charts/forms.py reads. Run as `python -m dashboard.chart_forms`.

A form is the Vega-Lite specification of a chart without its data. The file is made anew when it is missing, or made
of other files than now, so that a changed colour shows without a restart.
"""

import importlib
import json
import os
import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from dashboard.kit.charts.forms import forms_file
from finsam_data.kept import version_of
from finsam_data.paths import ROOT, data_folder

# each holds its chart functions in FORMS. Named, not imported: a page shall not load Altair
MODULES = (
    "kit.charts.shares",
    "kit.charts.amounts",
    *(f"subjects.{subject}.charts" for subject in ("full_year", "economy", "social", "surveys", "follow_up")),
    "subjects.what_if.views.charts",
)
# what the shape of a form depends on, beside the modules themselves
PARTS = ("kit.charts.row_parts", "kit.charts.theme")


def bring_up_to_date() -> None:
    """Makes the file where it is missing or made of other files than now. Otherwise a look at some file dates."""
    if _made_of() != _fingerprint():
        write()


def _made_of() -> list | None:
    file = forms_file()
    return _stored(file, version_of(file))


@lru_cache(maxsize=4)
def _stored(file: Path, version: tuple) -> list | None:
    """What the stored forms are made of; None where there is no such file, or no readable one."""
    try:
        return json.loads(file.read_text(encoding="utf-8"))["made_of"]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _fingerprint() -> list[list]:
    files = [ROOT / "dashboard" / f"{name.replace('.', '/')}.py" for name in (*MODULES, *PARTS)]
    files += [ROOT / "finsam_data" / "scb" / "shapes.py", data_folder() / "codes" / "other_colours.csv"]
    return [[str(file), *version_of(file)] for file in files]


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
    file = forms_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(f".{os.getpid()}.new")
    content = {"made_of": _fingerprint(), "forms": build_forms()}
    unfinished.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    unfinished.replace(file)


if __name__ == "__main__":
    sys.exit(write())
