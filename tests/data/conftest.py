"""What the tests of the questions share."""

from functools import cache

import pytest

from finsam_data import participants


@pytest.fixture(scope="session")
def ask(database):
    """Asks a question of participants.py once per choice: several tests go through all choices."""
    return cache(lambda name, **choice: getattr(participants, name)(database, **choice))
