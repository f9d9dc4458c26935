"""Today from the real record, and the settings of the installation."""

import pytest

from finsam_data.questions import what_if
from finsam_data.scenarios.settings import read_scenario_settings
from finsam_data.scenarios.today import gather
from tests.conftest import DATA


@pytest.fixture(scope="session")
def today(database):
    questions = (
        what_if.members_today,
        what_if.lines_today,
        what_if.capital_today,
        what_if.capital_steps,
        what_if.neighbours,
    )
    return gather(*(question(database) for question in questions))


@pytest.fixture(scope="session")
def settings(today):
    return read_scenario_settings(DATA).of_years(today.years)
