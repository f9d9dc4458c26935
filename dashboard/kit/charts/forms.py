"""The charts' forms as finished specifications in a file, so that no page loads Altair (0.7 s).

dashboard/chart_forms.py makes the file; here it is only read.
"""

import json
from functools import lru_cache

from finsam_data.paths import ROOT

FILE = ROOT / "build" / "chart_forms.json"
# the form of a figure that is a table and no chart: its `rows` say which lines are totals (is_total)
TABLE_FORM = "table"


def chart_form(name: str) -> dict:
    """The Vega-Lite specification of a chart, without data. Shared by all readers: do not change it."""
    return _forms(FILE.stat().st_mtime_ns)[name]


@lru_cache(maxsize=1)
def _forms(version: int) -> dict[str, dict]:
    return json.loads(FILE.read_text(encoding="utf-8"))
