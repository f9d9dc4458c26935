"""What the tests of the questions and of the laws share."""

import shutil
from functools import cache

import duckdb
import pytest

from finsam_data.questions import participants
from finsam_data.record.reading import read_record
from tests.conftest import DATA


@pytest.fixture(scope="session")
def ask(database):
    """Asks a question of participants.py once per choice: several tests go through all choices."""
    return cache(lambda name, **choice: getattr(participants, name)(database, **choice))


@pytest.fixture(scope="module")
def connection(database_file, tmp_path_factory):
    """A copy of the built file that a test may change inside a transaction."""
    file = shutil.copy(database_file, tmp_path_factory.mktemp("copy") / "finsam.duckdb")
    with duckdb.connect(str(file)) as connection:
        yield connection


@pytest.fixture(scope="module")
def findings():
    """The register of findings as the record has it."""
    return read_record(DATA).findings
