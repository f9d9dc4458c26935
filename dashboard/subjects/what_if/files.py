"""The scenario as a file: the workbook with live formulas."""

from dashboard.subjects.what_if import state
from dashboard.subjects.what_if.state import Scenarios, name_of
from dashboard.subjects.what_if.views.comparison_views import every_measure
from finsam_data.scenarios.link import encode
from finsam_data.scenarios.workbook.book import as_workbook


def workbook_of(scenarios: Scenarios) -> bytes:
    """The scenario at work, with all scenarios side by side in the last sheet."""
    link = encode([scenarios.at_work, *scenarios.compared])
    return as_workbook(
        state.today(), state.settings(), scenarios.at_work, name_of(scenarios.at_work), link, every_measure(scenarios)
    )
