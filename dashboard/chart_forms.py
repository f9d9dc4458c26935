"""Makes the file of chart forms that kit/charts/forms.py reads. Run as `python -m dashboard.chart_forms`.

A form is the Vega-Lite specification of a chart without its data. The file is made anew when it is missing or damaged,
or made of something else than now, so that a changed colour shows without a restart.
"""

import hashlib
import importlib
import json
import logging
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from dashboard.kit.charts.forms import Forms, digest, forms_file, held, hold, is_as_held, stored
from finsam_data.database import DatabaseUnavailable
from finsam_data.faults import WriteFailed
from finsam_data.kept import kept
from finsam_data.page_files import pages_folder
from finsam_data.paths import ROOT
from finsam_data.writing import command, write_whole

# each holds its chart functions in FORMS. Named, not imported: a page shall not load Altair
MODULES = (
    "kit.charts.shares",
    "kit.charts.amounts",
    *(f"subjects.{subject}.charts" for subject in ("full_year", "economy", "social", "surveys", "follow_up")),
    "subjects.what_if.views.charts",
)
# what the shape of a form depends on, beside the modules themselves
PARTS = ("kit.charts.row_parts", "kit.charts.theme")
ALTAIR = version("altair")


def bring_up_to_date() -> None:
    """Sees to it that pages draw with the forms of what there is now. Usually a look at some file dates.

    Where the file is missing, damaged or made of something else it is made anew; where it cannot be written, pages draw
    with the forms all the same. Raises DatabaseUnavailable.
    """
    made_of, now = _fingerprint(), held()
    is_current = now is not None and now.made_of == made_of
    if is_current and is_as_held():
        return
    found = stored()
    if found is None or found.made_of != made_of:
        found = now if is_current else Forms(made_of, build_forms())
        try:
            write(found)
        except WriteFailed as failed:
            logging.getLogger("finsam").warning("%s", failed)
    hold(found)


def _fingerprint() -> str:
    """Tells apart what the forms are made of: chart functions, the version of Altair, shapes and colours."""
    files = [ROOT / "dashboard" / f"{name.replace('.', '/')}.py" for name in (*MODULES, *PARTS)]
    files += [ROOT / "finsam_data" / "scb" / "shapes.py", pages_folder() / "codes" / "other_colours.csv"]
    return hashlib.sha256(" ".join([ALTAIR, *map(_digest, files)]).encode()).hexdigest()


@kept
def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


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


def write(forms: Forms) -> None:
    """Writes the file. Raises WriteFailed; the old one then stays."""
    content = {"made_of": forms.made_of, "sha256": digest(forms.made_of, forms.forms), "forms": forms.forms}
    write_whole(forms_file(), json.dumps(content, ensure_ascii=False), "Diagrammens former")


def main() -> int:
    """The command. Exit code 1 and a sentence where there is no database to take the colours from."""
    try:
        write(Forms(_fingerprint(), build_forms()))
    except DatabaseUnavailable as unavailable:
        print(f"Diagrammens former byggdes inte. {unavailable}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(command(main))
