"""The charts' forms as finished specifications in a file beside the database, so that no page loads Altair (0.7 s).

dashboard/chart_forms.py makes the file; here it is only read.
"""

import json
from functools import lru_cache
from pathlib import Path

from finsam_data.kept import version_of
from finsam_data.paths import database_file

# the form of a figure that is a table and no chart: its `rows` say which lines are totals (is_total)
TABLE_FORM = "table"


def forms_file() -> Path:
    """The file of the forms. It lies beside the database, so that each installation has its own."""
    return database_file().with_name("chart_forms.json")


def chart_form(name: str) -> dict:
    """The Vega-Lite specification of a chart, without data. Shared by all readers: do not change it."""
    file = forms_file()
    return _forms(file, version_of(file))["forms"][name]


@lru_cache(maxsize=4)
def _forms(file: Path, version: tuple) -> dict:
    return json.loads(file.read_text(encoding="utf-8"))
