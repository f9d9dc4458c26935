"""The charts' forms as finished specifications in a file, so that the server shows its first page without loading Altair (0.7 s).

`make data` writes the file beside the database. A file that is missing, or older than what it is made of, is not used: the form is then
built on the spot.
"""

import json
import sys
from pathlib import Path

from finsam_data.paths import ROOT, data_folder

FILE = ROOT / "build" / "chart_forms.json"


def read_forms() -> dict[str, dict]:
    """Every form by name: from the file when it is fresh, otherwise built with Altair."""
    made_of = (Path(__file__).with_name("charts.py"), ROOT / "finsam_data" / "shapes.py", data_folder() / "codes" / "other_colours.csv")
    try:
        if FILE.stat().st_mtime_ns > max(path.stat().st_mtime_ns for path in made_of):
            return json.loads(FILE.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        pass
    return build_forms()


def build_forms() -> dict[str, dict]:
    """The Vega-Lite specification of every chart in charts.FORMS, without data."""
    from pages.shared import charts

    forms = {}
    for name, form in charts.FORMS.items():
        specification = form(charts.alt.NamedData(name="table")).to_dict()
        forms[name] = {key: value for key, value in specification.items() if key not in ("data", "datasets")}
    return forms


def main() -> int:
    """Writes the file."""
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(json.dumps(build_forms(), ensure_ascii=False), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
